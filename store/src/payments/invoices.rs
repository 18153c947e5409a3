//! Issued invoices with what is left to pay of them.

use chrono::NaiveDate;
use domain::billing::allocation::OpenInvoice;
use domain::billing::due::next_due;
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::payment::MAX_PARTS;
use domain::ids::{ClientId, DocumentId};
use domain::money::Money;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use uuid::Uuid;

use crate::batches::IDS;
use crate::columns::read;
use crate::documents::instalments::dues;
use crate::entities::document::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, clients};

/// A client's invoices of which something is left to pay, those first that have been due for longest: as many as one payment is spread over.
pub async fn open_invoices<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<OpenInvoice>> {
    clients::require(t, client).await?;
    let rows: Vec<Row> = owed(t)
        .filter(Column::ClientId.eq(client.0))
        .filter(Expr::col(Column::DueMinor).gt(Expr::col(Column::AllocatedMinor)))
        .order_by_asc(Column::LastOn)
        .order_by_asc(Column::IssuedOn)
        .order_by_asc(Column::Counter)
        .order_by_asc(Column::Id)
        .limit(u64::from(MAX_PARTS))
        .into_partial_model()
        .all(t.db())
        .await?;
    let mut open = rows.into_iter().map(Row::open).collect::<StoreResult<Vec<_>>>()?;
    // What is paid in parts is due by the next one.
    open.sort_by_key(|invoice| invoice.due_on);
    Ok(open)
}

/// These invoices, settled ones too; what is no issued invoice of the company is left out.
pub(super) async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: &[DocumentId]) -> StoreResult<Vec<OpenInvoice>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(IDS) {
        let these = owed(t).filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
        let rows: Vec<Row> = these.into_partial_model().all(t.db()).await?;
        for row in rows {
            found.push(row.open()?);
        }
    }
    Ok(found)
}

/// The names of the states of what is issued.
pub(super) fn issued_states() -> impl Iterator<Item = &'static str> {
    DocumentState::ALL.iter().filter(|state| state.is_issued()).map(|state| state.as_str())
}

/// The company's issued invoices.
fn owed<C>(t: &Tenant<C>) -> Select<Entity> {
    let kinds = DocumentKind::ALL.iter().filter(|kind| kind.is_owed()).map(|kind| kind.as_str());
    Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Kind.is_in(kinds))
        .filter(Column::State.is_in(issued_states()))
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "Entity")]
struct Row {
    id: Uuid,
    client_id: Uuid,
    number: Option<String>,
    issued_on: Option<NaiveDate>,
    last_on: Option<NaiveDate>,
    currency: String,
    due_minor: i64,
    allocated_minor: i64,
    instalments: Option<JsonValue>,
}

impl Row {
    fn open(self) -> StoreResult<OpenInvoice> {
        let missing = |what: &str| StoreError::Corrupt(format!("{what} of {}", self.id));
        let issued_on = self.issued_on.ok_or_else(|| missing("day of issue"))?;
        let left_minor = self.due_minor.checked_sub(self.allocated_minor).ok_or_else(|| missing("balance"))?;
        let currency = read(self.currency.clone(), "currency", self.id)?;
        let dues = dues(self.instalments.clone(), self.issued_on, Money::new(self.due_minor, currency), self.id)?;
        Ok(OpenInvoice {
            id: DocumentId(self.id),
            client: ClientId(self.client_id),
            issued_on,
            // Without a last day it is due on receipt.
            due_on: next_due(&dues, self.allocated_minor).or(self.last_on).unwrap_or(issued_on),
            balance: Money::new(left_minor, currency),
            number: self.number.ok_or_else(|| missing("number"))?,
        })
    }
}
