//! Documents as rows of their lists, read from the database. What a document is said to be depends on the day: so do its rows.

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::documents::DocumentEvent;
use domain::documents::listing::{CREDIT_NOTES, CURRENCY, DELIVERIES, INVOICES, KIND, ORDERS, QUOTES, STATE, kinds_of};
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, day_of};
use domain::lists::ListKind;
use domain::subject::Subject;
use domain::table::Cell;
use sea_orm::{ColumnTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::read::of_company;
use super::rows::{self, Row};
use crate::entities::document::{Column, Entity};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreError, StoreResult, activity, local_time};

/// The documents of a list; templates are listed by [`recurring`](super::recurring).
pub(crate) struct Listed(pub Subject);

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "documents"
    }

    fn among(&self) -> Option<String> {
        let kinds: Vec<String> = kinds_of(self.0).iter().map(|kind| format!("'{}'", kind.as_str())).collect();
        Some(format!("kind IN ({})", kinds.join(", ")))
    }

    fn is_by_day(&self) -> bool {
        true
    }

    fn has_fields(&self) -> bool {
        false
    }

    fn lists(&self) -> &'static [ListKind] {
        &[]
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<DocumentEvent>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        match self.0 {
            Subject::Order => &ORDERS,
            Subject::DeliveryNote => &DELIVERIES,
            Subject::Invoice => &INVOICES,
            Subject::CreditNote => &CREDIT_NOTES,
            Subject::Quote
            | Subject::Recurring
            | Subject::Client
            | Subject::Contact
            | Subject::Product
            | Subject::Payment
            | Subject::Credit
            | Subject::Task
            | Subject::Expense => &QUOTES,
        }
    }

    fn choices<'a>(&'a self, _: &'a Reader, _: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async { Ok(ListChoices::default()) })
    }

    fn changed_since<'a>(&'a self, t: &'a Reader, revision: i64) -> Work<'a, Vec<Uuid>> {
        let changed = self.of_company(t).select_only().column(Column::Id).filter(Column::Revision.gt(revision));
        Box::pin(async move { Ok(changed.into_tuple().all(t.db()).await?) })
    }

    fn add<'a>(
        &'a self,
        t: &'a Reader,
        zone: Tz,
        wanted: Wanted<'a>,
        into: &'a mut ListBuilder<'_>,
    ) -> Work<'a, Option<Uuid>> {
        Box::pin(async move {
            let today = local_time::local(t.now(), zone).date();
            let rows = self.rows(t, wanted).await?;
            let last = rows.last().map(|row| row.id);
            for row in &rows {
                push(row, zone, today, into)?;
            }
            Ok(last)
        })
    }
}

impl Listed {
    fn of_company(&self, t: &Reader) -> Select<Entity> {
        of_company(t).filter(Column::Kind.is_in(kinds_of(self.0).iter().map(|kind| kind.as_str())))
    }

    async fn rows(&self, t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<Row>> {
        let select = match wanted {
            Wanted::After(id) => {
                let next = self.of_company(t).filter(Column::Id.gt(id)).order_by_asc(Column::Id);
                next.limit(u64::from(AT_ONCE))
            }
            Wanted::These(ids) => self.of_company(t).filter(Column::Id.is_in(ids.iter().copied())),
        };
        rows::read(t, select).await
    }
}

fn push(row: &Row, zone: Tz, today: NaiveDate, into: &mut ListBuilder<'_>) -> StoreResult<()> {
    let state = row.shown(today)?;
    let code = |column, stored: &str| match into.code(column, stored) {
        Cell::Gap => Err(StoreError::Corrupt(format!("{stored:?} of document {}", row.id))),
        cell => Ok(cell),
    };
    let client = row.client_id.to_string();
    let cells = [
        Cell::Text(row.number.as_deref().unwrap_or_default()),
        Cell::Text(&row.client_name),
        Cell::Text(&client),
        Cell::Text(row.title.as_deref().unwrap_or_default()),
        Cell::Text(row.reference.as_deref().unwrap_or_default()),
        code(KIND, &row.kind)?,
        Cell::Date(day_of(row.day(zone))),
        row.last_on.map_or(Cell::Gap, |last| Cell::Date(day_of(last))),
        Cell::Integer(row.net_minor),
        Cell::Integer(row.gross_minor),
        row.balance_minor()?.map_or(Cell::Gap, Cell::Integer),
        code(CURRENCY, &row.currency)?,
        code(STATE, state.as_str())?,
    ];
    into.push(row.id, &cells, &CustomValues::new()).map_err(|error| unfit(&error))
}
