//! Tags given to many clients at once, taken away from them, and put back.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::activity::Event;
use domain::clients::tags::MAX_TAGS;
use domain::clients::{ClientState, Tagging, Tags};
use domain::error::{FieldError, Refusal};
use domain::form::Change;
use domain::ids::{ClientId, ListItemId};
use domain::lists::ListKind;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Clients, tags};
use crate::batches::IDS;
use crate::changes::{self, Told};
use crate::entities::client::{Column, Entity};
use crate::states::{self, MAX_AT_ONCE};
use crate::{StoreError, StoreResult, Tenant, lists};

/// A client whose tags become others.
struct Changed {
    client: ClientId,
    version: i32,
    before: Tags,
    after: Tags,
}

/// Does it to all of them or to none. Answers the tags that those had who have others now, which [`put_tags_back`] undoes it with.
pub async fn tag(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ClientId],
    tagging: Tagging,
) -> StoreResult<Vec<(ClientId, Tags)>> {
    changes::make(tx, Clients, async |change| {
        let versions = versions(tx, ids).await?;
        let Tagging { mut add, remove } = tagging;
        tags::settle(tx, &mut add).await?;
        check(tx, add.ids().chain(remove.iter().copied())).await?;
        let remove: HashSet<ListItemId> = remove.into_iter().collect();
        let after = |_, before: &Tags| Tags::known(before.ids().filter(|tag| !remove.contains(tag)).chain(add.ids()));
        let changed = changed(tx, ids, versions, after).await?;
        let told = write(tx, change, &changed).await?;
        Ok((changed.into_iter().map(|changed| (changed.client, changed.before)).collect(), told))
    })
    .await
}

/// Gives clients the tags again that they had: the undoing of [`tag`].
pub async fn put_tags_back(tx: &Tenant<DatabaseTransaction>, to: &[(ClientId, Tags)]) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        let ids: Vec<ClientId> = to.iter().map(|(id, _)| *id).collect();
        let versions = versions(tx, &ids).await?;
        check(tx, to.iter().flat_map(|(_, tags)| tags.ids())).await?;
        let wanted: HashMap<ClientId, Tags> = to.iter().map(|(id, tags)| (*id, Tags::known(tags.ids()))).collect();
        let after = |id: ClientId, before: &Tags| wanted.get(&id).unwrap_or(before).clone();
        let changed = changed(tx, &ids, versions, after).await?;
        Ok(((), write(tx, change, &changed).await?))
    })
    .await
}

/// The version of each, once. One that is not the company's makes all of them not found; what is thrown away is restored first.
async fn versions(tx: &Tenant<DatabaseTransaction>, ids: &[ClientId]) -> StoreResult<HashMap<ClientId, i32>> {
    if ids.len() > usize::from(MAX_AT_ONCE) {
        return Err(Refusal::TooMany { max: MAX_AT_ONCE.into() }.into());
    }
    let rows: Vec<(Uuid, String, i32)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State, Column::Version])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(tx.db())
        .await?;
    let known: HashSet<Uuid> = rows.iter().map(|(id, ..)| *id).collect();
    if ids.iter().any(|id| !known.contains(&id.0)) {
        return Err(StoreError::NotFound);
    }
    let mut versions = HashMap::with_capacity(rows.len());
    for (id, state, version) in rows {
        if !states::read::<ClientState>(&state, id)?.editable() {
            return Err(Refusal::Deleted.into());
        }
        versions.insert(ClientId(id), version);
    }
    Ok(versions)
}

/// Not found unless all of them are tags of the company.
async fn check(tx: &Tenant<DatabaseTransaction>, tags: impl Iterator<Item = ListItemId>) -> StoreResult<()> {
    for tag in tags.collect::<BTreeSet<_>>() {
        lists::check(tx, ListKind::Tag, tag).await?;
    }
    Ok(())
}

/// The clients whose tags become others.
async fn changed(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[ClientId],
    mut versions: HashMap<ClientId, i32>,
    after: impl Fn(ClientId, &Tags) -> Tags,
) -> StoreResult<Vec<Changed>> {
    let all: Vec<Uuid> = versions.keys().map(|id| id.0).collect();
    let mut borne = tags::borne(tx, &all).await?;
    let mut changed = Vec::new();
    for client in ids.iter().copied() {
        // Each once, in the order asked.
        let Some(version) = versions.remove(&client) else { continue };
        let before = Tags::known(borne.remove(&client.0).unwrap_or_default());
        let after = after(client, &before);
        if after.len() > MAX_TAGS as usize {
            return Err(StoreError::field("add", FieldError::TooMany { max: MAX_TAGS }));
        }
        if after != before {
            changed.push(Changed { client, version, before, after });
        }
    }
    Ok(changed)
}

/// The rows, the versions and the activity, in few statements however many clients.
async fn write(
    tx: &Tenant<DatabaseTransaction>,
    change: changes::Change<Clients>,
    changed: &[Changed],
) -> StoreResult<Told> {
    tags::replace(tx, &change, changed.iter().map(|changed| (changed.client, &changed.after))).await?;
    let clients: Vec<Uuid> = changed.iter().map(|changed| changed.client.0).collect();
    for clients in clients.chunks(IDS) {
        change
            .update_many(tx)
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.is_in(clients.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    let event = |changed: &Changed| {
        let (from, to) = (changed.before.written(), changed.after.written());
        let change = Change { field: "fields.tags".to_owned(), from, to };
        (changed.client, Event::ClientUpdated { version: changed.version + 1, changes: vec![change] })
    };
    change.tell_all(tx, changed.iter().map(event).collect()).await
}
