//! Quotes as guests answer to them: to those of their own client, and never in a preview.

use std::collections::BTreeSet;

use domain::documents::answer::NewAnswer;
use domain::ids::{DocumentId, DocumentLineId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::sessions::Guest;
use super::shown::require_document;
use crate::documents::{Answered, Offer, Signer};
use crate::{StoreError, StoreResult, Tenant, documents};

/// A quote that a guest is shown, with those of its options that are asked for.
pub async fn offer<C: ConnectionTrait>(
    t: &Tenant<C>,
    guest: &Guest,
    id: DocumentId,
    asked: &BTreeSet<DocumentLineId>,
) -> StoreResult<Offer> {
    require_document(t, guest, id).await?;
    documents::offer(t, id, asked).await
}

/// Keeps a guest's answer to a quote, with where it came from. Staff who look at a preview answer nothing.
pub async fn answer(
    tx: &Tenant<DatabaseTransaction>,
    guest: &Guest,
    id: DocumentId,
    new: &NewAnswer,
    (address, device): (&str, &str),
) -> StoreResult<Answered> {
    if guest.is_preview {
        return Err(StoreError::Forbidden);
    }
    require_document(tx, guest, id).await?;
    documents::answer(tx, id, new, Signer { contact: guest.contact, address, device }).await
}
