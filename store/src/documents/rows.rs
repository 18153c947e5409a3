//! A document as it stands among others, in its list or at its client's: its row with the client's name, and what it is said to be.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::billing::due::next_due;
use domain::billing::kind::DocumentKind;
use domain::billing::recurrence::{Every, Unit};
use domain::billing::state::{ShownState, Standing, shown};
use domain::money::Money;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, JoinType, JsonValue, QuerySelect, RelationDef, Select};
use uuid::Uuid;

use super::{columns, instalments};
use crate::entities::client;
use crate::entities::document::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// See the module.
#[derive(FromQueryResult)]
pub(super) struct Row {
    pub id: Uuid,
    pub number: Option<String>,
    pub client_name: String,
    pub client_id: Uuid,
    pub title: Option<String>,
    pub reference: Option<String>,
    pub kind: String,
    pub issued_on: Option<NaiveDate>,
    pub date: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    /// The last day to accept it, or to pay it: of what is paid in parts, that of the next unpaid one.
    pub last_on: Option<NaiveDate>,
    pub net_minor: i64,
    pub gross_minor: i64,
    pub due_minor: i64,
    pub allocated_minor: i64,
    pub credited_minor: i64,
    pub written_off_minor: i64,
    pub currency: String,
    pub state: String,
    pub repeat_every: Option<i32>,
    pub repeat_unit: Option<String>,
    instalments: Option<JsonValue>,
    archived_at: Option<DateTime<Utc>>,
}

/// Those of these documents that there are.
pub(super) async fn read<C: ConnectionTrait>(t: &Tenant<C>, select: Select<Entity>) -> StoreResult<Vec<Row>> {
    let select = select
        .select_only()
        .columns([
            Column::Id,
            Column::Number,
            Column::ClientId,
            Column::Title,
            Column::Reference,
            Column::Kind,
            Column::IssuedOn,
            Column::Date,
            Column::CreatedAt,
            Column::LastOn,
            Column::NetMinor,
            Column::GrossMinor,
            Column::DueMinor,
            Column::AllocatedMinor,
            Column::CreditedMinor,
            Column::WrittenOffMinor,
            Column::Currency,
            Column::State,
            Column::RepeatEvery,
            Column::RepeatUnit,
            Column::Instalments,
            Column::ArchivedAt,
        ])
        .column_as(client::Column::Name, "client_name")
        .join(JoinType::InnerJoin, to_client());
    let mut rows: Vec<Row> = select.into_model().all(t.db()).await?;
    for row in rows.iter_mut().filter(|row| row.instalments.is_some()) {
        row.await_part()?;
    }
    Ok(rows)
}

/// How often a template makes an invoice, as its row says.
pub(super) fn every(count: Option<i32>, unit: Option<&str>) -> Option<Every> {
    let unit = unit.map_or(Ok(Unit::default()), Unit::parse).ok()?;
    Every::new(u16::try_from(count?).ok()?, unit).ok()
}

pub(super) fn to_client() -> RelationDef {
    Entity::belongs_to(client::Entity)
        .from((Column::CompanyId, Column::ClientId))
        .to((client::Column::CompanyId, client::Column::Id))
        .into()
}

impl Row {
    /// What it is.
    pub fn kind(&self) -> StoreResult<DocumentKind> {
        let wrong = |_| StoreError::Corrupt(format!("kind {:?} of {}", self.kind, self.id));
        DocumentKind::parse(&self.kind).map_err(wrong)
    }

    /// Its day: that of issue, of a draft the one that was typed or else the one that it was created on.
    pub fn day(&self, zone: Tz) -> NaiveDate {
        self.issued_on.or(self.date).unwrap_or_else(|| local_time::local(self.created_at, zone).date())
    }

    /// What is left to pay or to use; nothing of what moves no money, and of a draft.
    pub fn balance_minor(&self) -> StoreResult<Option<i64>> {
        let moves = self.kind()?.moves().is_some() && self.issued_on.is_some();
        Ok(moves.then(|| self.due_minor - self.allocated_minor))
    }

    /// Has it wait for the next of its parts.
    fn await_part(&mut self) -> StoreResult<()> {
        let currency = crate::columns::read(self.currency.clone(), "currency", self.id)?;
        let due = Money::new(self.due_minor, currency);
        let dues = instalments::dues(self.instalments.take(), self.issued_on, due, self.id)?;
        self.last_on = next_due(&dues, self.allocated_minor).or(self.last_on);
        Ok(())
    }

    /// How often it makes an invoice.
    pub fn every(&self) -> Option<Every> {
        every(self.repeat_every, self.repeat_unit.as_deref())
    }

    /// What it is said to be on a day.
    pub fn shown(&self, today: NaiveDate) -> StoreResult<ShownState> {
        let standing = Standing {
            valid_until: self.last_on,
            due_on: self.last_on,
            total_minor: self.due_minor,
            balance_minor: self.due_minor - self.allocated_minor,
            credited_minor: self.credited_minor,
            written_off_minor: self.written_off_minor,
        };
        let shown = shown(self.kind()?, columns::state(&self.state, self.id)?, &standing, today);
        Ok(shown.put_aside(self.archived_at.is_some()))
    }
}
