//! What clients owe. Each change of it is an entry of the client's ledger, written behind the last one and never changed; nothing else
//! moves a balance, nor what was paid to date.

mod entries;
mod statement;

use chrono::NaiveDate;
use domain::activity::Event;
use domain::billing::ledger::{Entry, EntryKind, LedgerError, Movement};
use domain::documents::LedgerRow;
use domain::error::{FieldError, Refusal};
use domain::ids::ClientId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

pub(crate) use entries::{is_begun, read};
pub use statement::{MAX_OPEN, statement};

use crate::clients::{self, Clients};
use crate::entities::client::Column;
use crate::{StoreError, StoreResult, Tenant, changes};

/// The most entries of one answer: more than anybody reads, and no more memory than a page may take.
pub const MAX_ROWS: u64 = 10_000;

/// Enters a change of what a client owes behind the last one, on a day. The client's balance follows, and what was paid to date where money
/// changed hands: lists show them, so that the client's row bears a new revision. Its activity tells it (A7.1).
pub(crate) async fn enter(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    movement: Movement,
    source: Uuid,
    on: NaiveDate,
) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        let account = entries::account(tx, client).await?;
        if movement.adjustment().currency() != account.currency {
            return Err(refused(LedgerError::WrongCurrency));
        }
        let last = entries::last(tx, client).await?;
        let entry = Entry::after(last.as_ref(), movement).map_err(refused)?;
        // A reversal is told, and counts, as the opposite of what it reverses.
        let kind = match entry.reverses {
            Some(sequence) => entries::kind_of(tx, client, sequence).await?,
            None => entry.kind,
        };
        entries::insert(tx, client, &entry, source, on).await?;
        let came = if kind.is_money() { entry.adjustment.minor() } else { 0 };
        let paid_minor = account.paid_minor.checked_sub(came).ok_or_else(|| refused(LedgerError::Overflow))?;
        change
            .update_many(tx)
            .col_expr(Column::BalanceMinor, Expr::value(entry.balance.minor()))
            .col_expr(Column::PaidMinor, Expr::value(paid_minor))
            .filter(Column::Id.eq(client.0))
            .exec(tx.db())
            .await?;
        let (undone, Entry { adjustment, balance, .. }) = (entry.reverses.is_some(), entry);
        let told = change.tell(tx, client, Event::AccountMoved { kind, undone, source, adjustment, balance }).await?;
        Ok(((), told))
    })
    .await
}

/// A client's ledger, the newest first, so many entries as [`MAX_ROWS`].
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<LedgerRow>> {
    clients::require(t, client).await?;
    entries::newest(t, client, MAX_ROWS).await
}

/// The entry of a kind that something made when it came, and whether another one undoes it.
pub(crate) async fn made_by<C: ConnectionTrait>(
    t: &Tenant<C>,
    source: Uuid,
    kind: EntryKind,
) -> StoreResult<(Entry, bool)> {
    let entries = entries::about(t, source).await?;
    let missing = || StoreError::Corrupt(format!("no entry of the ledger tells of {source}"));
    let made = entries.iter().find(|entry| entry.kind == kind).copied().ok_or_else(missing)?;
    Ok((made, entries.iter().any(|entry| entry.reverses == Some(made.sequence))))
}

/// The entries of a kind that something made, in their order: each with its day, and whether another one undoes it.
pub(crate) async fn each_by<C: ConnectionTrait>(
    t: &Tenant<C>,
    source: Uuid,
    kind: EntryKind,
) -> StoreResult<Vec<(Entry, NaiveDate, bool)>> {
    let entries = entries::dated(t, source).await?;
    let is_reversed = |of: &Entry| entries.iter().any(|(entry, _)| entry.reverses == Some(of.sequence));
    let made = entries.iter().filter(|(entry, _)| entry.kind == kind);
    Ok(made.map(|(entry, on)| (*entry, *on, is_reversed(entry))).collect())
}

/// A refused entry as the store says it.
pub(crate) fn refused(error: LedgerError) -> StoreError {
    match error {
        LedgerError::NotPositive => StoreError::field("fields.amount", FieldError::Required),
        LedgerError::WrongCurrency => StoreError::field("fields.currency", FieldError::NotAChoice),
        LedgerError::Overflow => StoreError::field("fields.amount", FieldError::NotAnAmount),
        LedgerError::NotReversible | LedgerError::ReversedAlready => Refusal::WrongState.into(),
        LedgerError::ReversalOfNothing => StoreError::Corrupt(error.to_string()),
    }
}
