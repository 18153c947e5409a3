//! The tasks of one client, with what was spent on each.

use domain::ids::ClientId;
use domain::subject::Subject;
use domain::tasks::{Task, TaskRow, TaskState};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{columns, rates, read, spent};
use crate::entities::task::Column;
use crate::names::{self, Named};
use crate::{StoreResult, Tenant, clients};

/// The tasks of a client but those that were thrown away, the newest first.
pub async fn of_client<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId, limit: u32) -> StoreResult<Vec<TaskRow>> {
    clients::require(t, client).await?;
    let rows = read::of_company(t)
        .filter(Column::Client.eq(client.0))
        .filter(Column::State.ne(TaskState::Deleted.as_str()))
        .order_by_desc(Column::Id)
        .limit(u64::from(limit))
        .all(t.db())
        .await?;
    let tasks = rows.iter().map(columns::task).collect::<StoreResult<Vec<Task>>>()?;
    let mut spent = spent::of(t, &tasks).await?;
    let rates = rates(t, Some(client)).await?;
    let users = tasks.iter().filter_map(|task| task.data.owner).collect();
    let names = names::of(t, &Named { users, ..Named::default() }, Subject::Task).await?.named;
    let row = |task: Task| TaskRow {
        id: task.id,
        state: task.state,
        client: task.data.client,
        due_on: task.data.due_on,
        owner: task.data.owner.and_then(|owner| names.get(&owner.to_string()).cloned()),
        spent: spent.remove(&task.id.0).unwrap_or_default(),
        rate: rates.of(task.data.rate, task.data.currency),
        title: task.data.title.as_str().to_owned(),
    };
    Ok(tasks.into_iter().map(row).collect())
}
