//! What happened to records: written with each change, in its transaction, and never changed.

use std::collections::HashMap;

use domain::activity::Entry;
use domain::ids::{ActivityId, ClientId, CompanyId};
use domain::subject::Subject;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::changes::Feature;
use crate::clients::Clients;
use crate::entities::activity::{Column, Entity, Model};
use crate::entities::company;
use crate::{StoreError, StoreResult, Tenant, batches, listings, local_time};

/// The most entries of one page.
pub const MAX_ENTRIES: u32 = 200;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The record, in the table of its subject.
    pub record: Uuid,
    /// The client that it belongs to, if it belongs to one.
    pub client: Option<ClientId>,
}

/// A client belongs to itself: what is told of a client and of what they have is found alike.
impl From<ClientId> for About {
    fn from(client: ClientId) -> Self {
        Self { record: client.0, client: Some(client) }
    }
}

/// Notes what happened to records. A [`Change`](crate::changes::Change) does it.
pub(crate) async fn record<F: Feature>(
    tx: &Tenant<DatabaseTransaction>,
    events: Vec<(F::Record, F::Event)>,
) -> StoreResult<()> {
    let row = |(record, event): (F::Record, F::Event)| -> StoreResult<Model> {
        let About { record, client } = record.into();
        tx.traces().tell(F::SUBJECT, record);
        Ok(Model {
            company_id: tx.company().0,
            id: Uuid::now_v7(),
            at: tx.now(),
            actor: tx.actor().user.map(|user| user.0),
            actor_name: tx.actor().name.clone(),
            subject: F::SUBJECT.as_str().to_owned(),
            record_id: record,
            client_id: client.map(|client| client.0),
            event: serde_json::to_value(event)?,
        })
    };
    let rows = events.into_iter().map(row).collect::<StoreResult<Vec<_>>>()?;
    Ok(batches::insert::<Entity, _, _>(tx.db(), rows).await?)
}

/// Takes out what was told of records that are taken out themselves.
pub(crate) async fn forget(tx: &Tenant<DatabaseTransaction>, of: Subject, records: &[Uuid]) -> StoreResult<()> {
    about(tx.company(), of, records, Entity::delete_many()).exec(tx.db()).await?;
    Ok(())
}

/// How many entries records have; those without any are left out.
pub(crate) async fn counts<C: ConnectionTrait>(
    t: &Tenant<C>,
    of: Subject,
    records: &[Uuid],
) -> StoreResult<HashMap<Uuid, i64>> {
    let rows = about(t.company(), of, records, Entity::find()).select_only().column(Column::RecordId);
    let rows = rows.column_as(Column::Id.count(), "entries").group_by(Column::RecordId);
    Ok(rows.into_tuple::<(Uuid, i64)>().all(t.db()).await?.into_iter().collect())
}

fn about<Q: QueryFilter>(company: CompanyId, of: Subject, records: &[Uuid], query: Q) -> Q {
    query
        .filter(Column::CompanyId.eq(company.0))
        .filter(Column::Subject.eq(of.as_str()))
        .filter(Column::RecordId.is_in(records.iter().copied()))
}

/// A client's activity, the newest first, before the entry named.
pub async fn of_client<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: ClientId,
    before: Option<ActivityId>,
    limit: u32,
) -> StoreResult<Vec<Entry>> {
    crate::clients::require(t, id).await?;
    of::<Clients, _>(t, id.0, before, limit).await
}

/// The activity of a feature's record, the newest first, before the entry named. Whether there is such a record is its feature's to say.
pub async fn of<F: Feature, C: ConnectionTrait>(
    t: &Tenant<C>,
    record: Uuid,
    before: Option<ActivityId>,
    limit: u32,
) -> StoreResult<Vec<Entry<F::Event>>> {
    let rows: Vec<Told> = written(t, F::SUBJECT, record, before, limit.min(MAX_ENTRIES))
        .column(company::Column::TimeZone)
        .join(JoinType::InnerJoin, to_company())
        .into_model()
        .all(t.db())
        .await?;
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let zone = local_time::read(&first.time_zone)?;
    let entry = |Told { row, .. }: Told| -> StoreResult<Entry<F::Event>> {
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

/// An entry, and the time zone of the company.
#[derive(FromQueryResult)]
struct Told {
    #[sea_orm(nested)]
    row: Model,
    time_zone: String,
}

/// As [`of`], so many entries at most, and whether there are older ones.
pub async fn page<F: Feature, C: ConnectionTrait>(
    t: &Tenant<C>,
    record: Uuid,
    before: Option<ActivityId>,
    most: u16,
) -> StoreResult<(Vec<Entry<F::Event>>, bool)> {
    // One more than is shown tells whether there are older ones.
    let mut entries = of::<F, C>(t, record, before, u32::from(most) + 1).await?;
    let more = entries.len() > usize::from(most);
    entries.truncate(usize::from(most));
    Ok((entries, more))
}

/// The rows behind it.
pub(crate) async fn newest<C: ConnectionTrait>(
    t: &Tenant<C>,
    subject: Subject,
    record: Uuid,
    before: Option<ActivityId>,
    limit: u32,
) -> StoreResult<Vec<Model>> {
    Ok(written(t, subject, record, before, limit).all(t.db()).await?)
}

fn written<C>(t: &Tenant<C>, subject: Subject, record: Uuid, before: Option<ActivityId>, limit: u32) -> Select<Entity> {
    let mut query = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Subject.eq(subject.as_str()))
        .filter(Column::RecordId.eq(record));
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    query.order_by_desc(Column::Id).limit(u64::from(limit))
}

fn to_company() -> RelationDef {
    Entity::belongs_to(company::Entity).from(Column::CompanyId).to(company::Column::Id).into()
}

/// A stored event.
pub(crate) fn event<E: DeserializeOwned>(stored: sea_orm::JsonValue) -> StoreResult<E> {
    serde_json::from_value(stored).map_err(|error| StoreError::Corrupt(format!("event: {error}")))
}

/// Whether a stored event is one that the subject's records know.
pub(crate) fn check(row: Model) -> StoreResult<()> {
    // Of what has no list, nothing is told yet.
    let of = Subject::parse(&row.subject).ok().and_then(listings::of);
    let of = of.ok_or_else(|| StoreError::Corrupt(format!("event of a {:?}", row.subject)))?;
    of.check_event(row.event)
}
