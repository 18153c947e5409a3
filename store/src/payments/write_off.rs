//! What is given up of an invoice, and claimed again.

use domain::billing::allocation::{self, AllocationError, Source};
use domain::billing::ledger::EntryKind;
use domain::documents::payment::PaymentState;
use domain::error::FieldError;
use domain::ids::{DocumentId, WriteOffId};
use domain::money::Money;
use domain::text::{LongText, optional};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::refused::refused;
use super::{funds, invoices, settle, today};
use crate::columns::read;
use crate::entities::write_off::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, batches, changes, ledger};

/// The longest reason, in characters.
const LONGEST: usize = 2_000;

/// The path of what is given up.
const AMOUNT: &str = "amount";

/// Gives up an amount of an invoice, or all that is left of it: nothing where that is nothing. Less is owed by as much.
pub async fn write_off(
    tx: &Tenant<DatabaseTransaction>,
    invoice: DocumentId,
    amount: Option<Money>,
    reason: Option<String>,
) -> StoreResult<()> {
    let reason = optional(reason.as_deref().unwrap_or_default(), LongText::<LONGEST>::parse);
    let reason = reason.map_err(|error| StoreError::field("reason", error))?;
    changes::hold(tx).await?;
    let open = invoices::these(tx, &[invoice]).await?.pop().ok_or(StoreError::NotFound)?;
    let amount = amount.unwrap_or(open.balance);
    if amount == open.balance && amount.is_zero() {
        return Ok(());
    }
    let id = WriteOffId(Uuid::now_v7());
    let given_up = allocation::write_off(id, &open, amount).map_err(|error| match error {
        AllocationError::OverBalance { .. } => StoreError::field(AMOUNT, FieldError::MoreThanLeft),
        error => refused(error, AMOUNT),
    })?;
    let row = Model {
        company_id: tx.company().0,
        id: id.0,
        created_at: tx.now(),
        updated_at: tx.now(),
        state: PaymentState::Completed.as_str().to_owned(),
        client_id: open.client.0,
        invoice_id: invoice.0,
        amount_minor: amount.minor(),
        currency: amount.currency().as_str().to_owned(),
        reason: reason.map(|reason| reason.as_str().to_owned()),
    };
    batches::insert::<Entity, _, _>(tx.db(), vec![row]).await?;
    settle::write(tx, open.client, &[given_up.allocation]).await?;
    ledger::enter(tx, open.client, given_up.movement, id.0, today(tx).await?).await
}

/// Takes a write-off back: its invoice is left to pay by as much once more. One that was taken back already is left as it is.
pub async fn take_back_write_off(tx: &Tenant<DatabaseTransaction>, id: WriteOffId) -> StoreResult<()> {
    changes::hold(tx).await?;
    let row = Entity::find_by_id((tx.company().0, id.0)).one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    if row.state == PaymentState::Deleted.as_str() {
        return Ok(());
    }
    let currency = read(row.currency, "currency", row.id)?;
    let funds = funds::kept(Source::WriteOff(id), row.client_id, currency, [row.amount_minor, row.amount_minor, 0]);
    let funds = funds.map_err(|error| refused(error, AMOUNT))?;
    let allocated = funds::allocations(tx, &funds).await?;
    let (entry, is_reversed) = ledger::made_by(tx, id.0, EntryKind::WriteOff).await?;
    let reversed = allocation::reverse(&funds, &allocated, &entry, is_reversed);
    let reversed = reversed.map_err(|error| refused(error, AMOUNT))?;
    Entity::update_many()
        .col_expr(Column::State, Expr::value(PaymentState::Deleted.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .exec(tx.db())
        .await?;
    settle::write(tx, funds.client(), &reversed.allocations).await?;
    ledger::enter(tx, funds.client(), reversed.movement, id.0, today(tx).await?).await
}
