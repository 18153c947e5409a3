//! Credit notes that pay invoices. The ledger has moved when they were issued.

use domain::billing::allocation::{Part, Source};
use domain::billing::kind::DocumentKind;
use domain::error::Refusal;
use domain::ids::DocumentId;
use sea_orm::{ColumnTrait, DatabaseTransaction, DerivePartialModel, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::refused::refused;
use super::{funds, invoices, plan, settle};
use crate::columns::read;
use crate::entities::document::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, changes};

/// Uses what is left of a credit note for invoices of its client: as much as was chosen, or, where nothing was, for those that have been due
/// for longest.
pub async fn apply_credit_note(
    tx: &Tenant<DatabaseTransaction>,
    credit_note: DocumentId,
    parts: &[Part],
) -> StoreResult<()> {
    changes::hold(tx).await?;
    let row = issued(tx, credit_note).await?;
    if row.due_minor == row.allocated_minor && parts.is_empty() {
        return Ok(());
    }
    let amounts = [row.due_minor, row.allocated_minor, 0];
    let currency = read(row.currency, "currency", row.id)?;
    let funds = funds::kept(Source::CreditNote(credit_note), row.client_id, currency, amounts);
    let funds = funds.map_err(|error| refused(error, "parts"))?;
    let plan = plan::settle(tx, &funds, parts).await?;
    if plan.allocations.is_empty() {
        return Ok(());
    }
    settle::write(tx, funds.client(), &plan.allocations).await?;
    settle::used(tx, credit_note, &plan.funds).await
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "Entity")]
struct Row {
    id: Uuid,
    client_id: Uuid,
    state: String,
    currency: String,
    due_minor: i64,
    allocated_minor: i64,
}

/// A credit note that was issued: a draft pays nothing.
async fn issued(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<Row> {
    let row: Option<Row> = Entity::find()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Kind.eq(DocumentKind::CreditNote.as_str()))
        .into_partial_model()
        .one(tx.db())
        .await?;
    let row = row.ok_or(StoreError::NotFound)?;
    if invoices::issued_states().any(|state| state == row.state) { Ok(row) } else { Err(Refusal::WrongState.into()) }
}
