//! Somebody else saved first: what they changed, and who they are.

use domain::form::{Change, Conflict, FormText, merged};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::Feature;
use crate::{StoreError, StoreResult, Tenant, activity};

/// How far back changes are told. Whoever left a form open for longer sees the record as it is, which the conflict carries.
const MAX_EVENTS: u32 = 500;

/// The answer to a save over an old version of a record that is at a later one, and stands as in `form`. `changed_by` gives the values
/// that an event changed, where it counts as a save.
pub(crate) async fn conflict<F: Feature>(
    tx: &Tenant<DatabaseTransaction>,
    record: Uuid,
    [current, version]: [i32; 2],
    changed_by: fn(&F::Event) -> Option<Vec<Change>>,
    form: FormText,
) -> StoreResult<StoreError> {
    if version > current {
        return Err(StoreError::NotFound);
    }
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
    let changes = merged(saves.into_iter().rev());
    let conflict = Conflict { version: current, by: by.unwrap_or_default(), changes, current: form };
    Ok(StoreError::Conflict(Box::new(conflict)))
}
