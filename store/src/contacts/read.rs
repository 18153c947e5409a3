//! Contacts read whole: the row and its clients, in few queries however many contacts.

use std::collections::{BTreeSet, HashMap};

use domain::clients::ClientState;
use domain::contacts::{ContactLink, ContactRecord, ContactState};
use domain::error::Refusal;
use domain::ids::{ClientId, ContactId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::columns;
use super::linked::{self, LinkedClient};
use crate::batches::IDS;
use crate::entities::contact::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// A contact of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: ContactId) -> StoreResult<ContactRecord> {
    these(t, &[id.0]).await?.pop().ok_or(StoreError::NotFound)
}

/// As [`get`], of a contact that may be changed: what is thrown away is restored first.
pub(super) async fn editable<C: ConnectionTrait>(t: &Tenant<C>, id: ContactId) -> StoreResult<ContactRecord> {
    let contact = get(t, id).await?;
    if contact.state.editable() { Ok(contact) } else { Err(Refusal::Deleted.into()) }
}

/// The contacts of these ids that are the company's, in no order.
pub(crate) async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<ContactRecord>> {
    each(t, &rows(t, ids).await?).await?.into_iter().collect()
}

/// Their rows alone.
pub(crate) async fn rows<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<Model>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(IDS) {
        let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
        found.extend(of_company.filter(Column::Id.is_in(ids.iter().copied())).all(t.db()).await?);
    }
    Ok(found)
}

/// Rows made whole, in their order; one that does not read leaves the others alone.
pub(crate) async fn each<C: ConnectionTrait>(
    t: &Tenant<C>,
    rows: &[Model],
) -> StoreResult<Vec<StoreResult<ContactRecord>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut links = linked::clients_of(t, &ids).await?;
    let clients: BTreeSet<Uuid> = links.values().flatten().map(|link| link.client_id).collect();
    let counts = linked::counted(t, &clients.into_iter().collect::<Vec<_>>()).await?;
    Ok(rows.iter().map(|row| whole(row, links.remove(&row.id).unwrap_or_default(), &counts)).collect())
}

fn whole(row: &Model, links: Vec<LinkedClient>, counts: &HashMap<Uuid, usize>) -> StoreResult<ContactRecord> {
    let state = state(&row.state, row.id)?;
    let itself = usize::from(state != ContactState::Deleted);
    let link = |link: LinkedClient| {
        let unknown = |_| StoreError::Corrupt(format!("state {:?} of {}", link.state, link.client_id));
        Ok(ContactLink {
            client: ClientId(link.client_id),
            client_state: ClientState::parse(&link.state).map_err(unknown)?,
            client_name: link.name,
            is_primary: link.is_primary,
            is_billing: link.is_billing,
            is_dunning: link.is_dunning,
            receives_invoices: link.receives_invoices,
            is_only: counts.get(&link.client_id).is_none_or(|contacts| *contacts == itself),
        })
    };
    Ok(ContactRecord {
        id: ContactId(row.id),
        version: row.version,
        state,
        person: columns::person(row)?,
        links: links.into_iter().map(link).collect::<StoreResult<_>>()?,
        custom: serde_json::from_value(row.custom.clone())?,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// A stored state.
pub(crate) fn state(stored: &str, row: Uuid) -> StoreResult<ContactState> {
    ContactState::parse(stored).map_err(|_| StoreError::Corrupt(format!("state {stored:?} of {row}")))
}
