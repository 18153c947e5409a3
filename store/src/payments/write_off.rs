//! What is given up of an invoice.

use domain::billing::allocation::{self, AllocationError};
use domain::documents::payment::PaymentState;
use domain::error::FieldError;
use domain::ids::{DocumentId, WriteOffId};
use domain::money::Money;
use domain::text::{LongText, optional};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::refused::refused;
use super::{invoices, settle, today};
use crate::entities::write_off::{Entity, Model};
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
