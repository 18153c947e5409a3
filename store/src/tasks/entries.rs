//! Time that is entered, corrected and taken out.

use domain::error::Refusal;
use domain::ids::{TaskId, TimeEntryId, UserId};
use domain::tasks::{Minutes, TaskEvent, TimeEntry, TimeForm};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::{Tasks, columns, read, states, today};
use crate::changes::{self, Change, Told};
use crate::columns::Column as _;
use crate::entities::time_entry::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// The most entries of one answer: more than anybody reads of one task.
pub const MAX_ENTRIES: u64 = 1_000;

/// What was spent on a task, the newest day first; what runs stands first of all.
pub async fn entries<C: ConnectionTrait>(t: &Tenant<C>, task: TaskId) -> StoreResult<Vec<TimeEntry>> {
    read::get(t, task).await?;
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::TaskId.eq(task.0))
        .filter(Column::DeletedAt.is_null())
        .order_by_desc(Column::Day)
        .order_by_desc(Column::Id)
        .limit(MAX_ENTRIES)
        .all(t.db())
        .await?;
    let mut entries = rows.iter().map(columns::entry).collect::<StoreResult<Vec<_>>>()?;
    entries.sort_by_key(|entry| entry.spent.is_some());
    Ok(entries)
}

/// Enters time that whoever acts has spent on a task.
pub async fn add(tx: &Tenant<DatabaseTransaction>, task: TaskId, form: &TimeForm) -> StoreResult<TimeEntry> {
    let user = whoever(tx)?;
    let entry = changes::make(tx, Tasks, async |change| {
        let task = read::get(tx, task).await?;
        let next = task.state.worked(false)?;
        let data = form.parse(today(tx).await?)?;
        let (minutes, note) = (Some(data.spent.stored()), data.note.stored());
        let row = Model { minutes, note, ..begun(tx, task.id, user, data.day) };
        let entry = columns::entry(&row)?;
        Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
        let time = TaskEvent::TimeAdded { minutes: data.spent, day: data.day };
        Ok((entry, states::worked(tx, change, &task, next, Some(time)).await?))
    })
    .await?;
    states::settle(tx, &[task]).await?;
    Ok(entry)
}

/// Corrects time. What stands on an invoice stays as it is billed, and what runs is stopped first.
pub async fn correct(tx: &Tenant<DatabaseTransaction>, id: TimeEntryId, form: &TimeForm) -> StoreResult<TimeEntry> {
    let entry = changes::make(tx, Tasks, async |change| {
        let (mut row, from) = free(tx, id).await?;
        let data = form.parse(today(tx).await?)?;
        (row.day, row.minutes, row.note) = (data.day, Some(data.spent.stored()), data.note.stored());
        let (entry, to) = (columns::entry(&row)?, data.spent);
        let told = put(tx, change, row, TaskEvent::TimeChanged { from, to }).await?;
        Ok((entry, told))
    })
    .await?;
    states::settle(tx, &[entry.task]).await?;
    Ok(entry)
}

/// Takes time out. What stands on an invoice stays.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, id: TimeEntryId) -> StoreResult<TaskId> {
    let task = changes::make(tx, Tasks, async |change| {
        let (mut row, minutes) = free(tx, id).await?;
        row.deleted_at = Some(tx.now());
        let task = TaskId(row.task_id);
        Ok((task, put(tx, change, row, TaskEvent::TimeRemoved { minutes }).await?))
    })
    .await?;
    states::settle(tx, &[task]).await?;
    Ok(task)
}

/// Puts time back that was taken out: the undoing of [`remove`]. Time that is there stays as it is.
pub async fn put_time_back(tx: &Tenant<DatabaseTransaction>, id: TimeEntryId) -> StoreResult<TaskId> {
    let task = changes::make(tx, Tasks, async |change| {
        let row = Entity::find_by_id((tx.company().0, id.0)).one(tx.db()).await?;
        let mut row = row.ok_or(StoreError::NotFound)?;
        let task = TaskId(row.task_id);
        if row.deleted_at.take().is_none() {
            return Ok((task, change.without_activity("it is there already")));
        }
        if !read::get(tx, task).await?.state.editable() {
            return Err(Refusal::WrongState.into());
        }
        // What runs is not taken out.
        let minutes = columns::entry(&row)?.spent.ok_or(StoreError::NotFound)?;
        let event = TaskEvent::TimeAdded { minutes, day: row.day };
        Ok((task, put(tx, change, row, event).await?))
    })
    .await?;
    states::settle(tx, &[task]).await?;
    Ok(task)
}

/// Who acts: the command line spends no time.
pub(super) fn whoever<C>(t: &Tenant<C>) -> StoreResult<UserId> {
    t.actor().user.ok_or(StoreError::Forbidden)
}

/// A new row of time that runs.
pub(super) fn begun<C>(t: &Tenant<C>, task: TaskId, user: UserId, day: chrono::NaiveDate) -> Model {
    Model {
        company_id: t.company().0,
        id: Uuid::now_v7(),
        created_at: t.now(),
        updated_at: t.now(),
        task_id: task.0,
        user_id: user.0,
        day,
        minutes: None,
        started_at: None,
        note: None,
        invoice_id: None,
        deleted_at: None,
    }
}

/// Time that may be changed, with how much it is.
async fn free(tx: &Tenant<DatabaseTransaction>, id: TimeEntryId) -> StoreResult<(Model, Minutes)> {
    let row = Entity::find_by_id((tx.company().0, id.0)).one(tx.db()).await?.filter(|row| row.deleted_at.is_none());
    let row = row.ok_or(StoreError::NotFound)?;
    let entry = columns::entry(&row)?;
    match entry.spent.filter(|_| entry.invoice.is_none()) {
        Some(spent) => Ok((row, spent)),
        None => Err(Refusal::WrongState.into()),
    }
}

/// Writes a row of time over what there was, and tells of it; the task's own row comes anew.
pub(super) async fn put(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Tasks>,
    row: Model,
    event: TaskEvent,
) -> StoreResult<Told> {
    let task = TaskId(row.task_id);
    super::write::touched(tx, &change, &[task.0]).await?;
    let mut row = row.into_active_model().reset_all();
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    change.tell(tx, task, event).await
}
