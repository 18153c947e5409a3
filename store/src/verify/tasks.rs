//! Tasks and time read whole (invariant 8); and time stands on no invoice that was thrown away, nor on one that does not say so
//! (invariant 7).

use std::collections::HashSet;

use domain::billing::state::DocumentState;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Violation;
use super::batches::Batches;
use crate::entities::task::{Column, Entity};
use crate::entities::{document, time_billing, time_entry};
use crate::tasks::read::{entry, task};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for row in &rows {
            match task(row) {
                Err(error) => found.push(Violation::new(8, format!("task {}: {error}", row.id))),
                Ok(task) if task.version < 1 => {
                    found.push(Violation::new(8, format!("task {}: its version is below 1", row.id)));
                }
                Ok(_) => {}
            }
        }
    }
    found.extend(time(t).await?);
    Ok(found)
}

async fn time<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    use time_entry::Column as Of;
    let mut found = Vec::new();
    let mut batches = Batches::<time_entry::Entity>::new(Of::CompanyId, Of::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        let on: HashSet<Uuid> = rows.iter().filter_map(|row| row.invoice_id).collect();
        let (thrown_away, billed) =
            if on.is_empty() { (HashSet::new(), HashSet::new()) } else { (gone(t, &on).await?, told(t, &on).await?) };
        for row in &rows {
            if let Err(error) = entry(row) {
                found.push(Violation::new(8, format!("time {}: {error}", row.id)));
            }
            let Some(invoice) = row.invoice_id else { continue };
            if thrown_away.contains(&invoice) {
                found.push(Violation::new(7, format!("time {}: its invoice was thrown away", row.id)));
            }
            if !billed.contains(&(invoice, row.id)) {
                found.push(Violation::new(7, format!("time {}: no line of its invoice bills it", row.id)));
            }
        }
    }
    Ok(found)
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

/// What these documents say that they bill.
async fn told<C: ConnectionTrait>(t: &Tenant<C>, documents: &HashSet<Uuid>) -> StoreResult<HashSet<(Uuid, Uuid)>> {
    use time_billing::Column as Of;
    let rows: Vec<(Uuid, Uuid)> = time_billing::Entity::find()
        .select_only()
        .columns([Of::DocumentId, Of::EntryId])
        .filter(Of::CompanyId.eq(t.company().0))
        .filter(Of::DocumentId.is_in(documents.iter().copied()))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(rows.into_iter().collect())
}
