//! What the card of a client's contacts does at once.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::clients::additions;
use domain::clients::people::Link;
use domain::clients::{ContactForm, ContactMark};
use domain::ids::{ClientId, ContactId};
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// Changes what a contact is to a client.
#[server(prefix = "/api", endpoint = "clients/contact-mark", input = Json, output = Json, client = ActClient)]
pub async fn mark_contact(
    /// The client.
    id: ClientId,
    /// The contact.
    contact: ContactId,
    /// What it is from now on.
    mark: ContactMark,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::mark_contact(&tx, id, contact, mark).await?;
    Ok(tx.commit().await?)
}

/// Lets go of a contact. Answers what links it again as it was.
#[server(prefix = "/api", endpoint = "clients/contact-unlink", input = Json, output = Json, client = ActClient)]
pub async fn unlink_contact(
    /// The client.
    id: ClientId,
    /// The contact.
    contact: ContactId,
) -> Result<Link, AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let link = store::clients::unlink_contact(&tx, id, contact).await?;
    tx.commit().await?;
    Ok(link)
}

/// Links somebody to a client: a contact of others, or with what was answered when they were let go of, that one again.
#[server(prefix = "/api", endpoint = "clients/contact-link", input = Json, output = Json, client = ActClient)]
pub async fn link_contact(
    /// The client.
    id: ClientId,
    /// The contact.
    contact: ContactId,
    /// What they were to the client before.
    was: Option<Link>,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::link_contact(&tx, id, contact, was).await?;
    Ok(tx.commit().await?)
}

/// Adds somebody new. What is wrong is told by the form's fields.
#[server(prefix = "/api", endpoint = "clients/contact-add", input = Json, output = Json, client = PageClient)]
pub async fn add_contact(
    /// The client.
    id: ClientId,
    /// The row, as typed.
    form: ContactForm,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::add_contact(&tx, id, |rules| additions::contact(&form, rules)).await?;
    Ok(tx.commit().await?)
}
