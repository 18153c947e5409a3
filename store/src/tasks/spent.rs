//! What was spent on tasks, in two numbers each: what stands on an invoice and what does not.

use std::collections::HashMap;

use domain::tasks::{SpentTime, Task};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::batches::IDS;
use crate::entities::time_entry::{Column, Entity};
use crate::{StoreResult, Tenant};

/// What was spent on a task.
pub async fn spent_on<C: ConnectionTrait>(t: &Tenant<C>, task: &Task) -> StoreResult<SpentTime> {
    Ok(of(t, std::slice::from_ref(task)).await?.remove(&task.id.0).unwrap_or_default())
}

/// What was spent on each of these tasks; those without time are left out.
pub(super) async fn of<C: ConnectionTrait>(t: &Tenant<C>, tasks: &[Task]) -> StoreResult<HashMap<Uuid, SpentTime>> {
    let billable: HashMap<Uuid, bool> = tasks.iter().map(|task| (task.id.0, task.data.billable)).collect();
    let ids: Vec<Uuid> = tasks.iter().map(|task| task.id.0).collect();
    let counted = minutes(t, &ids).await?;
    let spent = |(id, Counted { free, billed }): (Uuid, Counted)| {
        let to_bill = if billable.get(&id).copied().unwrap_or(false) { free } else { 0 };
        (id, SpentTime { all: free.saturating_add(billed), to_bill, billed })
    };
    Ok(counted.into_iter().map(spent).collect())
}

/// Minutes on no invoice, and on one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub free: u64,
    pub billed: u64,
}

/// The minutes of each of these tasks that are neither thrown away nor still running.
pub(super) async fn minutes<C: ConnectionTrait>(t: &Tenant<C>, tasks: &[Uuid]) -> StoreResult<HashMap<Uuid, Counted>> {
    let mut found: HashMap<Uuid, Counted> = HashMap::new();
    for ids in tasks.chunks(IDS) {
        let rows: Vec<(Uuid, Option<Uuid>, i64)> = Entity::find()
            .select_only()
            .columns([Column::TaskId, Column::InvoiceId])
            .column_as(Column::Minutes.sum(), "minutes")
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::TaskId.is_in(ids.iter().copied()))
            .filter(Column::Minutes.is_not_null())
            .filter(Column::DeletedAt.is_null())
            .group_by(Column::TaskId)
            .group_by(Column::InvoiceId)
            .into_tuple()
            .all(t.db())
            .await?;
        for (task, invoice, minutes) in rows {
            let counted = found.entry(task).or_default();
            let sum = if invoice.is_some() { &mut counted.billed } else { &mut counted.free };
            *sum = sum.saturating_add(u64::try_from(minutes).unwrap_or(0));
        }
    }
    Ok(found)
}
