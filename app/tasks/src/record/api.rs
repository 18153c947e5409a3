//! What a task's page asks for, and what is done to its time.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::{ActivityId, TaskId, TimeEntryId};
#[cfg(feature = "ssr")]
use domain::ids::{ClientId, UserId};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use domain::tasks::{TaskEvent, TimeForm};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::names::Named;

#[cfg(feature = "ssr")]
use crate::api::running_in;
use crate::view::TaskView;
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// One task.
#[server(prefix = "/api", endpoint = "tasks/get", input = Json, output = Json, client = PageClient)]
pub async fn get_task(
    /// The task.
    id: TaskId,
) -> Result<TaskView, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Task))?.read();
    let task = store::tasks::get(&tenant, id).await?;
    let entries = store::tasks::entries(&tenant, id).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let named = Named {
        clients: task.data.client.into_iter().collect(),
        users: task.data.owner.into_iter().chain(entries.iter().map(|entry| entry.user)).collect(),
        documents: entries.iter().filter_map(|entry| entry.invoice).collect(),
        ..Named::default()
    };
    let rates = store::tasks::rates(&tenant, task.data.client).await?;
    Ok(TaskView {
        spent: store::tasks::spent_on(&tenant, &task).await?,
        rate: rates.of(task.data.rate, task.data.currency),
        names: store::names::of(&tenant, &named, Subject::Task).await?.named,
        running: running_in(&tenant).await?,
        created_on: store::local_time::local(task.created_at, zone).date(),
        updated_on: store::local_time::local(task.updated_at, zone).date(),
        entries,
        task,
    })
}

/// What happened to a task before `before`, or lately.
#[server(prefix = "/api", endpoint = "activity/of-task", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_task(
    /// The task.
    id: TaskId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<TaskEvent>, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Task))?.read();
    store::tasks::get(&tenant, id).await?;
    let (entries, more) = store::activity::page::<store::tasks::Tasks, _>(&tenant, id.0, before, PAGE).await?;
    let mut named = Named::default();
    for entry in &entries {
        match &entry.event {
            TaskEvent::Updated { changes, .. } => {
                for change in changes {
                    let values = [&change.from, &change.to].into_iter();
                    match change.field.as_str() {
                        "fields.client" => named.clients.extend(values.filter_map(|id| id.parse::<ClientId>().ok())),
                        "fields.owner" => named.users.extend(values.filter_map(|id| id.parse::<UserId>().ok())),
                        _ => {}
                    }
                }
            }
            TaskEvent::TimeBilled { invoice, .. } => named.documents.extend([*invoice]),
            _ => {}
        }
    }
    let words = store::names::of(&tenant, &named, Subject::Task).await?;
    Ok(ActivityPage { entries, names: words.named, custom: words.fields, more })
}

/// Enters time that whoever asks has spent on a task.
#[server(prefix = "/api", endpoint = "tasks/time-add", input = Json, output = Json, client = PageClient)]
pub async fn add_time(
    /// The task.
    id: TaskId,
    /// The form, as typed.
    form: TimeForm,
) -> Result<TimeEntryId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    let entry = store::tasks::add(&tx, id, &form).await?;
    tx.commit().await?;
    Ok(entry.id)
}

/// Corrects time that stands on no invoice.
#[server(prefix = "/api", endpoint = "tasks/time-set", input = Json, output = Json, client = PageClient)]
pub async fn correct_time(
    /// The entry.
    id: TimeEntryId,
    /// The form, as typed.
    form: TimeForm,
) -> Result<TimeEntryId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    store::tasks::correct(&tx, id, &form).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes time out that stands on no invoice.
#[server(prefix = "/api", endpoint = "tasks/time-remove", input = Json, output = Json, client = ActClient)]
pub async fn remove_time(
    /// The entry.
    id: TimeEntryId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    store::tasks::remove(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Puts time back that was taken out: « Annuler ».
#[server(prefix = "/api", endpoint = "tasks/time-restore", input = Json, output = Json, client = ActClient)]
pub async fn restore_time(
    /// The entry.
    id: TimeEntryId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    store::tasks::put_time_back(&tx, id).await?;
    Ok(tx.commit().await?)
}
