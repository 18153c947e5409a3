//! A task saved again.

use domain::error::Refusal;
use domain::form::{Edit, FormText};
use domain::ids::TaskId;
use domain::tasks::{self, TASK_FORM, Task, TaskEvent, TaskForm};
use sea_orm::DatabaseTransaction;

use super::{Tasks, check, columns, read, states};
use crate::changes::{self, Base};
use crate::{StoreResult, Tenant};

/// Saves a task over the version that the form, or the one value, was made from.
///
/// An older version is a `Conflict` that tells what the others changed, unless they made the same of the task; a form that changes nothing
/// leaves no trace. What is thrown away is restored before it is changed.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: TaskId,
    version: i32,
    edit: Edit<TaskForm>,
) -> StoreResult<Task> {
    changes::make(tx, Tasks, async |change| {
        let before = read::get(tx, id).await?;
        if !before.state.editable() {
            return Err(Refusal::WrongState.into());
        }
        let base = Base::of(version, &edit);
        let form = edit.over(&TASK_FORM, &[], || before.to_form())?;
        let new = check::parsed(tx, Some(&before), &form).await?;
        let after = Task { version: before.version + 1, data: new.data, updated_at: tx.now(), ..before.clone() };
        let changes = tasks::changes(&before.to_form(), &after.to_form());
        // Whoever made the same of it before has told of it.
        if changes.is_empty() && base.is_older_than(before.version) {
            return Ok(((), change.without_activity("it was told when it was saved")));
        }
        let stands = || FormText::from(before.to_form());
        base.admit::<Tasks>(tx, id.0, before.version, TaskEvent::saved, stands).await?;
        if changes.is_empty() {
            return Ok(((), change.without_activity("the form says what there was")));
        }
        change.update(tx, columns::row(tx.company(), &after)).await?;
        let version = after.version;
        Ok(((), change.tell(tx, id, TaskEvent::Updated { version, changes }).await?))
    })
    .await?;
    // What is billable no longer is wholly invoiced, and the other way round.
    states::settle(tx, &[id]).await?;
    read::get(tx, id).await
}
