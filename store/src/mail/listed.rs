//! The outbox, and what was sent to a client or about a document: the newest first.

use domain::ids::{ClientId, DocumentId, MailId};
use domain::mail::outbox::PAGE;
use domain::mail::{MailState, SentMail};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::columns;
use crate::entities::mail_message::{Column, Entity};
use crate::{StoreResult, Tenant, clients, documents, local_time};

/// A page of the outbox, those in some states alone, and whether there are older ones.
pub async fn page<C: ConnectionTrait>(
    t: &Tenant<C>,
    states: &[MailState],
    before: Option<MailId>,
) -> StoreResult<(Vec<SentMail>, bool)> {
    let mut query = of_company(t);
    if !states.is_empty() {
        query = query.filter(Column::State.is_in(states.iter().map(|state| state.as_str())));
    }
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    let mut letters = read(t, query, u64::from(PAGE) + 1).await?;
    let more = letters.len() > usize::from(PAGE);
    letters.truncate(usize::from(PAGE));
    Ok((letters, more))
}

/// How many letters wait for somebody to decide: those that did not go, and those of which nobody knows. Of a letter with a secret nobody
/// decides: whoever waits for it asks anew.
pub async fn waiting_for_somebody<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<u64> {
    let states = [MailState::Dead, MailState::Unsure].map(MailState::as_str);
    let letters = of_company(t).filter(Column::State.is_in(states)).filter(Column::SecretUntil.is_null());
    Ok(letters.count(t.db()).await?)
}

/// What was sent about a document, or is to be. Another company's is not found.
pub async fn of_document<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Vec<SentMail>> {
    documents::read::kind(t, id).await?;
    read(t, of_company(t).filter(Column::DocumentId.eq(id.0)), u64::from(PAGE)).await
}

/// What was sent to a client, or is to be. Another company's is not found.
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Vec<SentMail>> {
    clients::require(t, id).await?;
    read(t, of_company(t).filter(Column::ClientId.eq(id.0)), u64::from(PAGE)).await
}

fn of_company<C>(t: &Tenant<C>) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0))
}

async fn read<C: ConnectionTrait>(t: &Tenant<C>, query: Select<Entity>, limit: u64) -> StoreResult<Vec<SentMail>> {
    let zone = local_time::zone(t).await?;
    let rows = query.order_by_desc(Column::Id).limit(limit).all(t.db()).await?;
    rows.into_iter().map(|row| columns::read(row, zone)).collect()
}
