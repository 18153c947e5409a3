//! The browsers that a user has signed in with, known by a cookie that outlives their sessions.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::UserId;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Set,
};
use uuid::Uuid;

use crate::entities::{known_device, user};
use crate::{Database, StoreResult, tokens};

/// A browser that nobody has signed in with for so long is a stranger again; browsers keep no cookie for longer.
const KEPT: TimeDelta = TimeDelta::days(400);
/// The most of one user; the one unused for longest gives way.
const MOST: u64 = 50;

/// The device of a cookie, if somebody of this e-mail has signed in with it before, and who.
pub(crate) async fn of_owner(
    database: &Database,
    token: Option<&str>,
    email: &str,
    now: DateTime<Utc>,
) -> StoreResult<Option<(Uuid, UserId)>> {
    let Some(token) = token else { return Ok(None) };
    let to_user: RelationDef =
        known_device::Entity::belongs_to(user::Entity).from(known_device::Column::UserId).to(user::Column::Id).into();
    let device = known_device::Entity::find()
        .select_only()
        .columns([known_device::Column::Id, known_device::Column::UserId])
        .join(JoinType::InnerJoin, to_user)
        .filter(known_device::Column::TokenHash.eq(tokens::hash(token)))
        .filter(known_device::Column::UsedAt.gt(now - KEPT))
        .filter(user::Column::EmailFolded.eq(email));
    let found: Option<(Uuid, Uuid)> = device.into_tuple().one(database.read()).await?;
    Ok(found.map(|(device, user)| (device, UserId(user))))
}

/// Knows a browser from now on, by a new cookie: the one that it had is worth nothing any more.
pub(super) async fn remember(
    tx: &DatabaseTransaction,
    user: UserId,
    before: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<String> {
    if let Some(before) = before {
        known_device::Entity::delete_many()
            .filter(known_device::Column::TokenHash.eq(tokens::hash(before)))
            .filter(known_device::Column::UserId.eq(user.0))
            .exec(tx)
            .await?;
    }
    let token = tokens::generate();
    let row = known_device::ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(user.0),
        token_hash: Set(tokens::hash(&token)),
        used_at: Set(now),
    };
    known_device::Entity::insert(row).exec_without_returning(tx).await?;
    let beyond = known_device::Entity::find()
        .select_only()
        .column(known_device::Column::Id)
        .filter(known_device::Column::UserId.eq(user.0))
        .order_by_desc(known_device::Column::UsedAt)
        .order_by_desc(known_device::Column::Id)
        .offset(MOST)
        .limit(MOST);
    let beyond: Vec<Uuid> = beyond.into_tuple().all(tx).await?;
    if !beyond.is_empty() {
        known_device::Entity::delete_many().filter(known_device::Column::Id.is_in(beyond)).exec(tx).await?;
    }
    Ok(token)
}

/// Forgets the browsers that nobody signs in with; how many.
pub async fn forget(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let old = known_device::Entity::delete_many().filter(known_device::Column::UsedAt.lte(now - KEPT));
    Ok(old.exec(database.write()).await?.rows_affected)
}
