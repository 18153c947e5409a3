//! Templates as rows of their list, read from the database.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::documents::DocumentEvent;
use domain::documents::listing::recurring::{CURRENCY, FAILED, RECURRING, STATE, rhythm};
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, day_of};
use domain::lists::ListKind;
use domain::table::Cell;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, JoinType, JsonValue, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use crate::documents::columns;
use crate::documents::features::Templates;
use crate::documents::read::of_company;
use crate::documents::rows::{every, to_client};
use crate::entities::document::{Column, Entity};
use crate::entities::{client, recurrence};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreError, StoreResult, Tenant, activity, changes};

/// The templates, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "documents"
    }

    fn among(&self) -> Option<String> {
        Some(format!("kind = '{}'", DocumentKind::Recurring.as_str()))
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
        &RECURRING
    }

    fn choices<'a>(&'a self, _: &'a Reader, _: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async { Ok(ListChoices::default()) })
    }

    fn changed_since<'a>(&'a self, t: &'a Reader, revision: i64) -> Work<'a, Vec<Uuid>> {
        let changed = templates(t).select_only().column(Column::Id).filter(Column::Revision.gt(revision));
        Box::pin(async move { Ok(changed.into_tuple().all(t.db()).await?) })
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
            let numbers = numbers(t, &rows).await?;
            for row in &rows {
                row.push(&numbers, into)?;
            }
            Ok(rows.last().map(|row| row.id))
        })
    }
}

fn templates(t: &Reader) -> Select<Entity> {
    of_company(t).filter(Column::Kind.eq(DocumentKind::Recurring.as_str()))
}

/// What a template has made so far.
pub(super) fn to_recurrence() -> RelationDef {
    Entity::belongs_to(recurrence::Entity)
        .from((Column::CompanyId, Column::Id))
        .to((recurrence::Column::CompanyId, recurrence::Column::DocumentId))
        .into()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    client_id: Uuid,
    client_name: String,
    title: Option<String>,
    reference: Option<String>,
    repeat_every: Option<i32>,
    repeat_unit: Option<String>,
    net_minor: i64,
    gross_minor: i64,
    currency: String,
    state: String,
    next_on: Option<NaiveDate>,
    made: i32,
    last_invoice: Option<Uuid>,
    trouble: Option<JsonValue>,
    archived_at: Option<DateTime<Utc>>,
}

async fn rows(t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<Row>> {
    let select = templates(t)
        .select_only()
        .columns([
            Column::Id,
            Column::ClientId,
            Column::Title,
            Column::Reference,
            Column::RepeatEvery,
            Column::RepeatUnit,
            Column::NetMinor,
            Column::GrossMinor,
            Column::Currency,
            Column::State,
            Column::ArchivedAt,
        ])
        .column_as(client::Column::Name, "client_name")
        .column_as(recurrence::Column::NextOn, "next_on")
        .column_as(recurrence::Column::Made, "made")
        .column_as(recurrence::Column::LastInvoice, "last_invoice")
        .column_as(recurrence::Column::Trouble, "trouble")
        .join(JoinType::InnerJoin, to_client())
        .join(JoinType::InnerJoin, to_recurrence());
    let select = match wanted {
        Wanted::After(id) => select.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)),
        Wanted::These(ids) => select.filter(Column::Id.is_in(ids.iter().copied())),
    };
    Ok(select.into_model().all(t.db()).await?)
}

/// The numbers of the invoices that were made last, as far as they have one.
async fn numbers(t: &Reader, rows: &[Row]) -> StoreResult<HashMap<Uuid, String>> {
    let last: Vec<Uuid> = rows.iter().filter_map(|row| row.last_invoice).collect();
    if last.is_empty() {
        return Ok(HashMap::new());
    }
    let numbers: Vec<(Uuid, Option<String>)> = of_company(t)
        .select_only()
        .columns([Column::Id, Column::Number])
        .filter(Column::Id.is_in(last))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(numbers.into_iter().filter_map(|(id, number)| Some((id, number?))).collect())
}

impl Row {
    fn push(&self, numbers: &HashMap<Uuid, String>, into: &mut ListBuilder<'_>) -> StoreResult<()> {
        let code = |column, stored: &str| match into.code(column, stored) {
            Cell::Gap => Err(StoreError::Corrupt(format!("{stored:?} of template {}", self.id))),
            cell => Ok(cell),
        };
        let state = ShownState::from(columns::state(&self.state, self.id)?);
        let client = self.client_id.to_string();
        let rhythm = every(self.repeat_every, self.repeat_unit.as_deref()).map(rhythm).unwrap_or_default();
        let last = self.last_invoice.map(|last| last.to_string()).unwrap_or_default();
        let number = self.last_invoice.and_then(|last| numbers.get(&last)).map(String::as_str).unwrap_or_default();
        let cells = [
            Cell::Text(self.title.as_deref().unwrap_or_default()),
            Cell::Text(&self.client_name),
            Cell::Text(&client),
            Cell::Text(self.reference.as_deref().unwrap_or_default()),
            Cell::Text(&rhythm),
            self.next_on.map_or(Cell::Gap, |next| Cell::Date(day_of(next))),
            Cell::Integer(self.made.into()),
            Cell::Text(number),
            Cell::Text(&last),
            Cell::Integer(self.net_minor),
            Cell::Integer(self.gross_minor),
            code(CURRENCY, &self.currency)?,
            code(STATE, state.put_aside(self.archived_at.is_some()).as_str())?,
            Cell::Text(if self.trouble.is_some() { FAILED } else { "" }),
        ];
        into.push(self.id, &cells, &CustomValues::new()).map_err(|error| unfit(&error))
    }
}

/// Has templates bear their list's next revision, since the invoice that they made last has its number now.
pub(in crate::documents) async fn shown_anew(tx: &Tenant<DatabaseTransaction>, templates: &[Uuid]) -> StoreResult<()> {
    if templates.is_empty() {
        return Ok(());
    }
    changes::make(tx, Templates, async |change| {
        change.update_many(tx).filter(Column::Id.is_in(templates.iter().copied())).exec(tx.db()).await?;
        Ok(((), change.without_activity("the invoice's own activity tells of its number")))
    })
    .await
}
