//! Reading the log, newest first, and looking whether its chain holds.

use domain::ids::UserId;
use domain::security_log::{ChainState, LogEntry, LogQuery, SecurityEvent};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::chain::{Break, Chain, FIRST};
use crate::entities::audit_entry::{Column, Entity, Model};
use crate::entities::audit_head;
use crate::{StoreResult, Tenant, local_time};

/// Entries of one page.
pub const PAGE: u64 = 50;
/// The most entries that are looked at when the page opens: some tens of milliseconds. `clientele verify` looks at all of them.
pub const CHECKED_AT_ONCE: u64 = 10_000;
/// Entries read together, so that memory stays bounded.
const AT_ONCE: u64 = 1_000;

/// Some entries, newest first, and whether there are older ones.
pub async fn page<C: ConnectionTrait>(t: &Tenant<C>, query: LogQuery) -> StoreResult<(Vec<LogEntry>, bool)> {
    // One more than is shown tells whether there are older ones.
    let mut entries = newest(t, query, PAGE + 1).await?;
    let more = entries.len() as u64 > PAGE;
    entries.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok((entries, more))
}

/// So many entries, newest first.
pub(super) async fn newest<C: ConnectionTrait>(
    t: &Tenant<C>,
    query: LogQuery,
    most: u64,
) -> StoreResult<Vec<LogEntry>> {
    let zone = local_time::zone(t).await?;
    let mut rows = of(t);
    if let Some(topic) = query.topic {
        rows = rows.filter(Column::Topic.eq(topic.as_str()));
    }
    if let Some(actor) = query.actor {
        rows = rows.filter(Column::Actor.eq(actor.0));
    }
    if let Some(before) = query.before {
        rows = rows.filter(Column::Seq.lt(stored(before)));
    }
    let rows = rows.order_by_desc(Column::Seq).limit(most).all(t.db()).await?;
    let entry = |row: Model| LogEntry {
        seq: counted(row.seq),
        at: local_time::local(row.at, zone),
        event: event(&row),
        actor: row.actor.map(UserId),
        actor_name: row.actor_name,
        address: row.address,
        device: row.device,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Whether the chain holds, of its newest entries at most so many. The entry before them is believed.
pub async fn state<C: ConnectionTrait>(t: &Tenant<C>, most: u64) -> StoreResult<ChainState> {
    // Whatever is written from now on is behind this end.
    let head = audit_head::Entity::find_by_id(t.company().0).one(t.db()).await?;
    let (entries, hash) = head.map_or_else(|| (0, FIRST.to_owned()), |head| (head.entries, head.hash));
    let checked = counted(entries).min(most);
    let broken_at = walked(t, entries, &hash, stored(checked)).await?;
    let broken_at = broken_at.map(|broken| counted(broken.seq()));
    let at = local_time::local(t.now(), local_time::zone(t).await?);
    Ok(ChainState { entries: counted(entries), checked, broken_at, at })
}

async fn walked<C: ConnectionTrait>(
    t: &Tenant<C>,
    entries: i64,
    hash: &str,
    checked: i64,
) -> StoreResult<Option<Break>> {
    let believed = entries - checked;
    let mut chain = match of(t).filter(Column::Seq.eq(believed)).one(t.db()).await? {
        Some(row) => Chain::behind(t.company(), row.seq, row.hash),
        None if believed > 0 => return Ok(Some(Break::Missing(believed))),
        None => Chain::begin(t.company()),
    };
    while chain.last < entries {
        let next = of(t).filter(Column::Seq.gt(chain.last)).filter(Column::Seq.lte(entries));
        let rows = next.order_by_asc(Column::Seq).limit(AT_ONCE).all(t.db()).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            if let Err(broken) = chain.step(row) {
                return Ok(Some(broken));
            }
        }
    }
    Ok(chain.end(entries, hash).err())
}

fn of<C>(t: &Tenant<C>) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0))
}

/// What a row tells, if it reads.
pub(crate) fn event(row: &Model) -> Option<SecurityEvent> {
    let mut value = serde_json::json!({ "kind": row.kind });
    if !row.details.is_empty() {
        let details: serde_json::Value = serde_json::from_str(&row.details).ok()?;
        value.as_object_mut()?.insert("details".to_owned(), details);
    }
    serde_json::from_value(value).ok()
}

fn counted(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
