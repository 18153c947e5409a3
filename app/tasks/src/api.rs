//! What is done to tasks from anywhere: in their list, on their page, on that of a client.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::{ClientId, DocumentId, TaskId};
use domain::state::Act;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use domain::tasks::{TaskState, TaskStep};
use leptos::prelude::*;

use crate::view::{ClientTasks, RunningView};
use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// The most tasks of a client's table: whoever looks for more finds it in the list.
#[cfg(feature = "ssr")]
const MOST: u32 = 1_000;

/// Deletes or restores tasks, and tells the state that each was in.
#[server(prefix = "/api", endpoint = "tasks/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_tasks(
    /// The tasks.
    ids: Chosen<TaskId>,
    /// What to do.
    act: Act,
) -> Result<Vec<(TaskId, TaskState)>, AppError> {
    // Both are of whoever may throw away: no state is left otherwise.
    let tx = session::require(Permission::to_delete(Subject::Task))?.begin().await?;
    let previous = store::tasks::act(&tx, &ids.within()?, act).await?;
    tx.commit().await?;
    Ok(previous)
}

/// Puts tasks back into the states they were in: « Annuler ».
#[server(prefix = "/api", endpoint = "tasks/undo", input = Json, output = Json, client = ActClient)]
pub async fn put_tasks_back(
    /// The states they were in.
    previous: Chosen<(TaskId, TaskState)>,
) -> Result<(), AppError> {
    let access = session::require(Permission::to_edit(Subject::Task))?;
    let previous = previous.within()?;
    let tx = access.begin().await?;
    let left = store::tasks::put_back(&tx, &previous).await?;
    // What is thrown away or comes back from there is of whoever may throw away.
    if previous.iter().chain(&left).any(|(_, state)| *state == TaskState::Deleted) {
        session::require(Permission::to_delete(Subject::Task))?;
    }
    Ok(tx.commit().await?)
}

/// Notes that tasks are begun, done, or not done after all, and tells the states of those that were in another one.
#[server(prefix = "/api", endpoint = "tasks/step", input = Json, output = Json, client = ActClient)]
pub async fn step_tasks(
    /// The tasks.
    ids: Chosen<TaskId>,
    /// What is said of them.
    step: TaskStep,
) -> Result<Vec<(TaskId, TaskState)>, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    let before = store::tasks::step(&tx, &ids.within()?, step).await?;
    tx.commit().await?;
    Ok(before)
}

/// Starts the timer of whoever asks; the one that runs elsewhere is stopped.
#[server(prefix = "/api", endpoint = "tasks/start", input = Json, output = Json, client = ActClient)]
pub async fn start_timer(
    /// The task.
    id: TaskId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    store::tasks::start(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Stops the timer of whoever asks, and answers how many minutes it has counted; nothing where none ran.
#[server(prefix = "/api", endpoint = "tasks/stop", input = Json, output = Json, client = ActClient)]
pub async fn stop_timer() -> Result<Option<u32>, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    let entry = store::tasks::stop(&tx).await?;
    tx.commit().await?;
    Ok(entry.and_then(|entry| entry.spent).map(domain::tasks::Minutes::get))
}

/// Makes a draft of an invoice of a client's billable time, or of that of one task, and answers which.
#[server(prefix = "/api", endpoint = "tasks/bill", input = Json, output = Json, client = PageClient)]
pub async fn bill_time(
    /// The client.
    client: ClientId,
    /// The task, where only its time is meant.
    task: Option<TaskId>,
) -> Result<DocumentId, AppError> {
    session::require(Permission::ViewTasks)?;
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    store::clients::country(&tx, client).await?;
    let invoice = store::tasks::bill(&tx, client, task).await?;
    tx.commit().await?;
    Ok(invoice)
}

/// A client's tasks, with what was spent on each.
#[server(prefix = "/api", endpoint = "tasks/of-client", input = Json, output = Json, client = PageClient)]
pub async fn tasks_of_client(
    /// The client.
    client: ClientId,
) -> Result<ClientTasks, AppError> {
    let tenant = session::require(Permission::ViewTasks)?.read();
    let tasks = store::tasks::of_client(&tenant, client, MOST).await?;
    Ok(ClientTasks { tasks, running: running_in(&tenant).await? })
}

/// The timer of whoever looks.
#[server(prefix = "/api", endpoint = "tasks/running", input = Json, output = Json, client = PageClient)]
pub async fn running_timer() -> Result<Option<RunningView>, AppError> {
    let tenant = session::require(Permission::ViewTasks)?.read();
    running_in(&tenant).await
}

/// The same, in a tenant.
#[cfg(feature = "ssr")]
pub(crate) async fn running_in<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
) -> Result<Option<RunningView>, AppError> {
    let Some(running) = store::tasks::running(tenant).await? else { return Ok(None) };
    let zone = store::local_time::zone(tenant).await?;
    let since = store::local_time::local(running.started_at, zone);
    Ok(Some(RunningView { running, since }))
}
