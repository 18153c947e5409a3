//! A template made of a document that is there already.

use chrono::{Months, NaiveDate};
use domain::billing::kind::DocumentKind;
use domain::billing::recurrence::Unit;
use domain::billing::state::DocumentState;
use domain::documents::repeat::Times;
use domain::documents::{Document, DocumentEvent};
use domain::error::Refusal;
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;

use crate::documents::features::Templates;
use crate::documents::house::House;
use crate::documents::{create, read};
use crate::{StoreResult, Tenant, changes};

/// Makes a template like an invoice: a draft, every month, a month from its day on, or from today on where that is over.
pub async fn of_document(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<Document> {
    let of = read::get(tx, id).await?;
    if of.kind != DocumentKind::Invoice || of.state == DocumentState::Deleted {
        return Err(Refusal::WrongState.into());
    }
    changes::make(tx, Templates, async |change| {
        let house = House::open(tx).await?;
        let mut new = of.copy();
        new.data.repeat_every = Times::new(1).ok();
        new.data.repeat_unit = Some(Unit::Months);
        new.data.repeat_from = Some(next_month(of.issued_on.unwrap_or(house.today), house.today));
        let (rules, new) = house.anew(tx, DocumentKind::Recurring, &new).await?;
        create::begin(tx, change, &rules, new, DocumentEvent::Duplicated { of: of.id }).await
    })
    .await
}

/// The same day of the next month that is not over.
fn next_month(from: NaiveDate, today: NaiveDate) -> NaiveDate {
    let mut months = (1..=1_200).filter_map(|months| from.checked_add_months(Months::new(months)));
    months.find(|day| *day >= today).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_month_is_counted_from_the_invoice() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(next_month(day(1, 31), day(2, 5)), day(2, 28));
        assert_eq!(next_month(day(1, 31), day(3, 1)), day(3, 31));
        assert_eq!(next_month(day(3, 16), day(3, 16)), day(4, 16));
    }
}
