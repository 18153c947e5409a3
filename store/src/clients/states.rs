//! Archive, delete, restore: clients as what has states.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::clients::ClientState;
use domain::error::Refusal;
use domain::ids::ClientId;
use domain::state::Act;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, UpdateMany};
use uuid::Uuid;

use super::Clients;
use crate::entities::client::{Column, Entity, Model};
use crate::states::{self, HasStates, Step, moved};
use crate::{StoreResult, Tenant, contacts};

/// Does the same to clients, all or none. Answers the states they were in, which [`put_back`] undoes it with.
pub async fn act(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ClientId],
    act: Act,
) -> StoreResult<Vec<(ClientId, ClientState)>> {
    states::act(tx, Clients, ids, act).await
}

/// Puts clients back into the states they were in: the undoing of [`act`]. Answers those that they leave.
pub async fn put_back(
    tx: &Tenant<DatabaseTransaction>,
    to: &[(ClientId, ClientState)],
) -> StoreResult<Vec<(ClientId, ClientState)>> {
    states::put_back(tx, Clients, to).await
}

impl HasStates for Clients {
    type State = ClientState;
    const STATE: Column = Column::State;
    const UPDATED_AT: Column = Column::UpdatedAt;

    fn told(from: ClientState, to: ClientState) -> Option<Event> {
        Event::of_states(from, to)
    }

    fn also(update: UpdateMany<Entity>, to: ClientState, at: DateTime<Utc>) -> UpdateMany<Entity> {
        let (archived_at, deleted_at) = instants(to, at);
        update
            .col_expr(Column::ArchivedAt, Expr::value(archived_at))
            .col_expr(Column::DeletedAt, Expr::value(deleted_at))
    }

    /// Refuses to delete what clients that stay have as their parent or payer (A4.12).
    async fn refuse(tx: &Tenant<DatabaseTransaction>, steps: &[Step<Self>]) -> StoreResult<()> {
        let deleted: HashSet<Uuid> = moved::<Self>(steps, |_, to| to == ClientState::Deleted).into_iter().collect();
        if deleted.is_empty() {
            return Ok(());
        }
        let ids = || deleted.iter().copied();
        let naming: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::State.ne(ClientState::Deleted.as_str()))
            .filter(Condition::any().add(Column::Parent.is_in(ids())).add(Column::Payer.is_in(ids())))
            .into_tuple()
            .all(tx.db())
            .await?;
        if naming.iter().all(|id| deleted.contains(id)) { Ok(()) } else { Err(Refusal::ClientInUse.into()) }
    }

    /// Contacts show which of their clients are thrown away.
    async fn entered(tx: &Tenant<DatabaseTransaction>, steps: &[Step<Self>]) -> StoreResult<()> {
        contacts::shown_anew(tx, &moved::<Self>(steps, |from, to| from != to)).await
    }
}

/// Puts a state into a row that is about to be written.
pub(super) fn keep(state: ClientState, at: DateTime<Utc>, row: &mut Model) {
    state.as_str().clone_into(&mut row.state);
    (row.archived_at, row.deleted_at) = instants(state, at);
}

fn instants(state: ClientState, at: DateTime<Utc>) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    ((state == ClientState::Archived).then_some(at), (state == ClientState::Deleted).then_some(at))
}
