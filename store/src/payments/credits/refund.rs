//! What is left of credits, given to clients in money, and taken back: each is an entry of the client's ledger, and is followed by its
//! opposite where it is undone.

use std::collections::HashMap;

use domain::billing::allocation;
use domain::billing::ledger::EntryKind;
use domain::documents::Credit;
use domain::documents::credit::{CreditRefund, CreditRefundData};
use domain::documents::event::CreditEvent;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{CreditId, ListItemId};
use domain::money::Money;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Credits, columns, read, write};
use crate::columns::Column as _;
use crate::entities::credit_refund::{Column, Entity, Model};
use crate::payments::refused::refused;
use crate::payments::{funds, today};
use crate::{StoreError, StoreResult, Tenant, batches, changes, ledger, lists};

/// The path of what is given back.
const AMOUNT: &str = "fields.amount";

/// Gives something of what is left of a credit to its client in money. What pays an invoice is taken off it first
/// ([`release`](super::release)). A key that came before answers the credit of its first refund: a form that is sent twice pays once.
pub async fn refund(
    tx: &Tenant<DatabaseTransaction>,
    id: CreditId,
    data: &CreditRefundData,
    key: Option<String>,
) -> StoreResult<Credit> {
    // Boxed: what a credit holds on the way is large.
    Box::pin(changes::make(tx, Credits, async |change| {
        if let Some(first) = of_key(tx, key.as_deref()).await? {
            return Ok((read::get(tx, first).await?, change.without_activity("it was told when it was given back")));
        }
        let funds = funds::of_credit(&read::standing(tx, id).await?)?;
        check(tx, data).await?;
        let amount = Money::new(data.amount.0, funds.amount().currency());
        let refunded = allocation::refund(&funds, amount).map_err(|error| refused(error, AMOUNT))?;
        write::keep(tx, &change, id, &refunded.funds, columns::standing(&refunded.funds)).await?;
        ledger::enter(tx, funds.client(), refunded.movement, id.0, data.paid_on).await?;
        let row = row(tx, id, funds.client().0, data, key).await?;
        batches::insert::<Entity, _, _>(tx.db(), vec![row]).await?;
        let told = change.tell(tx, (id, funds.client()), CreditEvent::Refunded { amount }).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// The refunds of a credit that stand, in their order.
pub async fn refunds<C: ConnectionTrait>(t: &Tenant<C>, id: CreditId) -> StoreResult<Vec<CreditRefund>> {
    read::row(t, id).await?;
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let rows = of_company.filter(Column::CreditId.eq(id.0)).all(t.db()).await?;
    let mut rows: HashMap<i64, Model> = rows.into_iter().map(|row| (row.sequence, row)).collect();
    let made = ledger::each_by(t, id.0, EntryKind::CreditRefund).await?.into_iter();
    let standing = made.filter(|(_, _, is_reversed)| !is_reversed).map(|(entry, on, _)| -> StoreResult<CreditRefund> {
        let missing = || StoreError::Corrupt(format!("no refund of credit {id} is entry {}", entry.sequence));
        let place = i64::try_from(entry.sequence).map_err(|_| missing())?;
        let row = rows.remove(&place).ok_or_else(missing)?;
        Ok(CreditRefund {
            sequence: entry.sequence,
            amount: entry.adjustment,
            on,
            method: row.method.map(ListItemId),
            reference: row.reference,
        })
    });
    standing.collect()
}

/// Takes a refund back, by its place in the ledger: what was given back may be used again. One that was taken back already leaves the credit
/// as it is.
pub async fn take_back_refund(tx: &Tenant<DatabaseTransaction>, id: CreditId, sequence: u64) -> StoreResult<Credit> {
    Box::pin(changes::make(tx, Credits, async |change| {
        let funds = funds::of_credit(&read::standing(tx, id).await?)?;
        let mut made = ledger::each_by(tx, id.0, EntryKind::CreditRefund).await?.into_iter();
        let found = made.find(|(entry, ..)| entry.sequence == sequence);
        let (entry, _, is_reversed) = found.ok_or(StoreError::NotFound)?;
        if is_reversed {
            return Ok((read::get(tx, id).await?, change.without_activity("it was told when it was taken back")));
        }
        let back = allocation::take_back_refund(&funds, &entry, is_reversed);
        let back = back.map_err(|error| refused(error, AMOUNT))?;
        write::keep(tx, &change, id, &back.funds, columns::standing(&back.funds)).await?;
        ledger::enter(tx, funds.client(), back.movement, id.0, today(tx).await?).await?;
        let told = CreditEvent::RefundTakenBack { amount: entry.adjustment };
        let told = change.tell(tx, (id, funds.client()), told).await?;
        Ok((read::get(tx, id).await?, told))
    }))
    .await
}

/// The credit of the refund that was made with a key.
async fn of_key(tx: &Tenant<DatabaseTransaction>, key: Option<&str>) -> StoreResult<Option<CreditId>> {
    let Some(key) = key else { return Ok(None) };
    let first: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::CreditId)
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::IdempotencyKey.eq(key))
        .into_tuple()
        .one(tx.db())
        .await?;
    Ok(first.map(CreditId))
}

/// Whether the entries of lists that it names are there: the form may name any id.
async fn check(tx: &Tenant<DatabaseTransaction>, data: &CreditRefundData) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    for (field, list, entry) in data.entries() {
        match lists::check(tx, list, entry).await {
            Err(StoreError::NotFound) => errors.push(format!("fields.{field}"), FieldError::Unknown),
            other => other?,
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// The row of a refund whose entry is the last one that the ledger has of the credit.
async fn row(
    tx: &Tenant<DatabaseTransaction>,
    credit: CreditId,
    client: Uuid,
    data: &CreditRefundData,
    key: Option<String>,
) -> StoreResult<Model> {
    let last = ledger::each_by(tx, credit.0, EntryKind::CreditRefund).await?.pop();
    let sequence = last.and_then(|(entry, ..)| i64::try_from(entry.sequence).ok());
    Ok(Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        client_id: client,
        credit_id: credit.0,
        sequence: sequence.ok_or_else(|| StoreError::Corrupt(format!("no entry tells of a refund of {credit}")))?,
        amount_minor: data.amount.0,
        paid_on: data.paid_on,
        method: data.method.stored(),
        reference: data.reference.stored(),
        idempotency_key: key,
    })
}
