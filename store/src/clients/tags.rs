//! The tags of clients: read with them, saved with them, and told of when their words change.

use std::collections::HashMap;

use domain::clients::{NewClient, Tag, Tags};
use domain::ids::{ClientId, ListItemId};
use domain::lists::ListKind;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Clients;
use crate::batches::{self, IDS};
use crate::changes::{self, Change};
use crate::entities::client;
use crate::entities::client_tag::{Column, Entity, Model};
use crate::{StoreResult, Tenant, lists};

/// The tags of each of these clients, in no order that means anything; clients without any are left out.
pub(super) async fn borne<C: ConnectionTrait>(
    t: &Tenant<C>,
    clients: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<ListItemId>>> {
    let mut found: HashMap<Uuid, Vec<ListItemId>> = HashMap::new();
    for ids in clients.chunks(IDS) {
        let rows: Vec<(Uuid, Uuid)> = Entity::find()
            .select_only()
            .columns([Column::ClientId, Column::ListItemId])
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::ClientId.is_in(ids.iter().copied()))
            .into_tuple()
            .all(t.db())
            .await?;
        for (client, tag) in rows {
            found.entry(client).or_default().push(ListItemId(tag));
        }
    }
    Ok(found)
}

/// Gives every name its entry of the list, which is added where there is none.
pub(super) async fn settle(tx: &Tenant<DatabaseTransaction>, tags: &mut Tags) -> StoreResult<()> {
    if tags.names().next().is_none() {
        return Ok(());
    }
    let mut ids = Vec::new();
    for tag in tags.iter() {
        ids.push(match tag {
            Tag::Known(id) => *id,
            Tag::Named(name) => lists::find_or_add(tx, ListKind::Tag, name.as_str()).await?,
        });
    }
    *tags = Tags::known(ids);
    Ok(())
}

/// What [`settle`] would make of them; nothing where it would add an entry.
pub(super) async fn settled(tx: &Tenant<DatabaseTransaction>, tags: &Tags) -> StoreResult<Option<Tags>> {
    let mut ids = Vec::with_capacity(tags.len());
    for tag in tags.iter() {
        let known = match tag {
            Tag::Known(id) => Some(*id),
            Tag::Named(name) => lists::of_name(tx, ListKind::Tag, name).await?,
        };
        let Some(id) = known else { return Ok(None) };
        ids.push(id);
    }
    Ok(Some(Tags::known(ids)))
}

/// As [`settle`], for many.
pub(super) async fn settle_all(tx: &Tenant<DatabaseTransaction>, new: &mut [NewClient]) -> StoreResult<()> {
    for new in new {
        settle(tx, &mut new.data.tags).await?;
    }
    Ok(())
}

/// Writes the tags of new clients.
pub(super) async fn insert<'a>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<Clients>,
    of_clients: impl Iterator<Item = (ClientId, &'a Tags)>,
) -> StoreResult<()> {
    let company_id = tx.company().0;
    let rows = of_clients.flat_map(|(client, tags)| {
        tags.ids().map(move |tag| Model { company_id, client_id: client.0, list_item_id: tag.0 })
    });
    Ok(batches::insert::<Entity, _, _>(tx.db(), rows.collect()).await?)
}

/// Makes the tags of clients these.
pub(super) async fn replace<'a>(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    of_clients: impl Iterator<Item = (ClientId, &'a Tags)> + Clone,
) -> StoreResult<()> {
    let clients: Vec<Uuid> = of_clients.clone().map(|(client, _)| client.0).collect();
    for clients in clients.chunks(IDS) {
        Entity::delete_many()
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(Column::ClientId.is_in(clients.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    insert(tx, change, of_clients).await
}

/// Has the rows of the clients that bear a tag come anew, since its words or its place in the list are about to change: they show both.
/// First thing in the transaction that does it.
pub(crate) async fn touch(tx: &Tenant<DatabaseTransaction>, tag: Uuid) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        let bearers = Query::select()
            .column(Column::ClientId)
            .from(Entity)
            .and_where(Column::CompanyId.eq(tx.company().0))
            .and_where(Column::ListItemId.eq(tag))
            .to_owned();
        change.update_many(tx).filter(client::Column::Id.in_subquery(bearers)).exec(tx.db()).await?;
        Ok(((), change.without_activity("they bear the same tag as before")))
    })
    .await
}
