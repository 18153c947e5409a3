//! A contact of several clients: what one client's form changes, the others show too.

use domain::activity::Event;
use domain::clients::{Client, changes};
use domain::identifiers::PhoneRules;
use domain::ids::ClientId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::summary::Summary;
use super::{get, read, write};
use crate::entities::client_contact;
use crate::{StoreResult, Tenant, activity, companies};

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
    let country = companies::get(tx).await?.defaults.country;
    for before in before {
        let mut row = read::row(tx, before.id).await?;
        let after = get(tx, before.id).await?;
        Summary::of(&after.data, &after.contacts).keep(&mut row);
        row.version += 1;
        let version = row.version;
        write::row(tx, row).await?;
        let phone = PhoneRules::numbering_plan();
        let changes = changes(&before.to_form(country, phone), &after.to_form(country, phone));
        activity::record(tx, before.id, Event::ClientUpdated { version, changes }).await?;
    }
    Ok(())
}
