//! What clients have agreed on their own reads whole (invariant 8).

use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::client_prices::read;
use crate::entities::client_price::{Column, Entity};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for row in &rows {
            match read(row) {
                Err(error) => found.push(Violation::new(8, format!("price of a client {}: {error}", row.id))),
                Ok(price) if price.version < 1 => {
                    found.push(Violation::new(8, format!("price of a client {}: its version is below 1", row.id)));
                }
                Ok(_) => {}
            }
        }
    }
    Ok(found)
}
