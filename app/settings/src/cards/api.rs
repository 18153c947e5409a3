//! What the page of payment by card asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::cards::{CardForm, CardPayment};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// How many payments the page shows.
#[cfg(feature = "ssr")]
const LATEST: u64 = 50;

/// The settings of payment by card as their page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardsShown {
    /// What stands in the form; never a secret.
    pub form: CardForm,
    /// What is kept.
    pub kept: KeptSecrets,
    /// Where the provider tells what became of payments.
    pub hook: String,
    /// What clients have begun to pay.
    pub latest: Vec<CardPayment>,
}

/// Which secrets there are, in which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSecrets {
    /// The version that a save is made from; 0 before the first.
    pub version: i32,
    /// Whether the provider can be asked.
    pub has_secret_key: bool,
    /// Whether it can be heard.
    pub has_webhook_secret: bool,
    /// Whether what clients pay is no money: the key is one for trials.
    pub is_test: bool,
}

/// The settings, with the latest payments.
#[server(prefix = "/api", endpoint = "cards/settings", input = Json, output = Json, client = PageClient)]
pub async fn card_settings() -> Result<CardsShown, AppError> {
    let t = session::require(Permission::ManageSettings)?.read();
    let kept = store::cards::settings(&t).await?;
    let public_url = session::visitor()?.public_url;
    Ok(CardsShown {
        form: CardForm::of(kept.settings),
        kept: secrets(kept),
        hook: format!("{}/hooks/stripe/{}", public_url.trim_end_matches('/'), t.company()),
        latest: store::cards::latest(&t, LATEST).await?,
    })
}

/// Saves the settings, unless somebody else saved since `version`.
#[server(prefix = "/api", endpoint = "cards/settings-save", input = Json, output = Json, client = PageClient)]
pub async fn save_cards(
    /// The version that the form was made from.
    version: i32,
    /// What was typed.
    form: CardForm,
) -> Result<KeptSecrets, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let new = form.parse().map_err(AppError::Invalid)?;
    let new = store::cards::sealed(&access, new)?;
    let tx = access.begin().await?;
    store::cards::save_settings(&tx, version, new).await?;
    let kept = store::cards::settings(&tx).await?;
    tx.commit().await?;
    Ok(secrets(kept))
}

/// Somebody has looked at what there was to look at of a payment.
#[server(prefix = "/api", endpoint = "cards/seen", input = Json, output = Json, client = PageClient)]
pub async fn see_card(
    /// Which one.
    id: Uuid,
) -> Result<(), AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    store::cards::seen(&tx, id).await?;
    Ok(tx.commit().await?)
}

#[cfg(feature = "ssr")]
fn secrets(kept: store::cards::KeptCards) -> KeptSecrets {
    KeptSecrets {
        version: kept.version,
        has_secret_key: kept.has_secret_key,
        has_webhook_secret: kept.has_webhook_secret,
        is_test: kept.settings.is_test,
    }
}
