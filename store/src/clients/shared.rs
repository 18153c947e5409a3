//! A contact of several clients: what one client's form changes, the others show too.

use domain::activity::Event;
use domain::clients::{self, Client};
use domain::identifiers::PhoneRules;
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::summary::Summary;
use super::{Clients, get, read, write};
use crate::entities::client_contact;
use crate::{StoreResult, Tenant, changes, companies};

/// The other clients of these contacts, as they are now.
pub(super) async fn linked_elsewhere(
    tx: &Tenant<DatabaseTransaction>,
    but: ClientId,
    contacts: &[Uuid],
) -> StoreResult<Vec<Client>> {
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
    let mut clients = Vec::with_capacity(ids.len());
    for id in ids {
        clients.push(get(tx, ClientId(id)).await?);
    }
    Ok(clients)
}

/// Each of them as it is after the change: its row, its version, its activity.
pub(super) async fn tell(tx: &Tenant<DatabaseTransaction>, before: Vec<Client>) -> StoreResult<()> {
    if before.is_empty() {
        return Ok(());
    }
    changes::make(tx, Clients, async |change| {
        let country = companies::get(tx).await?.defaults.country;
        let phone = PhoneRules::numbering_plan();
        let mut events = Vec::with_capacity(before.len());
        for before in before {
            let mut row = read::row(tx, before.id).await?;
            let after = get(tx, before.id).await?;
            Summary::of(&after.data, &after.contacts).keep(&mut row);
            row.version += 1;
            let version = row.version;
            write::row(tx, &change, row).await?;
            let changes = clients::changes(&before.to_form(country, phone), &after.to_form(country, phone));
            events.push((before.id, Event::ClientUpdated { version, changes }));
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}
