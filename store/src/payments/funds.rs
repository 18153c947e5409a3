//! What pays invoices, as it is kept: payments, credits, credit notes, and what was given up.

use domain::billing::allocation::{Allocation, AllocationError, Funds, Source};
use domain::ids::{ClientId, CreditId, DocumentId, PaymentId, WriteOffId};
use domain::money::{Currency, Money};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::columns::read;
use crate::entities::allocation::{Column, Entity};
use crate::entities::{credit, payment};
use crate::{StoreError, StoreResult, Tenant};

/// What the source of an allocation is called where it is a payment.
pub(super) const PAYMENT: &str = "payment";
/// And where it is a credit.
pub(super) const CREDIT: &str = "credit";
const CREDIT_NOTE: &str = "credit_note";
const WRITE_OFF: &str = "write_off";

/// A source as allocations name it: what it is, and which one.
pub(super) const fn named(source: Source) -> (&'static str, Uuid) {
    match source {
        Source::Payment(PaymentId(id)) => (PAYMENT, id),
        Source::Credit(CreditId(id)) => (CREDIT, id),
        Source::CreditNote(DocumentId(id)) => (CREDIT_NOTE, id),
        Source::WriteOff(WriteOffId(id)) => (WRITE_OFF, id),
    }
}

/// The source that an allocation names.
pub(crate) fn source(name: &str, id: Uuid) -> StoreResult<Source> {
    match name {
        PAYMENT => Ok(Source::Payment(PaymentId(id))),
        CREDIT => Ok(Source::Credit(CreditId(id))),
        CREDIT_NOTE => Ok(Source::CreditNote(DocumentId(id))),
        WRITE_OFF => Ok(Source::WriteOff(WriteOffId(id))),
        other => Err(StoreError::Corrupt(format!("source {other:?} of an allocation"))),
    }
}

/// A source with what became of it, in the smallest unit of its currency.
pub(crate) fn kept(
    source: Source,
    client: Uuid,
    currency: Currency,
    [amount, allocated, refunded]: [i64; 3],
) -> Result<Funds, AllocationError> {
    let money = |minor| Money::new(minor, currency);
    Funds::new(source, ClientId(client), money(amount))?.with(money(allocated), money(refunded))
}

/// A payment with what became of it.
pub(super) fn of_payment(row: &payment::Model) -> StoreResult<Funds> {
    let currency = read(row.currency.clone(), "currency", row.id)?;
    let amounts = [row.amount_minor, row.allocated_minor, row.refunded_minor];
    let funds = kept(Source::Payment(PaymentId(row.id)), row.client_id, currency, amounts);
    funds.map_err(|error| StoreError::Corrupt(format!("payment {}: {error}", row.id)))
}

/// A credit with what became of it.
pub(super) fn of_credit(row: &credit::Model) -> StoreResult<Funds> {
    let currency = read(row.currency.clone(), "currency", row.id)?;
    let amounts = [row.amount_minor, row.allocated_minor, row.refunded_minor];
    let funds = kept(Source::Credit(CreditId(row.id)), row.client_id, currency, amounts);
    funds.map_err(|error| StoreError::Corrupt(format!("credit {}: {error}", row.id)))
}

/// All that a source was allocated to, undone parts with their opposites.
pub(super) async fn allocations<C: ConnectionTrait>(t: &Tenant<C>, of: &Funds) -> StoreResult<Vec<Allocation>> {
    let (name, id) = named(of.source());
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Source.eq(name))
        .filter(Column::SourceId.eq(id))
        .order_by_asc(Column::Id)
        .all(t.db())
        .await?;
    let currency = of.amount().currency();
    let read = rows.into_iter().map(|row| Allocation {
        source: of.source(),
        invoice: DocumentId(row.invoice_id),
        amount: Money::new(row.amount_minor, currency),
    });
    Ok(read.collect())
}
