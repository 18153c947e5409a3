//! The facts that whoever acts keeps in sight in the company.

use domain::clients::pins::{FactName, PinnedFacts};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect, Select, Set,
};

use crate::entities::membership;
use crate::{StoreError, StoreResult, Tenant};

/// What is pinned; nothing at the command line, where nobody looks.
pub async fn all<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<PinnedFacts> {
    let Some(row) = find(tenant) else { return Ok(PinnedFacts::default()) };
    Ok(row.one(tenant.db()).await?.map(|row| PinnedFacts::read(&row.pinned_facts)).unwrap_or_default())
}

/// Pins a fact or takes it out; answers what is pinned then.
pub async fn set(tx: &Tenant<DatabaseTransaction>, fact: FactName, pinned: bool) -> StoreResult<PinnedFacts> {
    // Held until the transaction ends: two stars pressed at once both count.
    let row = find(tx).ok_or(StoreError::NotFound)?.lock_exclusive().one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    let mut pins = PinnedFacts::read(&row.pinned_facts);
    if pinned {
        pins.pin(fact).map_err(|error| StoreError::field("fact", error))?;
    } else {
        pins.unpin(&fact);
    }
    let mut row = row.into_active_model();
    row.pinned_facts = Set(pins.kept());
    row.update(tx.db()).await?;
    Ok(pins)
}

fn find<C: ConnectionTrait>(tenant: &Tenant<C>) -> Option<Select<membership::Entity>> {
    let user = tenant.actor().user?;
    Some(membership::Entity::find_by_id((tenant.company().0, user.0)))
}
