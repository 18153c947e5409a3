//! What the dashboard asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::documents::dashboard::Dashboard;
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Where the company stands.
#[server(prefix = "/api", endpoint = "documents/dashboard", input = Json, output = Json, client = PageClient)]
pub async fn get_dashboard() -> Result<Dashboard, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    Ok(store::documents::dashboard(&tenant).await?)
}
