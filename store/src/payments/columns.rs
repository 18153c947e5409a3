//! How a payment stands in its row.

use domain::billing::allocation::Funds;
use domain::documents::Payment;
use domain::documents::payment::{PaymentData, PaymentState, Pays};
use domain::ids::{ClientId, ListItemId, PaymentId};
use sea_orm::DatabaseTransaction;

use crate::columns::{Column, read};
use crate::entities::payment::Model;
use crate::{StoreError, StoreResult, Tenant};

/// The row of a payment that has come in.
pub(super) fn row(
    tx: &Tenant<DatabaseTransaction>,
    id: PaymentId,
    data: &PaymentData,
    funds: &Funds,
    key: Option<String>,
) -> Model {
    Model {
        company_id: tx.company().0,
        id: id.0,
        created_at: tx.now(),
        updated_at: tx.now(),
        revision: 0,
        state: PaymentState::Completed.as_str().to_owned(),
        client_id: data.client.0,
        amount_minor: data.amount.stored(),
        currency: data.currency.stored(),
        paid_on: data.paid_on,
        method: data.method.stored(),
        reference: data.reference.stored(),
        note: data.note.stored(),
        allocated_minor: funds.allocated().minor(),
        refunded_minor: funds.refunded().minor(),
        idempotency_key: key,
        source: data.source.stored(),
        meant: None,
    }
}

/// Reads a payment from its row; what it pays stands in rows of its own.
pub(super) fn payment(row: &Model, pays: Vec<Pays>) -> StoreResult<Payment> {
    Ok(Payment {
        id: PaymentId(row.id),
        state: state(row)?,
        data: PaymentData {
            client: ClientId(row.client_id),
            amount: read(row.amount_minor, "amount", row.id)?,
            currency: read(row.currency.clone(), "currency", row.id)?,
            paid_on: row.paid_on,
            method: row.method.map(ListItemId),
            reference: read(row.reference.clone(), "reference", row.id)?,
            source: read(row.source.clone(), "source", row.id)?,
            note: read(row.note.clone(), "note", row.id)?,
        },
        allocated_minor: row.allocated_minor,
        refunded_minor: row.refunded_minor,
        pays,
        created_at: row.created_at,
    })
}

/// What became of a payment.
pub(super) fn state(row: &Model) -> StoreResult<PaymentState> {
    PaymentState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state {:?} of {}", row.state, row.id)))
}
