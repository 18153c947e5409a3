//! Somebody else saved first: what they changed, and who they are.

use domain::form::{Change, Conflict, Edit, FormText, merged};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::Feature;
use crate::{StoreError, StoreResult, Tenant, activity};

/// How far back changes are told. Whoever left a form open for longer sees the record as it is, which the conflict carries.
const MAX_EVENTS: u32 = 500;

/// What a save goes out from.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    version: i32,
    /// The path of the value that alone is meant.
    only: Option<String>,
}

impl Base {
    /// The form of a version, whole.
    pub(crate) const fn whole(version: i32) -> Self {
        Self { version, only: None }
    }

    /// What was changed of a version.
    pub(crate) fn of<F>(version: i32, edit: &Edit<F>) -> Self {
        Self { version, only: edit.only().map(ToOwned::to_owned) }
    }

    /// Whether others have saved since.
    pub(crate) const fn is_older_than(&self, current: i32) -> bool {
        self.version < current
    }

    /// Refuses with a `Conflict` what would undo what others have saved since: a form made from an older version than the record is at, or
    /// a value that they changed as well. The record stands as in `form`; `changed_by` gives the values that an event changed, where it
    /// counts as a save.
    pub(crate) async fn admit<F: Feature>(
        self,
        tx: &Tenant<DatabaseTransaction>,
        record: Uuid,
        current: i32,
        changed_by: fn(&F::Event) -> Option<Vec<Change>>,
        form: impl FnOnce() -> FormText,
    ) -> StoreResult<()> {
        if self.version == current {
            return Ok(());
        }
        if self.version > current {
            return Err(StoreError::NotFound);
        }
        let (by, changes) = since::<F>(tx, record, [current, self.version], changed_by).await?;
        let conflict = Conflict { version: current, by, changes, current: form() };
        if self.only.is_some_and(|path| !conflict.touches(&path)) {
            return Ok(());
        }
        Err(StoreError::Conflict(Box::new(conflict)))
    }
}

/// Who saved last, and what was changed since a version of a record that is at a later one.
async fn since<F: Feature>(
    tx: &Tenant<DatabaseTransaction>,
    record: Uuid,
    [current, version]: [i32; 2],
    changed_by: fn(&F::Event) -> Option<Vec<Change>>,
) -> StoreResult<(String, Vec<Change>)> {
    let mut saves = Vec::new();
    let mut by = None;
    // Each save made one version, so counting back from the current one tells which version an event made.
    let mut made = current;
    for row in activity::newest(tx, F::SUBJECT, record, None, MAX_EVENTS).await? {
        if made <= version {
            break;
        }
        if let Some(changes) = changed_by(&activity::event::<F::Event>(row.event)?) {
            by.get_or_insert(row.actor_name);
            saves.push(changes);
            made -= 1;
        }
    }
    Ok((by.unwrap_or_default(), merged(saves.into_iter().rev())))
}
