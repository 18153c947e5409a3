//! The timer: one for each user, which runs as a row, so that no reload and no restart stops it.

use domain::error::Refusal;
use domain::ids::{TaskId, TimeEntryId};
use domain::tasks::time::Running;
use domain::tasks::{Minutes, TaskEvent, TimeEntry};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::entries::{begun, put, whoever};
use super::{Tasks, columns, read, states, today};
use crate::changes;
use crate::columns::Column as _;
use crate::entities::time_entry::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// Starts the timer of whoever acts on a task. The one that runs on another task is stopped; on the same one it runs on, since a button may
/// be pressed twice.
pub async fn start(tx: &Tenant<DatabaseTransaction>, task: TaskId) -> StoreResult<TimeEntry> {
    let user = whoever(tx)?;
    changes::hold(tx).await?;
    match runs(tx).await? {
        Some(row) if row.task_id == task.0 => return columns::entry(&row),
        Some(_) => drop(stop(tx).await?),
        None => {}
    }
    changes::make(tx, Tasks, async |change| {
        let task = read::get(tx, task).await?;
        let next = task.state.worked(true)?;
        let row = Model { started_at: Some(tx.now()), ..begun(tx, task.id, user, today(tx).await?) };
        let entry = columns::entry(&row)?;
        Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
        Ok((entry, states::worked(tx, change, &task, next, None).await?))
    })
    .await
}

/// Stops the timer of whoever acts. Answers what it has counted; nothing where none ran.
pub async fn stop(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Option<TimeEntry>> {
    whoever(tx)?;
    changes::hold(tx).await?;
    let Some(mut row) = runs(tx).await? else { return Ok(None) };
    let entry = changes::make(tx, Tasks, async |change| {
        let started = row.started_at.ok_or(Refusal::WrongState)?;
        let minutes = Minutes::between(started, tx.now());
        row.minutes = Some(minutes.stored());
        let (entry, day) = (columns::entry(&row)?, row.day);
        let told = put(tx, change, row, TaskEvent::TimeAdded { minutes, day }).await?;
        Ok((entry, told))
    })
    .await?;
    states::settle(tx, &[entry.task]).await?;
    Ok(Some(entry))
}

/// The timer of whoever acts, if one runs.
pub async fn running<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Option<Running>> {
    let Some(row) = runs(t).await? else { return Ok(None) };
    let task = read::get(t, TaskId(row.task_id)).await?;
    let started_at = row.started_at.ok_or_else(|| StoreError::Corrupt(format!("timer {}", row.id)))?;
    Ok(Some(Running { id: TimeEntryId(row.id), task: task.id, title: task.data.title, started_at }))
}

/// The row that runs.
async fn runs<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Option<Model>> {
    // The command line is nobody.
    let Some(user) = t.actor().user else { return Ok(None) };
    let mine = Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::UserId.eq(user.0));
    Ok(mine.filter(Column::Minutes.is_null()).filter(Column::DeletedAt.is_null()).one(t.db()).await?)
}
