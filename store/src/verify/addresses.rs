//! Addresses: what a row repeats of where it is (invariant 7).

use domain::clients::near::Locality;
use domain::geo::Country;
use sea_orm::ConnectionTrait;

use super::Violation;
use super::batches::Batches;
use crate::entities::address::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        found.extend(
            rows.iter()
                .filter(|row| !agrees(row))
                .map(|row| Violation::new(7, format!("address {}: folded postal code or city differs", row.id))),
        );
    }
    Ok(found)
}

/// A country that does not read is told of with its client.
fn agrees(row: &Model) -> bool {
    let Ok(country) = Country::parse(&row.country) else { return true };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let place = Locality::new(country, &text(&row.postal_code), &text(&row.city));
    (&place.code, &place.area, &place.city) == (&row.postal_folded, &row.postal_area, &row.city_folded)
}
