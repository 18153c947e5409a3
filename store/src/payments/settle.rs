//! What documents keep of what pays them, written with their change: lists show what is left to pay.
//!
//! It counts as no save: a document's version and what it says stay as they are.

use domain::billing::allocation::{Allocation, Funds, Source};
use domain::documents::DocumentEvent;
use domain::ids::{ClientId, DocumentId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::funds::named;
use super::refused::refused;
use crate::documents::{CreditNotes, Invoices};
use crate::entities::allocation;
use crate::entities::document::Column;
use crate::{StoreResult, Tenant, batches, changes};

/// Adds allocations of one client's funds, and changes what their invoices keep by as much. Each invoice tells of its own.
pub(super) async fn write(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    allocations: &[Allocation],
) -> StoreResult<()> {
    if allocations.is_empty() {
        return Ok(());
    }
    let rows = allocations.iter().map(|allocation| row(tx, client, allocation)).collect();
    batches::insert::<allocation::Entity, _, _>(tx.db(), rows).await?;
    changes::make(tx, Invoices, async |change| {
        let mut events = Vec::with_capacity(allocations.len());
        for allocation in allocations {
            let minor = allocation.amount.minor();
            let update = change.update_many(tx).col_expr(Column::AllocatedMinor, more(Column::AllocatedMinor, minor));
            let update = match allocation.source {
                Source::Payment(_) | Source::Credit(_) => update,
                Source::CreditNote(_) => update.col_expr(Column::CreditedMinor, more(Column::CreditedMinor, minor)),
                Source::WriteOff(_) => update.col_expr(Column::WrittenOffMinor, more(Column::WrittenOffMinor, minor)),
            };
            let update = update.col_expr(Column::UpdatedAt, Expr::value(tx.now()));
            update.filter(Column::Id.eq(allocation.invoice.0)).exec(tx.db()).await?;
            events.push(((allocation.invoice, client), told(allocation)?));
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}

/// Keeps what a credit note pays by now.
pub(super) async fn used(tx: &Tenant<DatabaseTransaction>, note: DocumentId, funds: &Funds) -> StoreResult<()> {
    changes::make(tx, CreditNotes, async |change| {
        change
            .update_many(tx)
            .col_expr(Column::AllocatedMinor, Expr::value(funds.allocated().minor()))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(note.0))
            .exec(tx.db())
            .await?;
        Ok(((), change.without_activity("the invoices tell what pays them")))
    })
    .await
}

fn row(tx: &Tenant<DatabaseTransaction>, client: ClientId, allocation: &Allocation) -> allocation::Model {
    let (source, source_id) = named(allocation.source);
    allocation::Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        client_id: client.0,
        invoice_id: allocation.invoice.0,
        source: source.to_owned(),
        source_id,
        amount_minor: allocation.amount.minor(),
    }
}

fn more(column: Column, minor: i64) -> Expr {
    Expr::col(column).add(minor)
}

/// What an invoice tells of an allocation.
fn told(allocation: &Allocation) -> StoreResult<DocumentEvent> {
    let amount = allocation.amount;
    if amount.is_negative() {
        let amount = amount.checked_neg().map_err(|error| refused(error.into(), "fields.amount"))?;
        return Ok(match allocation.source {
            Source::WriteOff(_) => DocumentEvent::WriteOffTakenBack { amount },
            Source::Payment(_) | Source::Credit(_) | Source::CreditNote(_) => DocumentEvent::Released { amount },
        });
    }
    Ok(match allocation.source {
        Source::Payment(id) => DocumentEvent::Paid { amount, payment: Some(id) },
        Source::Credit(_) | Source::CreditNote(_) => DocumentEvent::Paid { amount, payment: None },
        Source::WriteOff(_) => DocumentEvent::WrittenOff { amount },
    })
}
