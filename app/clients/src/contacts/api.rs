//! What the browser may ask about contacts.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::contacts::ContactState;
use domain::ids::ContactId;
use domain::state::Act;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json};

/// Activates, deactivates, deletes or restores contacts, and tells the state that each was in.
#[server(prefix = "/api", endpoint = "contacts/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_contacts(
    /// The contacts.
    ids: Chosen<ContactId>,
    /// What to do.
    act: Act,
) -> Result<Vec<(ContactId, ContactState)>, AppError> {
    let needed = if act == Act::Delete {
        Permission::to_delete(Subject::Contact)
    } else {
        Permission::to_edit(Subject::Contact)
    };
    let tx = session::require(needed)?.begin().await?;
    let ids = ids.within()?;
    let previous = store::contacts::act(&tx, &ids, act).await?;
    if previous.iter().any(|(_, state)| *state == ContactState::Deleted) {
        session::require(Permission::to_delete(Subject::Contact))?;
    }
    tx.commit().await?;
    Ok(previous)
}

/// Puts contacts back into the states they were in: « Annuler ».
#[server(prefix = "/api", endpoint = "contacts/undo", input = Json, output = Json, client = ActClient)]
pub async fn put_contacts_back(
    /// The states they were in.
    previous: Chosen<(ContactId, ContactState)>,
) -> Result<(), AppError> {
    let access = session::require(Permission::to_edit(Subject::Contact))?;
    let previous = previous.within()?;
    let tx = access.begin().await?;
    if concerns_deleted(&tx, &previous).await? {
        session::require(Permission::to_delete(Subject::Contact))?;
    }
    store::contacts::put_back(&tx, &previous).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether some of these contacts are deleted, or would be again.
#[cfg(feature = "ssr")]
async fn concerns_deleted<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    previous: &[(ContactId, ContactState)],
) -> Result<bool, AppError> {
    for (id, state) in previous {
        if *state == ContactState::Deleted || store::contacts::get(tenant, *id).await?.state == ContactState::Deleted {
            return Ok(true);
        }
    }
    Ok(false)
}
