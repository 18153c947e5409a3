//! Credits read whole: every value (invariant 8), and their states, which follow from what is used of them (invariant 7).

use domain::documents::Credit;
use domain::documents::credit::CreditState;
use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::credits::read::each;
use crate::entities::credit::{Column, Entity};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for (row, credit) in rows.iter().zip(each(t, &rows).await?) {
            match credit {
                Err(error) => found.push(Violation::new(8, format!("credit {}: {error}", row.id))),
                Ok(credit) if !is_sound(&credit) => {
                    found.push(Violation::new(7, format!("credit {}: its state is not what is used of it", row.id)));
                }
                Ok(_) => {}
            }
        }
    }
    Ok(found)
}

/// Whether its state follows from what of it is used.
fn is_sound(credit: &Credit) -> bool {
    let used = credit.allocated_minor.saturating_add(credit.refunded_minor);
    let follows = CreditState::used(credit.data.amount.0, used);
    credit.state == CreditState::Deleted || credit.state == follows
}
