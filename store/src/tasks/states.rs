//! What becomes of tasks: begun, done, invoiced, thrown away and brought back.

use std::collections::BTreeMap;

use domain::activity::Event;
use domain::error::Refusal;
use domain::ids::{ClientId, TaskId};
use domain::state::Act;
use domain::tasks::{Task, TaskEvent, TaskState, TaskStep};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::{Tasks, read, spent};
use crate::changes::{self, Change, Told};
use crate::clients::Clients;
use crate::entities::task::Column;
use crate::states::{self, HasStates, MAX_AT_ONCE, Step};
use crate::{StoreResult, Tenant};

/// Deletes or restores tasks, all or none. Answers the states they were in, which [`put_back`] undoes it with.
pub async fn act(tx: &Tenant<DatabaseTransaction>, ids: &[TaskId], act: Act) -> StoreResult<Vec<(TaskId, TaskState)>> {
    let before = states::act(tx, Tasks, ids, act).await?;
    settle(tx, ids).await?;
    Ok(before)
}

/// Puts tasks back into the states they were in: the undoing of [`act`]. Answers those that they leave.
pub async fn put_back(
    tx: &Tenant<DatabaseTransaction>,
    to: &[(TaskId, TaskState)],
) -> StoreResult<Vec<(TaskId, TaskState)>> {
    let left = states::put_back(tx, Tasks, to).await?;
    settle(tx, &to.iter().map(|(task, _)| *task).collect::<Vec<_>>()).await?;
    Ok(left)
}

impl HasStates for Tasks {
    type State = TaskState;
    const STATE: Column = Column::State;
    const UPDATED_AT: Column = Column::UpdatedAt;

    fn told(from: TaskState, to: TaskState) -> Option<TaskEvent> {
        TaskEvent::of_states(from, to)
    }

    async fn refuse(_: &Tenant<DatabaseTransaction>, _: &[Step<Self>]) -> StoreResult<()> {
        Ok(())
    }
}

/// Notes what somebody says of tasks, all or none: begun, done, not done after all. What a client's task is done for is told in their
/// activity (A7.3). Answers the states that those were in who are in another one now, which [`put_back`] undoes it with.
pub async fn step(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[TaskId],
    step: TaskStep,
) -> StoreResult<Vec<(TaskId, TaskState)>> {
    if ids.len() > usize::from(MAX_AT_ONCE) {
        return Err(Refusal::TooMany { max: MAX_AT_ONCE.into() }.into());
    }
    let (before, done) = changes::make(tx, Tasks, async |change| {
        let mut moved = Vec::new();
        for task in read::these(tx, ids).await? {
            let next = task.state.stepped(step)?;
            if next != task.state {
                moved.push((task, next));
            }
        }
        let before: Vec<(TaskId, TaskState)> = moved.iter().map(|(task, _)| (task.id, task.state)).collect();
        let done: Vec<Task> =
            moved.iter().filter(|(_, next)| *next == TaskState::Done).map(|(task, _)| task.clone()).collect();
        Ok(((before, done), enter(tx, change, moved).await?))
    })
    .await?;
    tell_clients(tx, done).await?;
    settle(tx, ids).await?;
    Ok(before)
}

/// Has tasks enter their next states, and tells of it.
async fn enter(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Tasks>,
    moved: Vec<(Task, TaskState)>,
) -> StoreResult<Told> {
    let mut by_state: BTreeMap<&'static str, Vec<Uuid>> = BTreeMap::new();
    let mut events = Vec::with_capacity(moved.len());
    for (task, next) in moved {
        by_state.entry(next.as_str()).or_default().push(task.id.0);
        events.extend(TaskEvent::of_states(task.state, next).map(|event| (task.id, event)));
    }
    for (state, ids) in by_state {
        change
            .update_many(tx)
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.is_in(ids))
            .exec(tx.db())
            .await?;
    }
    change.tell_all(tx, events).await
}

/// Has a task enter the state that follows from time, and tells of the time.
pub(super) async fn worked(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Tasks>,
    task: &Task,
    next: TaskState,
    time: Option<TaskEvent>,
) -> StoreResult<Told> {
    change
        .update_many(tx)
        .col_expr(Column::State, Expr::value(next.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(task.id.0))
        .exec(tx.db())
        .await?;
    let events = TaskEvent::of_states(task.state, next).into_iter().chain(time);
    change.tell_all(tx, events.map(|event| (task.id, event)).collect()).await
}

/// Tells the clients of what was done for them.
async fn tell_clients(tx: &Tenant<DatabaseTransaction>, done: Vec<Task>) -> StoreResult<()> {
    let told = |task: Task| Some((task.data.client?, Event::TaskDone { task: task.id, title: task.data.title }));
    let events: Vec<(ClientId, Event)> = done.into_iter().filter_map(told).collect();
    if events.is_empty() {
        return Ok(());
    }
    changes::make(tx, Clients, async |change| Ok(((), change.tell_all(tx, events).await?))).await
}

/// Has tasks that are done enter the state that follows from what of their time is invoiced.
pub(super) async fn settle(tx: &Tenant<DatabaseTransaction>, ids: &[TaskId]) -> StoreResult<()> {
    let tasks = read::these(tx, ids).await?;
    let mut spent = spent::of(tx, &tasks).await?;
    let next = |task: Task| {
        let is_billed = spent.remove(&task.id.0).unwrap_or_default().is_billed();
        let next = task.state.settled(is_billed);
        (next != task.state).then_some((task, next))
    };
    let moved: Vec<(Task, TaskState)> = tasks.into_iter().filter_map(next).collect();
    if moved.is_empty() {
        return Ok(());
    }
    changes::make(tx, Tasks, async |change| Ok(((), enter(tx, change, moved).await?))).await
}
