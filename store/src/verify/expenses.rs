//! Expenses read whole (invariant 8); what a row says that it comes to and where it stands follows from the rest of it, and it stands on no
//! invoice that was thrown away, nor on one that names it in no line (7).

use std::collections::HashSet;

use domain::billing::state::DocumentState;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Violation;
use super::batches::Batches;
use crate::entities::expense::{Column, Entity, Model};
use crate::entities::{document, document_line};
use crate::expenses::columns::expense;
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for row in &rows {
            judge(row, &mut found);
        }
        let on: HashSet<Uuid> = rows.iter().filter_map(|row| row.invoice_id).collect();
        if on.is_empty() {
            continue;
        }
        let (thrown_away, billed) = (gone(t, &on).await?, told(t, &on).await?);
        for row in &rows {
            let Some(invoice) = row.invoice_id else { continue };
            if thrown_away.contains(&invoice) {
                found.push(Violation::new(7, format!("expense {}: its invoice was thrown away", row.id)));
            }
            if !billed.contains(&(invoice, row.id)) {
                found.push(Violation::new(7, format!("expense {}: no line of its invoice bills it", row.id)));
            }
        }
    }
    Ok(found)
}

fn judge(row: &Model, found: &mut Vec<Violation>) {
    let mut note = |invariant, what: &str| found.push(Violation::new(invariant, format!("expense {}: {what}", row.id)));
    let expense = match expense(row) {
        Ok(expense) => expense,
        Err(error) => return note(8, &error.to_string()),
    };
    if expense.version < 1 {
        note(8, "its version is below 1");
    }
    let amounts = expense.data.amounts();
    if (amounts.net_minor, amounts.vat_minor, amounts.gross_minor) != (row.net_minor, row.vat_minor, row.gross_minor) {
        note(7, "its amounts differ from what was entered");
    }
    let is_paid = expense.data.paid_on.is_some();
    if expense.state.settled(is_paid, expense.invoice.is_some()) != expense.state {
        note(7, "its state does not follow from whether it is paid and billed");
    }
}

/// Those of these documents that were thrown away.
async fn gone<C: ConnectionTrait>(t: &Tenant<C>, documents: &HashSet<Uuid>) -> StoreResult<HashSet<Uuid>> {
    let rows: Vec<Uuid> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::CompanyId.eq(t.company().0))
        .filter(document::Column::State.eq(DocumentState::Deleted.as_str()))
        .filter(document::Column::Id.is_in(documents.iter().copied()))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(rows.into_iter().collect())
}

/// What the lines of these documents bill.
async fn told<C: ConnectionTrait>(t: &Tenant<C>, documents: &HashSet<Uuid>) -> StoreResult<HashSet<(Uuid, Uuid)>> {
    use document_line::Column as Of;
    let rows: Vec<(Uuid, Uuid)> = document_line::Entity::find()
        .select_only()
        .columns([Of::DocumentId, Of::Expense])
        .filter(Of::CompanyId.eq(t.company().0))
        .filter(Of::DocumentId.is_in(documents.iter().copied()))
        .filter(Of::Expense.is_not_null())
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(rows.into_iter().collect())
}
