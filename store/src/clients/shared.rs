//! A contact of several clients: what one client's form changes, the others show too.

use std::collections::HashMap;

use domain::clients::{Client, Contact};
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Clients, read, update};
use crate::entities::{client, client_contact, contact};
use crate::{StoreResult, Tenant, changes, companies};

/// The other clients of these contacts, as they are now.
pub(super) async fn linked_elsewhere(
    tx: &Tenant<DatabaseTransaction>,
    but: ClientId,
    contacts: &[Uuid],
) -> StoreResult<Vec<(client::Model, Client)>> {
    let ids: Vec<Uuid> = client_contact::Entity::find()
        .select_only()
        .column(client_contact::Column::ClientId)
        .filter(client_contact::Column::CompanyId.eq(tx.company().0))
        .filter(client_contact::Column::ContactId.is_in(contacts.iter().copied()))
        .filter(client_contact::Column::ClientId.ne(but.0))
        .distinct()
        .into_tuple()
        .all(tx.db())
        .await?;
    if ids.is_empty() { Ok(Vec::new()) } else { read::these(tx, ids).await }
}

/// Each of them as it is after the change: its row, its version, its activity.
pub(super) async fn tell(
    tx: &Tenant<DatabaseTransaction>,
    others: Vec<(client::Model, Client)>,
    changed: &[contact::Model],
) -> StoreResult<()> {
    if others.is_empty() {
        return Ok(());
    }
    let people = changed.iter().map(|row| Ok((row.id, read::person(row.clone(), row.id)?)));
    let people: HashMap<Uuid, Contact> = people.collect::<StoreResult<_>>()?;
    changes::make(tx, Clients, async |change| {
        let country = companies::get(tx).await?.defaults.country;
        let mut events = Vec::with_capacity(others.len());
        for (row, before) in others {
            let contacts = before.contacts.iter().map(|contact| as_now(contact, &people)).collect();
            let after = Client { contacts, ..before.clone() };
            let (_, event) = update::keep(tx, &change, row, &before, after, country).await?;
            events.extend(event.map(|event| (before.id, event)));
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}

/// The same person with what was changed; what it is to this client stays.
fn as_now(before: &Contact, people: &HashMap<Uuid, Contact>) -> Contact {
    let person = before.id.and_then(|id| people.get(&id.0)).unwrap_or(before);
    Contact {
        is_primary: before.is_primary,
        is_billing: before.is_billing,
        is_dunning: before.is_dunning,
        receives_invoices: before.receives_invoices,
        ..person.clone()
    }
}
