//! New tasks.

use domain::ids::TaskId;
use domain::tasks::{NewTask, Task, TaskEvent, TaskForm, TaskState};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Tasks, check, columns};
use crate::{StoreResult, Tenant, changes};

/// Creates a task. Its amounts are read in the currency of its client, or of the company.
pub async fn create(tx: &Tenant<DatabaseTransaction>, form: &TaskForm) -> StoreResult<Task> {
    changes::make(tx, Tasks, async |change| {
        let task = fresh(tx, check::parsed(tx, None, form).await?);
        change.insert(tx, vec![columns::row(tx.company(), &task)]).await?;
        let told = change.tell(tx, task.id, TaskEvent::Created).await?;
        Ok((task, told))
    })
    .await
}

fn fresh(tx: &Tenant<DatabaseTransaction>, new: NewTask) -> Task {
    Task {
        id: TaskId(Uuid::now_v7()),
        version: 1,
        state: TaskState::ToDo,
        data: new.data,
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}
