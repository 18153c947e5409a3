//! Tasks read from their rows.

use std::collections::{HashMap, HashSet};

use domain::ids::TaskId;
use domain::tasks::Task;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::columns;
use crate::batches::IDS;
use crate::entities::task::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

pub(crate) use super::columns::{entry, task};

/// A task of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: TaskId) -> StoreResult<Task> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)?;
    columns::task(&row)
}

/// Tasks, each once, in the order asked. One that is not the company's makes all of them not found.
pub(super) async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: &[TaskId]) -> StoreResult<Vec<Task>> {
    let mut found: HashMap<Uuid, Task> = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(IDS) {
        for row in of_company(t).filter(Column::Id.is_in(ids.iter().map(|id| id.0))).all(t.db()).await? {
            found.insert(row.id, columns::task(&row)?);
        }
    }
    let mut seen = HashSet::new();
    let once = ids.iter().filter(|id| seen.insert(**id));
    once.map(|id| found.remove(&id.0).ok_or(StoreError::NotFound)).collect()
}

/// The tasks of the company.
pub(super) fn of_company<C>(t: &Tenant<C>) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0))
}
