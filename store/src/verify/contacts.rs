//! Contacts read whole: every value, and the name and the e-mail as they are searched and compared (invariants 7 and 8).

use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::contacts::columns::{email_held, name_folded};
use crate::contacts::read::each;
use crate::entities::contact::{Column, Entity};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for (row, contact) in rows.iter().zip(each(t, &rows).await?) {
            let mut broken = |invariant, what: &str| {
                found.push(Violation::new(invariant, format!("contact {}: {what}", row.id)));
            };
            match contact {
                Err(error) => broken(8, &error.to_string()),
                Ok(contact) if contact.version < 1 => broken(8, "its version is below 1"),
                Ok(contact) if name_folded(&contact.person) != row.name_folded => broken(7, "its folded name differs"),
                Ok(contact) if email_held(&contact.person, contact.state) != row.email_folded => {
                    broken(7, "the e-mail that it is found by differs");
                }
                Ok(_) => {}
            }
        }
    }
    Ok(found)
}
