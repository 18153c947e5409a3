//! Money that is given back, refunds that are taken back, and payments that are deleted: nothing is taken out, what happened is followed by
//! its opposite.

use domain::billing::allocation;
use domain::billing::ledger::EntryKind;
use domain::documents::Payment;
use domain::documents::event::PaymentEvent;
use domain::documents::payment::{PaymentState, Refund};
use domain::ids::PaymentId;
use domain::money::Money;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::refused::refused;
use super::{Payments, columns, funds, read, settle, today, write};
use crate::{StoreError, StoreResult, Tenant, changes, ledger};

/// The path of what is given back.
const AMOUNT: &str = "amount";

/// Gives back a part of what is on account, or all of it. What pays an invoice is taken off it first ([`release`](super::release)).
pub async fn refund(tx: &Tenant<DatabaseTransaction>, id: PaymentId, amount: Money) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let funds = funds::of_payment(&read::standing(tx, id).await?)?;
        let refunded = allocation::refund(&funds, amount).map_err(|error| refused(error, AMOUNT))?;
        let after = refunded.funds;
        let state = PaymentState::given_back(after.amount().minor(), after.refunded().minor());
        write::keep(tx, &change, id, &after, state).await?;
        ledger::enter(tx, funds.client(), refunded.movement, id.0, today(tx).await?).await?;
        let told = change.tell(tx, (id, funds.client()), PaymentEvent::Refunded { amount }).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// The refunds of a payment that stand, in their order.
pub async fn refunds<C: ConnectionTrait>(t: &Tenant<C>, id: PaymentId) -> StoreResult<Vec<Refund>> {
    read::row(t, id).await?;
    let made = ledger::each_by(t, id.0, EntryKind::Refund).await?.into_iter();
    let standing = made.filter(|(_, _, is_reversed)| !is_reversed);
    Ok(standing.map(|(entry, on, _)| Refund { sequence: entry.sequence, amount: entry.adjustment, on }).collect())
}

/// Takes a refund back, by its place in the ledger: what was given back is on account again. One that was taken back already leaves the
/// payment as it is.
pub async fn take_back_refund(tx: &Tenant<DatabaseTransaction>, id: PaymentId, sequence: u64) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let funds = funds::of_payment(&read::standing(tx, id).await?)?;
        let mut made = ledger::each_by(tx, id.0, EntryKind::Refund).await?.into_iter();
        let found = made.find(|(entry, ..)| entry.sequence == sequence);
        let (entry, _, is_reversed) = found.ok_or(StoreError::NotFound)?;
        if is_reversed {
            return Ok((read::get(tx, id).await?, change.without_activity("it was told when it was taken back")));
        }
        let back = allocation::take_back_refund(&funds, &entry, is_reversed);
        let back = back.map_err(|error| refused(error, AMOUNT))?;
        let state = PaymentState::given_back(back.funds.amount().minor(), back.funds.refunded().minor());
        write::keep(tx, &change, id, &back.funds, state).await?;
        ledger::enter(tx, funds.client(), back.movement, id.0, today(tx).await?).await?;
        let told = PaymentEvent::RefundTakenBack { amount: entry.adjustment };
        let told = change.tell(tx, (id, funds.client()), told).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// Deletes a payment: what it paid is left to pay again, and the ledger undoes its entry. One that is deleted already is answered as it is;
/// of which something was given back is not deleted.
pub async fn reverse(tx: &Tenant<DatabaseTransaction>, id: PaymentId) -> StoreResult<Payment> {
    Box::pin(changes::make(tx, Payments, async |change| {
        let row = read::row(tx, id).await?;
        let (state, funds) = (columns::state(&row)?, funds::of_payment(&row)?);
        if state == PaymentState::Deleted {
            return Ok((read::get(tx, id).await?, change.without_activity("it was told when it was deleted")));
        }
        if !state.came_in() {
            // It has moved nothing.
            write::keep(tx, &change, id, &funds, PaymentState::Deleted).await?;
            let told = change.tell(tx, (id, funds.client()), PaymentEvent::Reversed).await?;
            return Ok((read::get(tx, id).await?, told));
        }
        let paid = funds::allocations(tx, &funds).await?;
        let (entry, is_reversed) = ledger::made_by(tx, id.0, EntryKind::Payment).await?;
        let reversed = allocation::reverse(&funds, &paid, &entry, is_reversed);
        let reversed = reversed.map_err(|error| refused(error, AMOUNT))?;
        let nothing = Money::zero(funds.amount().currency());
        let after = funds.with(nothing, nothing).map_err(|error| refused(error, AMOUNT))?;
        let client = funds.client();
        settle::write(tx, client, &reversed.allocations).await?;
        write::keep(tx, &change, id, &after, PaymentState::Deleted).await?;
        ledger::enter(tx, client, reversed.movement, id.0, today(tx).await?).await?;
        let told = change.tell(tx, (id, client), PaymentEvent::Reversed).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}
