//! Credits that are used for invoices, taken off them again, and taken back: what happened is followed by its opposite.

use domain::billing::allocation::{self, AllocationError, Part};
use domain::billing::ledger::EntryKind;
use domain::documents::Credit;
use domain::documents::credit::CreditState;
use domain::documents::event::CreditEvent;
use domain::ids::{CreditId, DocumentId};
use domain::money::Money;
use sea_orm::DatabaseTransaction;

use super::{Credits, columns, read, write};
use crate::payments::refused::refused;
use crate::payments::{funds, plan, settle, today};
use crate::{StoreError, StoreResult, Tenant, changes, ledger};

/// The path of what there is to use.
const AMOUNT: &str = "amount";

/// Uses what is left of a credit for invoices: as much as was chosen, or, where nothing was, for those that have been due for longest.
pub async fn apply(tx: &Tenant<DatabaseTransaction>, id: CreditId, parts: &[Part]) -> StoreResult<Credit> {
    Box::pin(changes::make(tx, Credits, async |change| {
        let row = read::standing(tx, id).await?;
        let funds = funds::of_credit(&row)?;
        let plan = plan::settle(tx, &funds, parts).await?;
        if plan.allocations.is_empty() {
            return Ok((read::get(tx, id).await?, change.without_activity("nothing is open, or nothing is left")));
        }
        let client = funds.client();
        settle::write(tx, client, &plan.allocations).await?;
        write::keep(tx, &change, id, &plan.funds, columns::standing(&plan.funds)).await?;
        let told = |part: &allocation::Allocation| CreditEvent::Applied { invoice: part.invoice, amount: part.amount };
        let events = plan.allocations.iter().map(|part| ((id, client), told(part))).collect();
        let told = change.tell_all(tx, events).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// Takes what a credit pays of an invoice off it again: it is available, and the invoice is left to pay by as much.
pub async fn release(tx: &Tenant<DatabaseTransaction>, id: CreditId, invoice: DocumentId) -> StoreResult<Credit> {
    Box::pin(changes::make(tx, Credits, async |change| {
        let row = read::standing(tx, id).await?;
        let funds = funds::of_credit(&row)?;
        let paid = funds::allocations(tx, &funds).await?;
        // What it does not pay, or no longer, is not found.
        let released = allocation::release(&funds, &paid, invoice).map_err(|error| match error {
            AllocationError::NotOpen { .. } => StoreError::NotFound,
            error => refused(error, AMOUNT),
        });
        let (opposite, after) = released?;
        let client = funds.client();
        settle::write(tx, client, &[opposite]).await?;
        write::keep(tx, &change, id, &after, columns::standing(&after)).await?;
        let amount = opposite.amount.checked_neg().map_err(|error| refused(error.into(), AMOUNT))?;
        let told = change.tell(tx, (id, client), CreditEvent::Released { invoice, amount }).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// Takes a credit back: what it paid is left to pay again, and the ledger undoes its entry. One that was taken back already is answered as
/// it is.
pub async fn take_back(tx: &Tenant<DatabaseTransaction>, id: CreditId) -> StoreResult<Credit> {
    Box::pin(changes::make(tx, Credits, async |change| {
        let row = read::row(tx, id).await?;
        if columns::state(&row)? == CreditState::Deleted {
            return Ok((read::get(tx, id).await?, change.without_activity("it was told when it was taken back")));
        }
        let funds = funds::of_credit(&row)?;
        let paid = funds::allocations(tx, &funds).await?;
        let (entry, is_reversed) = ledger::made_by(tx, id.0, EntryKind::Credit).await?;
        let reversed = allocation::reverse(&funds, &paid, &entry, is_reversed);
        let reversed = reversed.map_err(|error| refused(error, AMOUNT))?;
        let nothing = Money::zero(funds.amount().currency());
        let after = funds.with(nothing, nothing).map_err(|error| refused(error, AMOUNT))?;
        let client = funds.client();
        settle::write(tx, client, &reversed.allocations).await?;
        write::keep(tx, &change, id, &after, CreditState::Deleted).await?;
        ledger::enter(tx, client, reversed.movement, id.0, today(tx).await?).await?;
        let told = change.tell(tx, (id, client), CreditEvent::TakenBack).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}
