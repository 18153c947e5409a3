//! Money that the provider gave back, and what a client's bank asks back.
//!
//! The provider says how much was given back all in all. What the payment does not bear of it yet follows: what was entered by hand first
//! is not entered twice, and what is told in another order comes to the same.

use domain::billing::allocation::Part;
use domain::cards::{CardProblem, CardState};
use domain::documents::Payment;
use domain::documents::payment::PaymentState;
use domain::ids::PaymentId;
use domain::money::Money;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set};
use uuid::Uuid;

use super::columns;
use crate::entities::card_payment::{Column, Entity, Model};
use crate::payments::{allocate, read, refund, release};
use crate::{StoreResult, Tenant};

/// So much was given back by now.
pub(super) async fn told(
    tx: &Tenant<DatabaseTransaction>,
    ours: Option<Uuid>,
    intent: Option<&str>,
    minor: i64,
) -> StoreResult<()> {
    let Some(row) = find(tx, ours, intent).await? else { return Ok(()) };
    if minor <= row.refunded_minor {
        return Ok(());
    }
    let mut row = row.into_active_model();
    row.refunded_minor = Set(minor);
    row.updated_at = Set(tx.now());
    let row = row.update(tx.db()).await?;
    follow(tx, &row).await
}

/// The payment bears what was given back. Before it is there, there is nothing to bear it.
pub(super) async fn follow(tx: &Tenant<DatabaseTransaction>, row: &Model) -> StoreResult<()> {
    let Some(payment) = row.payment_id else {
        let is_missing = columns::state(row)? == CardState::NotEntered;
        return if is_missing { note(tx, row, Some(CardProblem::RefundNotEntered)).await } else { Ok(()) };
    };
    let payment = read::get(tx, PaymentId(payment)).await?;
    let amount = payment.data.amount.0;
    let more = row.refunded_minor.min(amount) - payment.refunded_minor;
    if payment.state == PaymentState::Deleted {
        return note(tx, row, Some(CardProblem::RefundNotEntered)).await;
    }
    if more <= 0 {
        return Ok(());
    }
    give_back(tx, &payment, more).await
}

/// Something that was given back did not reach the client. The payment goes on bearing it until somebody takes that refund back.
pub(super) async fn failed(tx: &Tenant<DatabaseTransaction>, intent: Option<&str>, minor: i64) -> StoreResult<()> {
    let Some(row) = find(tx, None, intent).await? else { return Ok(()) };
    let left = (row.refunded_minor - minor).max(0);
    let mut row = row.into_active_model();
    row.refunded_minor = Set(left);
    row.problem = Set(Some(CardProblem::RefundFailed.as_str().to_owned()));
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    Ok(())
}

/// A client's bank asks for the money back, or does so no more.
pub(super) async fn disputed(tx: &Tenant<DatabaseTransaction>, intent: Option<&str>, is_won: bool) -> StoreResult<()> {
    let Some(row) = find(tx, None, intent).await? else { return Ok(()) };
    let problem = columns::problem(&row)?;
    if is_won && problem != Some(CardProblem::Disputed) {
        return Ok(());
    }
    note(tx, &row, (!is_won).then_some(CardProblem::Disputed)).await
}

/// Takes as much off invoices as is not on account, gives it back, and has the rest of it pay again what it was taken off.
async fn give_back(tx: &Tenant<DatabaseTransaction>, payment: &Payment, more: i64) -> StoreResult<()> {
    let currency = payment.data.currency;
    let on_account = payment.data.amount.0 - payment.allocated_minor - payment.refunded_minor;
    let mut missing = more - on_account;
    let mut again = Vec::new();
    for pays in payment.pays.iter().rev() {
        if missing <= 0 {
            break;
        }
        release(tx, payment.id, pays.invoice).await?;
        missing -= pays.amount.minor();
        if missing < 0 {
            again.push(Part { invoice: pays.invoice, amount: Money::new(-missing, currency) });
        }
    }
    refund(tx, payment.id, Money::new(more, currency)).await?;
    if !again.is_empty() {
        allocate(tx, payment.id, &again).await?;
    }
    Ok(())
}

/// Which of our payments is told of.
async fn find(
    tx: &Tenant<DatabaseTransaction>,
    ours: Option<Uuid>,
    intent: Option<&str>,
) -> StoreResult<Option<Model>> {
    if let Some(ours) = ours {
        return Ok(Entity::find_by_id((tx.company().0, ours)).one(tx.db()).await?);
    }
    let Some(intent) = intent else { return Ok(None) };
    let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
    Ok(of_company.filter(Column::Intent.eq(intent)).one(tx.db()).await?)
}

async fn note(tx: &Tenant<DatabaseTransaction>, row: &Model, problem: Option<CardProblem>) -> StoreResult<()> {
    let mut row = row.clone().into_active_model();
    row.problem = Set(problem.map(|problem| problem.as_str().to_owned()));
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    Ok(())
}
