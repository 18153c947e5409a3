//! What becomes of time on a draft that is saved, thrown away or brought back.

use std::collections::{BTreeSet, HashSet};

use domain::documents::LineData;
use domain::error::{FieldError, Refusal};
use domain::ids::{DocumentId, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Tasks, bill, states, write};
use crate::batches::IDS;
use crate::entities::time_billing::{self, Column as Of};
use crate::entities::time_entry::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, changes};

/// A draft was saved with these lines: the time of a line that is there no longer is given back. A draft that bills time stays its client's.
pub(crate) async fn kept(
    tx: &Tenant<DatabaseTransaction>,
    document: DocumentId,
    is_same_client: bool,
    lines: &[LineData],
) -> StoreResult<()> {
    let billed = of_documents(tx, &[document]).await?;
    if billed.is_empty() {
        return Ok(());
    }
    if !is_same_client {
        return Err(StoreError::field("fields.client", FieldError::NotAChoice));
    }
    let lines: HashSet<Uuid> = lines.iter().filter_map(|line| line.id).map(|line| line.0).collect();
    let gone = billed.into_iter().filter(|row| !lines.contains(&row.line_id));
    let entries: Vec<Uuid> = gone.map(|row| row.entry_id).collect();
    if entries.is_empty() {
        return Ok(());
    }
    for ids in entries.chunks(IDS) {
        time_billing::Entity::delete_many()
            .filter(Of::CompanyId.eq(tx.company().0))
            .filter(Of::DocumentId.eq(document.0))
            .filter(Of::EntryId.is_in(ids.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    give_back(tx, document, &entries).await
}

/// Drafts were thrown away: the time on them is given back.
pub(crate) async fn thrown_away(tx: &Tenant<DatabaseTransaction>, documents: &[DocumentId]) -> StoreResult<()> {
    let billed = of_documents(tx, documents).await?;
    for document in ids(&billed) {
        let of_it = billed.iter().filter(|row| row.document_id == document.0);
        give_back(tx, document, &of_it.map(|row| row.entry_id).collect::<Vec<_>>()).await?;
    }
    Ok(())
}

/// Drafts were brought back: they take the time that they billed again. One whose time stands elsewhere by now, or is there no longer, is
/// refused: it would be billed twice.
pub(crate) async fn brought_back(tx: &Tenant<DatabaseTransaction>, documents: &[DocumentId]) -> StoreResult<()> {
    let billed = of_documents(tx, documents).await?;
    for document in ids(&billed) {
        let of_it = billed.iter().filter(|row| row.document_id == document.0);
        let entries: Vec<Uuid> = of_it.map(|row| row.entry_id).collect();
        if !bill::take(tx, document, &entries).await? {
            return Err(Refusal::TimeGone.into());
        }
        moved(tx, &entries).await?;
    }
    Ok(())
}

fn ids(billed: &[time_billing::Model]) -> BTreeSet<DocumentId> {
    billed.iter().map(|row| DocumentId(row.document_id)).collect()
}

/// What documents bill, or have billed.
async fn of_documents(
    tx: &Tenant<DatabaseTransaction>,
    documents: &[DocumentId],
) -> StoreResult<Vec<time_billing::Model>> {
    let mut found = Vec::new();
    for ids in documents.chunks(IDS) {
        let of_company = time_billing::Entity::find().filter(Of::CompanyId.eq(tx.company().0));
        found.extend(of_company.filter(Of::DocumentId.is_in(ids.iter().map(|id| id.0))).all(tx.db()).await?);
    }
    Ok(found)
}

/// Takes entries off an invoice.
async fn give_back(tx: &Tenant<DatabaseTransaction>, document: DocumentId, entries: &[Uuid]) -> StoreResult<()> {
    for ids in entries.chunks(IDS) {
        Entity::update_many()
            .col_expr(Column::InvoiceId, Expr::value(None::<Uuid>))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::InvoiceId.eq(document.0))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    moved(tx, entries).await
}

/// Has the tasks of entries come anew, in the states that follow.
async fn moved(tx: &Tenant<DatabaseTransaction>, entries: &[Uuid]) -> StoreResult<()> {
    let mut tasks: BTreeSet<Uuid> = BTreeSet::new();
    for ids in entries.chunks(IDS) {
        let of: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::TaskId)
            .distinct()
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(tx.db())
            .await?;
        tasks.extend(of);
    }
    let ids: Vec<Uuid> = tasks.into_iter().collect();
    changes::make(tx, Tasks, async |change| {
        write::touched(tx, &change, &ids).await?;
        Ok(((), change.without_activity("the invoice's own activity tells of it, and the state of each task")))
    })
    .await?;
    states::settle(tx, &ids.iter().map(|id| TaskId(*id)).collect::<Vec<_>>()).await
}
