//! Expenses on invoices: what waits, what a draft takes when it is saved, and what it gives back.

use std::collections::BTreeSet;

use domain::documents::LineData;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::expenses::{ExpenseEvent, ExpenseState, ToBill};
use domain::ids::{ClientId, DocumentId, ExpenseId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::{Expenses, columns, read, states};
use crate::batches::IDS;
use crate::changes::{self, Change};
use crate::entities::document_line;
use crate::entities::expense::Column;
use crate::{StoreError, StoreResult, Tenant, clients};

/// The most expenses that are offered to one draft; what is left over is offered to the next.
const MOST_OFFERED: u64 = 200;

/// The expenses that were made for a client, are to be billed to it and stand on no invoice: the oldest first.
pub async fn to_bill<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Vec<ToBill>> {
    clients::require(t, client).await?;
    let rows = read::of_company(t)
        .filter(Column::Client.eq(client.0))
        .filter(Column::Billable.eq(true))
        .filter(Column::InvoiceId.is_null())
        .filter(Column::State.is_in([ExpenseState::ToPay, ExpenseState::Paid].map(ExpenseState::as_str)))
        .order_by_asc(Column::Date)
        .order_by_asc(Column::Id)
        .limit(MOST_OFFERED)
        .all(t.db())
        .await?;
    let offered = |row| {
        let expense = columns::expense(row)?;
        Ok(ToBill {
            id: expense.id,
            description: expense.data.description.as_str().to_owned(),
            date: expense.data.date,
            net: expense.data.net(),
            gross: expense.data.gross(),
            vat: expense.data.vat,
        })
    };
    rows.iter().map(offered).collect()
}

/// A draft of an invoice was saved: it takes the expenses that its lines name, and gives back those that they named before and name no
/// longer. Each stands on one line of one invoice, which is of the client whom it was made for; what is not so is refused, and nothing of
/// the save remains.
pub(crate) async fn kept(
    tx: &Tenant<DatabaseTransaction>,
    document: DocumentId,
    client: ClientId,
    before: &[LineData],
    after: &[LineData],
) -> StoreResult<()> {
    let (held, wanted) = (named(before), once(after)?);
    if held.is_empty() && wanted.is_empty() {
        return Ok(());
    }
    let stays: Vec<Uuid> = held.intersection(&wanted).copied().collect();
    if !are_of(tx, client, &stays).await? {
        return Err(StoreError::field("fields.client", FieldError::NotAChoice));
    }
    let gone: Vec<Uuid> = held.difference(&wanted).copied().collect();
    let fresh: Vec<Uuid> = wanted.difference(&held).copied().collect();
    if gone.is_empty() && fresh.is_empty() {
        return Ok(());
    }
    changes::make(tx, Expenses, async |change| {
        give_back(tx, &change, document, &gone).await?;
        take(tx, &change, document, client, &fresh).await?;
        let freed = gone.iter().map(|id| (ExpenseId(*id), ExpenseEvent::Unbilled { invoice: document }));
        let taken = fresh.iter().map(|id| (ExpenseId(*id), ExpenseEvent::Billed { invoice: document }));
        Ok(((), change.tell_all(tx, freed.chain(taken).collect()).await?))
    })
    .await
}

/// No other document bills expenses: its lines may name none.
pub(crate) fn none_named(lines: &[LineData]) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.expense.is_some()) {
        errors.push(format!("lines[{at}].expense"), FieldError::Unknown);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Drafts were thrown away: the expenses on them are given back.
pub(crate) async fn thrown_away(tx: &Tenant<DatabaseTransaction>, documents: &[DocumentId]) -> StoreResult<()> {
    for (document, expenses) in of_documents(tx, documents).await? {
        changes::make(tx, Expenses, async |change| {
            give_back(tx, &change, document, &expenses).await?;
            let freed = expenses.iter().map(|id| (ExpenseId(*id), ExpenseEvent::Unbilled { invoice: document }));
            Ok(((), change.tell_all(tx, freed.collect()).await?))
        })
        .await?;
    }
    Ok(())
}

/// Drafts were brought back, each with its client: they take the expenses that they billed again. One whose expense stands elsewhere by
/// now, or is there no longer, is refused: it would be billed twice.
pub(crate) async fn brought_back(
    tx: &Tenant<DatabaseTransaction>,
    documents: &[(DocumentId, ClientId)],
) -> StoreResult<()> {
    let ids: Vec<DocumentId> = documents.iter().map(|(id, _)| *id).collect();
    for (document, expenses) in of_documents(tx, &ids).await? {
        let Some((_, client)) = documents.iter().find(|(id, _)| *id == document) else { continue };
        changes::make(tx, Expenses, async |change| {
            take(tx, &change, document, *client, &expenses).await?;
            let taken = expenses.iter().map(|id| (ExpenseId(*id), ExpenseEvent::Billed { invoice: document }));
            Ok(((), change.tell_all(tx, taken.collect()).await?))
        })
        .await?;
    }
    Ok(())
}

fn named(lines: &[LineData]) -> BTreeSet<Uuid> {
    lines.iter().filter_map(|line| line.expense).map(|id| id.0).collect()
}

/// As [`named`], each by one line.
fn once(lines: &[LineData]) -> Result<BTreeSet<Uuid>, FieldErrors> {
    let (mut wanted, mut errors) = (BTreeSet::new(), FieldErrors::default());
    for (at, line) in lines.iter().enumerate() {
        if line.expense.is_some_and(|id| !wanted.insert(id.0)) {
            errors.push(format!("lines[{at}].expense"), FieldError::Unknown);
        }
    }
    if errors.is_empty() { Ok(wanted) } else { Err(errors) }
}

/// Whether all of these were made for a client.
async fn are_of(tx: &Tenant<DatabaseTransaction>, client: ClientId, expenses: &[Uuid]) -> StoreResult<bool> {
    let mut count = 0;
    for ids in expenses.chunks(IDS) {
        let theirs = read::of_company(tx).filter(Column::Client.eq(client.0));
        count += theirs.filter(Column::Id.is_in(ids.iter().copied())).count(tx.db()).await?;
    }
    Ok(count == expenses.len() as u64)
}

/// Has expenses stand on an invoice: each must stand on none, be to be billed to its client, and be neither put aside nor thrown away.
async fn take(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Expenses>,
    document: DocumentId,
    client: ClientId,
    expenses: &[Uuid],
) -> StoreResult<()> {
    let mut taken = 0;
    for ids in expenses.chunks(IDS) {
        let done = change
            .update_many(tx)
            .col_expr(Column::InvoiceId, Expr::value(document.0))
            .col_expr(Column::State, Expr::value(ExpenseState::Billed.as_str()))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .filter(Column::InvoiceId.is_null())
            .filter(Column::Client.eq(client.0))
            .filter(Column::Billable.eq(true))
            .filter(Column::State.is_in([ExpenseState::ToPay, ExpenseState::Paid].map(ExpenseState::as_str)))
            .exec(tx.db())
            .await?;
        taken += done.rows_affected;
    }
    if taken == expenses.len() as u64 { Ok(()) } else { Err(Refusal::ExpenseGone.into()) }
}

/// Takes expenses off an invoice.
async fn give_back(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Expenses>,
    document: DocumentId,
    expenses: &[Uuid],
) -> StoreResult<()> {
    for ids in expenses.chunks(IDS) {
        change
            .update_many(tx)
            .col_expr(Column::InvoiceId, Expr::value(None::<Uuid>))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .filter(Column::InvoiceId.eq(document.0))
            .exec(tx.db())
            .await?;
    }
    states::settle(tx, change, expenses).await
}

/// What the lines of documents name, document by document; those that name none are left out.
async fn of_documents(
    tx: &Tenant<DatabaseTransaction>,
    documents: &[DocumentId],
) -> StoreResult<Vec<(DocumentId, Vec<Uuid>)>> {
    use document_line::Column as Of;
    let mut found: Vec<(DocumentId, Vec<Uuid>)> = Vec::new();
    for ids in documents.chunks(IDS) {
        let rows: Vec<(Uuid, Uuid)> = document_line::Entity::find()
            .select_only()
            .columns([Of::DocumentId, Of::Expense])
            .filter(Of::CompanyId.eq(tx.company().0))
            .filter(Of::DocumentId.is_in(ids.iter().map(|id| id.0)))
            .filter(Of::Expense.is_not_null())
            .order_by_asc(Of::DocumentId)
            .into_tuple()
            .all(tx.db())
            .await?;
        for (document, expense) in rows {
            match found.last_mut() {
                Some((last, expenses)) if last.0 == document => expenses.push(expense),
                _ => found.push((DocumentId(document), vec![expense])),
            }
        }
    }
    Ok(found)
}
