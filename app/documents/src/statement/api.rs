//! What the page of a client's statement asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::documents::statement::StatementQuery;
use domain::ids::ClientId;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

use super::view::StatementView;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// How many rows a page shows unless one asks for all of them: as many as are read, and quickly drawn.
#[cfg(feature = "ssr")]
const FIRST: u64 = 500;

/// A client's statement; the last rows of it, or all as far as there is a limit.
#[server(prefix = "/api", endpoint = "documents/statement", input = Json, output = Json, client = PageClient)]
pub async fn statement_of_client(
    /// The client.
    client: ClientId,
    /// Which days, and whether only what is open.
    asked: StatementQuery,
    /// Whether all rows are asked for.
    whole: bool,
) -> Result<StatementView, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let most = if whole { store::ledger::MAX_ROWS } else { FIRST };
    let statement = store::ledger::statement(&tenant, client, asked, most).await?;
    let mut named = store::names::Named::default();
    named.clients.insert(client);
    let words = store::names::of(&tenant, &named, Subject::Client).await?.named;
    let name = words.get(&client.to_string()).cloned().unwrap_or_default();
    Ok(StatementView { client, name, statement })
}
