//! Products read whole: every value, and the reference as it is compared (invariants 7 and 8).

use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::entities::product::{Column, Entity};
use crate::products::read::{each, folded};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for (row, product) in rows.iter().zip(each(t, &rows).await?) {
            match product {
                Err(error) => found.push(Violation::new(8, format!("product {}: {error}", row.id))),
                Ok(product) if product.version < 1 => {
                    found.push(Violation::new(8, format!("product {}: its version is below 1", row.id)));
                }
                Ok(product) if folded(&product.data) != row.reference_folded => {
                    found.push(Violation::new(7, format!("product {}: its folded reference differs", row.id)));
                }
                Ok(_) => {}
            }
        }
    }
    Ok(found)
}
