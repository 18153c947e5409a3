//! Archive, delete, restore: one client or ten thousand, and undone.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::clients::{Act, ClientState};
use domain::error::Refusal;
use domain::ids::ClientId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Clients, read};
use crate::changes::{self, Change, Told};
use crate::entities::client::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// The most clients of one act: more than anybody ticks, few enough for one statement.
pub const MAX_CLIENTS: usize = 10_000;

/// Does the same to clients, all or none. Answers the states they were in, which [`put_back`] undoes it with.
pub async fn act(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ClientId],
    act: Act,
) -> StoreResult<Vec<(ClientId, ClientState)>> {
    changes::make(tx, Clients, async |change| {
        let before = states(tx, ids).await?;
        let after: Vec<(ClientId, ClientState, ClientState)> =
            before.iter().map(|(id, from)| Ok((*id, *from, from.after(act)?))).collect::<Result<_, Refusal>>()?;
        refuse_in_use(tx, &after).await?;
        Ok((before, enter(tx, change, &after).await?))
    })
    .await
}

/// Puts clients back into the states they were in: the undoing of [`act`].
pub async fn put_back(tx: &Tenant<DatabaseTransaction>, to: &[(ClientId, ClientState)]) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        let wanted: HashMap<ClientId, ClientState> = to.iter().copied().collect();
        let ids: Vec<ClientId> = to.iter().map(|(id, _)| *id).collect();
        let after: Vec<_> =
            states(tx, &ids).await?.into_iter().filter_map(|(id, from)| Some((id, from, *wanted.get(&id)?))).collect();
        refuse_in_use(tx, &after).await?;
        Ok(((), enter(tx, change, &after).await?))
    })
    .await
}

/// The states of clients, each once, in the order asked. One that is not the company's makes all of them not found.
async fn states(tx: &Tenant<DatabaseTransaction>, ids: &[ClientId]) -> StoreResult<Vec<(ClientId, ClientState)>> {
    if ids.len() > MAX_CLIENTS {
        return Err(Refusal::TooMany { max: 10_000 }.into());
    }
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(tx.db())
        .await?;
    let found: HashMap<Uuid, String> = rows.into_iter().collect();
    let mut seen = HashSet::new();
    let mut states = Vec::with_capacity(ids.len());
    for id in ids.iter().filter(|id| seen.insert(**id)) {
        let stored = found.get(&id.0).ok_or(StoreError::NotFound)?;
        states.push((*id, read::state(stored, id.0)?));
    }
    Ok(states)
}

/// Refuses to delete what clients that stay have as their parent or payer (A4.12).
async fn refuse_in_use(
    tx: &Tenant<DatabaseTransaction>,
    changes: &[(ClientId, ClientState, ClientState)],
) -> StoreResult<()> {
    let deleted: HashSet<Uuid> =
        changes.iter().filter(|(_, _, to)| *to == ClientState::Deleted).map(|(id, ..)| id.0).collect();
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

/// Puts each client into its new state, where that is another one.
async fn enter(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<Clients>,
    changes: &[(ClientId, ClientState, ClientState)],
) -> StoreResult<Told> {
    for &to in ClientState::ALL {
        let ids: Vec<Uuid> =
            changes.iter().filter(|(_, from, into)| *into == to && *from != to).map(|(id, ..)| id.0).collect();
        if ids.is_empty() {
            continue;
        }
        let (archived_at, deleted_at) = instants(to, tx.now());
        change
            .update_many(tx)
            .col_expr(Column::State, Expr::value(to.as_str()))
            .col_expr(Column::ArchivedAt, Expr::value(archived_at))
            .col_expr(Column::DeletedAt, Expr::value(deleted_at))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.is_in(ids))
            .exec(tx.db())
            .await?;
    }
    let events = changes.iter().filter_map(|(id, from, to)| Some((*id, Event::of_states(*from, *to)?)));
    change.tell_all(tx, events.collect()).await
}

/// Puts a state into a row that is about to be written.
pub(super) fn keep(state: ClientState, at: DateTime<Utc>, row: &mut Model) {
    state.as_str().clone_into(&mut row.state);
    (row.archived_at, row.deleted_at) = instants(state, at);
}

fn instants(state: ClientState, at: DateTime<Utc>) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    ((state == ClientState::Archived).then_some(at), (state == ClientState::Deleted).then_some(at))
}
