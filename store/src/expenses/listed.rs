//! The expenses as rows of their list, read from the database.

use std::collections::HashMap;

use chrono_tz::Tz;
use domain::expenses::listing::{CATEGORY, CURRENCY, METHOD};
use domain::expenses::{EXPENSES, ExpenseEvent, ExpenseState};
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, Named, day_of};
use domain::lists::ListKind;
use domain::table::Cell;
use sea_orm::{ColumnTrait, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::read;
use crate::entities::expense::{Column, Entity, Model};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreError, StoreResult, activity, lists, states};

/// The expenses, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "expenses"
    }

    fn has_fields(&self) -> bool {
        false
    }

    fn lists(&self) -> &'static [ListKind] {
        &[ListKind::ExpenseCategory, ListKind::PaymentMethod]
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<ExpenseEvent>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        &EXPENSES
    }

    fn choices<'a>(&'a self, t: &'a Reader, _known: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async move {
            let mut choices = ListChoices::default();
            for (column, kind) in [(CATEGORY, ListKind::ExpenseCategory), (METHOD, ListKind::PaymentMethod)] {
                let entries = lists::of(t, kind).await?.into_iter();
                let named = entries.map(|item| Named { key: item.id.0, label: item.label });
                choices = choices.with(column, named.collect());
            }
            Ok(choices)
        })
    }

    /// Their ids come from an index of their own, as those of clients.
    fn changed_since<'a>(&'a self, t: &'a Reader, revision: i64) -> Work<'a, Vec<Uuid>> {
        let of_company = Entity::find().select_only().column(Column::Id).filter(Column::CompanyId.eq(t.company().0));
        let changed = of_company.filter(Column::Revision.gt(revision)).into_tuple();
        Box::pin(async move { Ok(changed.all(t.db()).await?) })
    }

    fn add<'a>(
        &'a self,
        t: &'a Reader,
        _zone: Tz,
        wanted: Wanted<'a>,
        into: &'a mut ListBuilder<'_>,
    ) -> Work<'a, Option<Uuid>> {
        Box::pin(async move {
            let rows = rows(t, wanted).await?;
            let names = read::names_of(t, &rows).await?;
            for row in &rows {
                push(row, &names, into)?;
            }
            Ok(rows.last().map(|row| row.id))
        })
    }
}

async fn rows(t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<Model>> {
    let of_company = read::of_company(t);
    let select = match wanted {
        Wanted::After(id) => of_company.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)),
        Wanted::These(ids) => of_company.filter(Column::Id.is_in(ids.iter().copied())),
    };
    Ok(select.all(t.db()).await?)
}

fn push(row: &Model, names: &HashMap<Uuid, (String, String)>, into: &mut ListBuilder<'_>) -> StoreResult<()> {
    let state: ExpenseState = states::read(&row.state, row.id)?;
    let name = |id: Option<Uuid>| id.and_then(|id| names.get(&id)).map_or("", |(name, _)| name.as_str());
    let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let currency = match into.code(CURRENCY, &row.currency) {
        Cell::Gap => return Err(StoreError::Corrupt(format!("{:?} of expense {}", row.currency, row.id))),
        cell => cell,
    };
    let supplier = row.supplier_name.as_deref().unwrap_or_else(|| name(row.supplier));
    let (supplier_id, client_id) = (id(row.supplier), id(row.client));
    let is_to_bill = row.billable && row.invoice_id.is_none() && state.may_be_billed();
    let cells = [
        Cell::Text(&row.description),
        Cell::Text(supplier),
        Cell::Text(&supplier_id),
        Cell::Text(name(row.client)),
        Cell::Text(&client_id),
        Cell::Date(day_of(row.date)),
        into.named(CATEGORY, row.category),
        into.named(METHOD, row.method),
        Cell::Integer(row.net_minor),
        Cell::Integer(row.vat_minor),
        Cell::Integer(row.gross_minor),
        currency,
        row.paid_on.map_or(Cell::Gap, |day| Cell::Date(day_of(day))),
        Cell::Choice(state.id()),
        Cell::Flag(is_to_bill),
        Cell::Flag(row.receipt.is_some()),
    ];
    into.push(row.id, &cells, &CustomValues::new()).map_err(|error| unfit(&error))
}
