//! Price lists and what they say read whole (invariant 8).

use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::entities::{price_list, price_list_entry};
use crate::price_lists::{read_entry, read_terms};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    use price_list::Column as OfList;
    use price_list_entry::Column as OfEntry;
    let mut found = Vec::new();
    let mut lists = Batches::<price_list::Entity>::new(OfList::CompanyId, OfList::Id, |row| row.id);
    while let Some(rows) = lists.next(t).await? {
        for row in &rows {
            if let Err(error) = read_terms(row) {
                found.push(Violation::new(8, format!("price list {}: {error}", row.id)));
            } else if row.version < 1 {
                found.push(Violation::new(8, format!("price list {}: its version is below 1", row.id)));
            }
        }
    }
    let mut entries = Batches::<price_list_entry::Entity>::new(OfEntry::CompanyId, OfEntry::Id, |row| row.id);
    while let Some(rows) = entries.next(t).await? {
        for row in &rows {
            if let Err(error) = read_entry(row) {
                found.push(Violation::new(8, format!("entry {} of a price list: {error}", row.id)));
            }
        }
    }
    Ok(found)
}
