//! The list of devices, and the ways to sign one out.

use chrono::{DateTime, Utc};
use domain::ids::{SessionId, UserId};
use domain::security_log::SecurityEvent;
use domain::users::Device;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::SignedIn;
use crate::entities::session;
use crate::{Database, StoreError, StoreResult, audit, sessions};

/// Where a user is signed in: this device first, then the one used last.
pub async fn devices(database: &Database, signed_in: &SignedIn, now: DateTime<Utc>) -> StoreResult<Vec<Device>> {
    let rows = session::Entity::find()
        .filter(session::Column::UserId.eq(signed_in.user.0))
        .filter(session::Column::AwaitsCode.eq(false))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::LastSeenAt)
        .all(database.read())
        .await?;
    let mut devices: Vec<Device> = rows
        .into_iter()
        .map(|row| Device {
            id: SessionId(row.id),
            name: row.device,
            signed_in_at: row.created_at,
            last_seen_at: row.last_seen_at,
            current: row.id == signed_in.session.0,
        })
        .collect();
    devices.sort_by_key(|device| !device.current);
    Ok(devices)
}

/// Ends a session. Ending one that has ended is no error.
pub async fn sign_out(database: &Database, session: SessionId) -> StoreResult<()> {
    session::Entity::delete_by_id(session.0).exec(database.write()).await?;
    Ok(())
}

/// Ends one of the user's own sessions; another user's is not found.
pub async fn sign_out_device(
    database: &Database,
    user: UserId,
    session: SessionId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let tx = database.begin().await?;
    let mine = session::Entity::find_by_id(session.0).filter(session::Column::UserId.eq(user.0));
    let device = mine.one(&tx).await?.ok_or(StoreError::NotFound)?.device;
    session::Entity::delete_by_id(session.0).exec(&tx).await?;
    audit::commit_of_user(tx, database, user, SecurityEvent::DeviceSignedOut { device }, now).await
}

/// Ends every session of a user, but the one to keep.
pub async fn sign_out_everywhere(
    database: &Database,
    user: UserId,
    keep: Option<SessionId>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let tx = database.begin().await?;
    sessions::end_others(&tx, user, keep).await?;
    audit::commit_of_user(tx, database, user, SecurityEvent::OthersSignedOut, now).await
}

/// Forgets sessions that have run out; how many.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let old = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now));
    Ok(old.exec(database.write()).await?.rows_affected)
}
