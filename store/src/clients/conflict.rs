//! Somebody else saved first: what they changed, and who they are.

use domain::activity::Event;
use domain::clients::Client;
use domain::form::{Conflict, merged};
use domain::identifiers::PhoneRules;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;

use crate::{StoreError, StoreResult, Tenant, activity, companies};

/// How far back changes are told. Whoever left a form open for longer sees the client as it is, which the conflict carries.
const MAX_EVENTS: u32 = 500;

/// The answer to a save over an old version.
pub(super) async fn with(tx: &Tenant<DatabaseTransaction>, current: Client, version: i32) -> StoreResult<StoreError> {
    if version > current.version {
        return Err(StoreError::NotFound);
    }
    let mut saves = Vec::new();
    let mut by = None;
    // Each save made one version, so counting back from the current one tells which version an event made.
    let mut made = current.version;
    for row in activity::newest(tx, Subject::Client, current.id.0, None, MAX_EVENTS).await? {
        if made <= version {
            break;
        }
        if let Some(changes) = activity::event::<Event>(row.event)?.saved() {
            by.get_or_insert(row.actor_name);
            saves.push(changes);
            made -= 1;
        }
    }
    let country = companies::get(tx).await?.defaults.country;
    Ok(StoreError::Conflict(Box::new(Conflict {
        version: current.version,
        by: by.unwrap_or_default(),
        changes: merged(saves.into_iter().rev()),
        current: current.to_form(country, PhoneRules::numbering_plan()).into(),
    })))
}
