//! Refusals are told one by one as long as they are few: whoever guesses must not fill the disk.

use chrono::{DateTime, TimeDelta, Utc};
use domain::security_log::SecurityEvent;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::write::Act;
use crate::StoreResult;
use crate::entities::audit_entry::{Column, Entity};
use crate::entities::audit_head;

/// The most refusals of an account that are told one by one within an hour.
const MOST: usize = 20;
/// The time in which they are counted.
const WITHIN: TimeDelta = TimeDelta::hours(1);
/// How far back it is looked for them. What else an account does in an hour, only its owner can do.
const LOOKED_AT: u64 = 100;

/// What is to be said of a refusal: itself; once, that there are more; or nothing. The end of the chain is held, so that refusals that come
/// at once are all counted.
pub(super) async fn told(
    tx: &DatabaseTransaction,
    head: &audit_head::Model,
    act: &Act,
    event: &SecurityEvent,
) -> StoreResult<Option<SecurityEvent>> {
    let rows: Vec<(String, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::Kind, Column::At])
        .filter(Column::CompanyId.eq(head.company_id))
        .filter(Column::Actor.eq(act.actor.user.map(|user| user.0)))
        .order_by_desc(Column::Seq)
        .limit(LOOKED_AT)
        .into_tuple()
        .all(tx)
        .await?;
    let of = |kind: &str| rows.iter().filter(|(of, at)| of == kind && *at > act.now - WITHIN).count();
    Ok(match (of("refused"), of("refused_more")) {
        (told, _) if told < MOST => Some(event.clone()),
        (_, 0) => Some(SecurityEvent::RefusedMore),
        _ => None,
    })
}
