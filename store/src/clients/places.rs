//! The addresses of a client: created, changed, removed.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::clients::Address;
use domain::clients::places::lost;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{AddressId, ClientId};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::read::Stored;
use super::{Clients, rows};
use crate::changes::Change;
use crate::entities::address::{Column, Entity, Model};
use crate::{StoreResult, Tenant, batches};

/// Makes a client's addresses those of its form. A default goes with its address only where another takes its place (A6.2). Answers them
/// as they are kept.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    Stored { client, addresses: stored, .. }: &Stored,
    addresses: Vec<Address>,
) -> StoreResult<Vec<Address>> {
    let mut errors = FieldErrors::default();
    check(&addresses, &stored.iter().map(|row| AddressId(row.id)).collect(), "", &mut errors);
    for what in lost(&client.addresses, &addresses) {
        errors.push("addresses", FieldError::AddressKept(what));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let kept: HashSet<Uuid> = addresses.iter().filter_map(|address| Some(address.id?.0)).collect();
    remove(tx, stored.iter().map(|row| row.id).filter(|id| !kept.contains(id)).collect()).await?;
    let addresses = settled(addresses);
    let mut new = Vec::new();
    for row in of_client(tx, client.id, tx.now(), &addresses) {
        match stored.iter().find(|before| before.id == row.id) {
            Some(before) => {
                let row = Model { created_at: before.created_at, ..row };
                if (Model { updated_at: row.updated_at, ..before.clone() }) != row {
                    Entity::update(row.into_active_model().reset_all()).exec(tx.db()).await?;
                }
            }
            None => new.push(row),
        }
    }
    batches::insert::<Entity, _, _>(tx.db(), new).await?;
    Ok(addresses)
}

/// Addresses that were checked, as they are kept: each with an id, the main one first.
pub(super) fn settled(mut addresses: Vec<Address>) -> Vec<Address> {
    for address in &mut addresses {
        address.id.get_or_insert_with(|| AddressId(Uuid::now_v7()));
    }
    addresses.sort_by_key(|address| !address.is_main);
    addresses
}

/// Their rows, as of an instant.
pub(super) fn of_client(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    at: DateTime<Utc>,
    addresses: &[Address],
) -> impl Iterator<Item = Model> {
    let company = tx.company();
    let row = move |(place, address): (usize, &Address)| {
        Some(rows::address(company, client, address.id?.0, place, at, address))
    };
    addresses.iter().enumerate().filter_map(row)
}

/// Notes addresses that are not the client's.
pub(super) fn check(addresses: &[Address], own: &HashSet<AddressId>, prefix: &str, errors: &mut FieldErrors) {
    let mut seen = HashSet::new();
    for (at, address) in addresses.iter().enumerate() {
        if let Some(id) = address.id
            && (!own.contains(&id) || !seen.insert(id))
        {
            errors.push(format!("{prefix}addresses[{at}].id"), FieldError::Unknown);
        }
    }
}

async fn remove(tx: &Tenant<DatabaseTransaction>, ids: Vec<Uuid>) -> StoreResult<()> {
    if !ids.is_empty() {
        let of_company = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
        of_company.filter(Column::Id.is_in(ids)).exec(tx.db()).await?;
    }
    Ok(())
}
