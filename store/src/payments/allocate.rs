//! What is on account is used for invoices, and taken off them again.

use domain::billing::allocation::{self, AllocationError, Part};
use domain::documents::Payment;
use domain::documents::event::PaymentEvent;
use domain::ids::{DocumentId, PaymentId};
use sea_orm::DatabaseTransaction;

use super::refused::refused;
use super::{Payments, columns, funds, plan, read, settle, write};
use crate::{StoreError, StoreResult, Tenant, changes};

/// Uses what is left of a payment for invoices: as much as was chosen, or, where nothing was, for those that have been due for longest.
pub async fn allocate(tx: &Tenant<DatabaseTransaction>, id: PaymentId, parts: &[Part]) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let row = read::standing(tx, id).await?;
        let funds = funds::of_payment(&row)?;
        let plan = plan::settle(tx, &funds, parts).await?;
        if plan.allocations.is_empty() {
            return Ok((read::get(tx, id).await?, change.without_activity("nothing is open, or nothing is left")));
        }
        let client = funds.client();
        settle::write(tx, client, &plan.allocations).await?;
        write::keep(tx, &change, id, &plan.funds, columns::state(&row)?).await?;
        let told =
            |part: &allocation::Allocation| PaymentEvent::Allocated { invoice: part.invoice, amount: part.amount };
        let events = plan.allocations.iter().map(|part| ((id, client), told(part))).collect();
        let told = change.tell_all(tx, events).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// Takes what a payment pays of an invoice off it again: it is on account, and the invoice is left to pay by as much.
pub async fn release(tx: &Tenant<DatabaseTransaction>, id: PaymentId, invoice: DocumentId) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let row = read::standing(tx, id).await?;
        let funds = funds::of_payment(&row)?;
        let paid = funds::allocations(tx, &funds).await?;
        // What it does not pay, or no longer, is not found.
        let released = allocation::release(&funds, &paid, invoice).map_err(|error| match error {
            AllocationError::NotOpen { .. } => StoreError::NotFound,
            error => refused(error, "amount"),
        });
        let (opposite, after) = released?;
        let client = funds.client();
        settle::write(tx, client, &[opposite]).await?;
        write::keep(tx, &change, id, &after, columns::state(&row)?).await?;
        let amount = opposite.amount.checked_neg().map_err(|error| refused(error.into(), "amount"))?;
        let told = change.tell(tx, (id, client), PaymentEvent::Released { invoice, amount }).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}
