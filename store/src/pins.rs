//! The facts that whoever acts keeps in sight in the company, of each subject.

use domain::pins::{FactName, PinnedFacts};
use domain::subject::Subject;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::entities::pinned_facts::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, members};

/// What is pinned of a subject; nothing at the command line, where nobody looks.
pub async fn all<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<PinnedFacts> {
    match t.actor().user {
        Some(user) => of(t, user.0, subject).await,
        None => Ok(PinnedFacts::default()),
    }
}

/// Pins a fact or takes it out; answers what is pinned then.
pub async fn set(
    tx: &Tenant<DatabaseTransaction>,
    subject: Subject,
    fact: FactName,
    pinned: bool,
) -> StoreResult<PinnedFacts> {
    // Two stars pressed at once both count.
    let user_id = members::held(tx).await?;
    let mut pins = of(tx, user_id, subject).await?;
    if pinned {
        pins.pin(fact).map_err(|error| StoreError::field("fact", error))?;
    } else {
        pins.unpin(&fact);
    }
    let (subject, facts) = (subject.as_str().to_owned(), pins.kept());
    let row = Model { company_id: tx.company().0, user_id, subject, facts };
    let again = OnConflict::columns([Column::CompanyId, Column::UserId, Column::Subject])
        .update_column(Column::Facts)
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx.db()).await?;
    Ok(pins)
}

async fn of<C: ConnectionTrait>(t: &Tenant<C>, user: Uuid, subject: Subject) -> StoreResult<PinnedFacts> {
    let key = (t.company().0, user, subject.as_str().to_owned());
    let row = Entity::find_by_id(key).one(t.db()).await?;
    Ok(row.map(|row| PinnedFacts::read(&row.facts)).unwrap_or_default())
}
