//! What happened to clients: written with each change, in its transaction, and never changed.

use domain::activity::{Entry, Event};
use domain::ids::{ActivityId, ClientId};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::clients::batches;
use crate::entities::activity::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// The most entries of one page.
pub const MAX_ENTRIES: u32 = 200;

/// Notes that something happened to a client.
pub async fn record(tx: &Tenant<DatabaseTransaction>, client: ClientId, event: Event) -> StoreResult<()> {
    record_all(tx, vec![(client, event)]).await
}

/// Notes what happened to many.
pub(crate) async fn record_all(tx: &Tenant<DatabaseTransaction>, events: Vec<(ClientId, Event)>) -> StoreResult<()> {
    let row = |(client, event): (ClientId, Event)| -> StoreResult<Model> {
        Ok(Model {
            company_id: tx.company().0,
            id: Uuid::now_v7(),
            at: tx.now(),
            actor: tx.actor().user.map(|user| user.0),
            actor_name: tx.actor().name.clone(),
            client_id: client.0,
            event: serde_json::to_value(event)?,
        })
    };
    let rows = events.into_iter().map(row).collect::<StoreResult<Vec<_>>>()?;
    Ok(batches::insert::<Entity, _, _>(tx.db(), rows).await?)
}

/// A client's activity, the newest first, before the entry named.
pub async fn of_client<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ClientId,
    before: Option<ActivityId>,
    limit: u32,
) -> StoreResult<Vec<Entry>> {
    crate::clients::require(t, id).await?;
    let zone = local_time::zone(t).await?;
    let rows = newest(t, id, before, limit.min(MAX_ENTRIES)).await?;
    let entry = |row: Model| -> StoreResult<Entry> {
        Ok(Entry {
            id: ActivityId(row.id),
            at: local_time::local(row.at, zone),
            by_me: row.actor.is_some() && row.actor == t.actor().user.map(|user| user.0),
            actor: row.actor_name,
            event: event(row.event)?,
        })
    };
    rows.into_iter().map(entry).collect()
}

/// The rows behind it.
pub(crate) async fn newest<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ClientId,
    before: Option<ActivityId>,
    limit: u32,
) -> StoreResult<Vec<Model>> {
    let mut query = Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::ClientId.eq(id.0));
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    Ok(query.order_by_desc(Column::Id).limit(u64::from(limit)).all(t.db()).await?)
}

/// A stored event.
pub(crate) fn event(stored: sea_orm::JsonValue) -> StoreResult<Event> {
    serde_json::from_value(stored).map_err(|error| StoreError::Corrupt(format!("event: {error}")))
}
