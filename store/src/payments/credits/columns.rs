//! How a credit stands in its row.

use domain::billing::allocation::Funds;
use domain::documents::Credit;
use domain::documents::credit::{CreditData, CreditState};
use domain::documents::payment::Pays;
use domain::ids::{ClientId, CreditId};
use sea_orm::DatabaseTransaction;

use crate::columns::{Column, read};
use crate::entities::credit::Model;
use crate::{StoreError, StoreResult, Tenant};

/// The row of a credit that is given.
pub(super) fn row(
    tx: &Tenant<DatabaseTransaction>,
    id: CreditId,
    data: &CreditData,
    funds: &Funds,
    key: Option<String>,
) -> Model {
    Model {
        company_id: tx.company().0,
        id: id.0,
        created_at: tx.now(),
        updated_at: tx.now(),
        revision: 0,
        state: standing(funds).as_str().to_owned(),
        client_id: data.client.0,
        amount_minor: data.amount.stored(),
        currency: data.currency.stored(),
        given_on: data.given_on,
        public_notes: data.public_notes.stored(),
        private_notes: data.private_notes.stored(),
        allocated_minor: funds.allocated().minor(),
        refunded_minor: funds.refunded().minor(),
        idempotency_key: key,
        source: data.source.stored(),
    }
}

/// The state that follows from what of it is used.
pub(super) fn standing(funds: &Funds) -> CreditState {
    CreditState::used(funds.amount().minor(), funds.amount().minor() - funds.left().minor())
}

/// Reads a credit from its row; what it pays stands in rows of its own.
pub(super) fn credit(row: &Model, pays: Vec<Pays>) -> StoreResult<Credit> {
    Ok(Credit {
        id: CreditId(row.id),
        state: state(row)?,
        data: CreditData {
            client: ClientId(row.client_id),
            amount: read(row.amount_minor, "amount", row.id)?,
            currency: read(row.currency.clone(), "currency", row.id)?,
            given_on: row.given_on,
            public_notes: read(row.public_notes.clone(), "public notes", row.id)?,
            private_notes: read(row.private_notes.clone(), "private notes", row.id)?,
            source: read(row.source.clone(), "source", row.id)?,
        },
        allocated_minor: row.allocated_minor,
        refunded_minor: row.refunded_minor,
        pays,
        created_at: row.created_at,
    })
}

/// What became of a credit.
pub(super) fn state(row: &Model) -> StoreResult<CreditState> {
    CreditState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state {:?} of {}", row.state, row.id)))
}
