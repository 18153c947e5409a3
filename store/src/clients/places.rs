//! The addresses of a client: created, changed, removed.

use std::collections::HashSet;

use domain::clients::Address;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{AddressId, ClientId};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::{Clients, rows};
use crate::changes::Change;
use crate::entities::address::{Column, Entity, Model};
use crate::{StoreResult, Tenant, batches};

/// Makes a client's addresses those of its form.
pub(super) async fn save(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    client: ClientId,
    addresses: &[Address],
) -> StoreResult<()> {
    let stored = stored(tx, client).await?;
    let mut errors = FieldErrors::default();
    check(addresses, &stored.iter().map(|row| AddressId(row.id)).collect(), "", &mut errors);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let kept: HashSet<Uuid> = addresses.iter().filter_map(|address| Some(address.id?.0)).collect();
    remove(tx, stored.iter().map(|row| row.id).filter(|id| !kept.contains(id)).collect()).await?;
    let mut new = Vec::new();
    for (place, address) in addresses.iter().enumerate() {
        let before = stored.iter().find(|row| Some(AddressId(row.id)) == address.id);
        let id = before.map_or_else(Uuid::now_v7, |row| row.id);
        let row = rows::address(tx.company(), client, id, place, tx.now(), address);
        match before {
            Some(before) => {
                let row = Model { created_at: before.created_at, ..row };
                if (Model { updated_at: row.updated_at, ..before.clone() }) != row {
                    Entity::update(row.into_active_model().reset_all()).exec(tx.db()).await?;
                }
            }
            None => new.push(row),
        }
    }
    Ok(batches::insert::<Entity, _, _>(tx.db(), new).await?)
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

async fn stored(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> StoreResult<Vec<Model>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
    Ok(of_company.filter(Column::ClientId.eq(client.0)).all(tx.db()).await?)
}

async fn remove(tx: &Tenant<DatabaseTransaction>, ids: Vec<Uuid>) -> StoreResult<()> {
    if !ids.is_empty() {
        let of_company = Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0));
        of_company.filter(Column::Id.is_in(ids)).exec(tx.db()).await?;
    }
    Ok(())
}
