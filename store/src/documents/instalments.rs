//! Invoices that are paid in parts: which part is due next, and what is late of them, follows from their rows alone.

use chrono::NaiveDate;
use domain::billing::due::{Due, Schedule};
use domain::billing::kind::DocumentKind;
use domain::ids::ClientId;
use domain::money::{Currency, Money};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult, JsonValue, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read::of_company;
use crate::columns::read;
use crate::entities::document::Column;
use crate::{StoreError, StoreResult, Tenant};

/// An invoice that is paid in parts, while something is left to pay of it.
pub(super) struct Open {
    /// What it is in.
    pub currency: Currency,
    /// Its parts, in the order of their days.
    pub dues: Vec<Due>,
    /// What is settled of it, in the smallest unit.
    pub paid_minor: i64,
}

/// The parts of an invoice, as its row says; nothing where it is paid at once, and of a draft.
pub(crate) fn dues(
    kept: Option<JsonValue>,
    issued_on: Option<NaiveDate>,
    due: Money,
    row: Uuid,
) -> StoreResult<Vec<Due>> {
    let (Some(kept), Some(issued_on)) = (kept, issued_on) else { return Ok(Vec::new()) };
    let schedule: Schedule = read(kept, "instalments", row)?;
    schedule.dues(due, issued_on).map_err(|error| StoreError::Corrupt(format!("instalments of {row}: {error}")))
}

/// Those of a client, or of the company, of which something is left to pay.
pub(super) async fn open<C: ConnectionTrait>(t: &Tenant<C>, client: Option<ClientId>) -> StoreResult<Vec<Open>> {
    let kinds = DocumentKind::ALL.iter().filter(|kind| kind.is_owed()).map(|kind| kind.as_str());
    let mut query = of_company(t)
        .select_only()
        .columns([
            Column::Id,
            Column::Currency,
            Column::IssuedOn,
            Column::DueMinor,
            Column::AllocatedMinor,
            Column::Instalments,
        ])
        .filter(Column::Kind.is_in(kinds))
        .filter(Column::Number.is_not_null())
        .filter(Column::Instalments.is_not_null())
        .filter(Expr::col(Column::DueMinor).gt(Expr::col(Column::AllocatedMinor)));
    if let Some(client) = client {
        query = query.filter(Column::ClientId.eq(client.0));
    }
    let rows: Vec<Row> = query.into_model().all(t.db()).await?;
    rows.into_iter().map(Row::open).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    currency: String,
    issued_on: Option<NaiveDate>,
    due_minor: i64,
    allocated_minor: i64,
    instalments: Option<JsonValue>,
}

impl Row {
    fn open(self) -> StoreResult<Open> {
        let currency = read(self.currency, "currency", self.id)?;
        let dues = dues(self.instalments, self.issued_on, Money::new(self.due_minor, currency), self.id)?;
        Ok(Open { currency, dues, paid_minor: self.allocated_minor })
    }
}
