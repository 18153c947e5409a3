//! What is asked for a letter to a client.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::billing::kind::DocumentKind;
use domain::ids::ClientId;
use domain::mail::{LetterForm, SentMail};
#[cfg(feature = "ssr")]
use domain::mail::{Reachable, Recipients, proposed};
use leptos::prelude::*;
use uuid::Uuid;

use engines::mail::fields::LetterStart;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// What a letter to a client begins with: the main contact, else whoever can be reached, and the signature.
#[server(prefix = "/api", endpoint = "mail/client-letter", input = Json, output = Json, client = PageClient)]
pub async fn start_client_letter(
    /// The client.
    id: ClientId,
) -> Result<LetterStart, AppError> {
    let tenant = session::require(Permission::EditClients)?.read();
    let (people, own) = store::mail::reachable(&tenant, id).await?;
    let kept = store::mail::settings(&tenant).await?;
    // As a quote goes: nothing is owed by a letter.
    let Recipients { to, .. } = proposed(DocumentKind::Quote, &people, own.as_ref());
    let signature = kept.as_ref().and_then(|kept| kept.settings.signature.as_ref());
    let form = LetterForm {
        to: to.first().map(ToString::to_string).unwrap_or_default(),
        text: signature.map(|signature| format!("\n\n{signature}")).unwrap_or_default(),
        ..LetterForm::default()
    };
    let named = |person: &Reachable| format!("{} ({})", person.name, person.email);
    let people = people.iter().map(named).collect();
    Ok(LetterStart { form, people, is_set: kept.is_some(), linked: Vec::new(), link: String::new() })
}

/// Has a letter sent to a client. Asked for twice with one key, it is sent once.
#[server(prefix = "/api", endpoint = "mail/client-send", input = Json, output = Json, client = PageClient)]
pub async fn send_client_letter(
    /// The client.
    id: ClientId,
    /// What was typed.
    form: LetterForm,
    /// What tells it from every other letter.
    key: Option<Uuid>,
) -> Result<(), AppError> {
    let access = session::require(Permission::EditClients)?;
    let letter = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    store::mail::queue_for_client(&tx, id, letter, key.map(|key| key.to_string())).await?;
    Ok(tx.commit().await?)
}

/// What was sent to a client, with documents or without, or is to be: the newest first.
#[server(prefix = "/api", endpoint = "mail/of-client", input = Json, output = Json, client = PageClient)]
pub async fn letters_of_client(
    /// The client.
    id: ClientId,
) -> Result<Vec<SentMail>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    Ok(store::mail::of_client(&tenant, id).await?)
}
