//! What the page of lists asks for beside the entries that users write: languages, which there are.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::company::{ClientLanguages, LanguageChange};
use domain::geo::LanguageCode;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// The languages of the company's clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenLanguages {
    /// Those that forms offer, in order.
    pub offered: ClientLanguages,
    /// How many clients have each, offered or not.
    pub uses: Vec<(LanguageCode, u64)>,
}

/// The languages that are offered for clients, and those that clients have.
#[server(prefix = "/api", endpoint = "settings/languages", input = Json, output = Json, client = PageClient)]
pub async fn languages() -> Result<SpokenLanguages, AppError> {
    let tenant = session::require(Permission::ManageSettings)?.read();
    let offered = store::companies::get(&tenant).await?.languages;
    Ok(SpokenLanguages { offered, uses: store::clients::spoken(&tenant).await? })
}

/// Offers a language at a place, or no more.
#[server(prefix = "/api", endpoint = "settings/language-change", input = Json, output = Json, client = ActClient)]
pub async fn change_languages(
    /// What is done.
    change: LanguageChange,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::companies::change_languages(&tx, change).await?;
    Ok(tx.commit().await?)
}
