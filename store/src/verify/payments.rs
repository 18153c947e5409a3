//! Payments read whole: every value (invariant 8).

use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::entities::payment::{Column, Entity};
use crate::payments::read::each;
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for (row, payment) in rows.iter().zip(each(t, &rows).await?) {
            if let Err(error) = payment {
                found.push(Violation::new(8, format!("payment {}: {error}", row.id)));
            }
        }
    }
    Ok(found)
}
