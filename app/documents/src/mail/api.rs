//! What is asked for a letter about a document.

#[cfg(feature = "ssr")]
mod proposal;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::DocumentId;
use domain::mail::{LetterForm, SentMail};
use leptos::prelude::*;
use uuid::Uuid;

use engines::mail::fields::LetterStart;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// What a letter about a document begins with: recipients by what the contacts are to the client (A5.6), and the words of the template.
#[server(prefix = "/api", endpoint = "mail/letter", input = Json, output = Json, client = PageClient)]
pub async fn start_letter(
    /// The document.
    id: DocumentId,
) -> Result<LetterStart, AppError> {
    let public_url = session::visitor()?.public_url;
    let tenant = session::require(Permission::EditDocuments)?.read();
    let document = store::documents::get(&tenant, id).await?;
    proposal::of(&tenant, &document, &public_url).await
}

/// Has a document sent. Asked for twice with one key, it is sent once.
#[server(prefix = "/api", endpoint = "mail/send", input = Json, output = Json, client = PageClient)]
pub async fn send_letter(
    /// The document.
    id: DocumentId,
    /// What was typed.
    form: LetterForm,
    /// What tells it from every other letter.
    key: Option<Uuid>,
) -> Result<(), AppError> {
    let access = session::require(Permission::EditDocuments)?;
    let letter = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    store::mail::queue(&tx, id, letter, key.map(|key| key.to_string())).await?;
    Ok(tx.commit().await?)
}

/// What was sent about a document, or is to be: the newest first.
#[server(prefix = "/api", endpoint = "mail/of-document", input = Json, output = Json, client = PageClient)]
pub async fn letters_of_document(
    /// The document.
    id: DocumentId,
) -> Result<Vec<SentMail>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    Ok(store::mail::of_document(&tenant, id).await?)
}
