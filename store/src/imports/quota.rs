//! How much may be sent: files wait for a week on the server's disk, which belongs to everybody.

use std::fs;

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::Refusal;
use domain::ids::ImportId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Uploads, uploads};
use crate::entities::import::{Column, Entity};
use crate::{StoreResult, Tenant};

/// The most files that a company has waiting.
const MOST_FILES: usize = 100;
/// The most bytes that they take.
const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// The most files that one user sends in an hour.
const MOST_AN_HOUR: usize = 30;

/// Goes on only if the company and the user may send another file.
pub async fn room<C: ConnectionTrait>(t: &Tenant<C>, uploads: &Uploads) -> StoreResult<()> {
    let sent: Vec<(Uuid, DateTime<Utc>, Option<Uuid>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::CreatedAt, Column::StartedBy])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::CreatedAt.gt(t.now() - uploads::KEPT))
        .limit(MOST_FILES as u64)
        .into_tuple()
        .all(t.db())
        .await?;
    let hour_ago = t.now() - TimeDelta::hours(1);
    let user = t.actor().user.map(|user| user.0);
    let lately = sent.iter().filter(|(_, at, by)| *at > hour_ago && *by == user).count();
    // One that is gone takes nothing.
    let size = |id: Uuid| fs::metadata(uploads.file(ImportId(id))).map_or(0, |file| file.len());
    let bytes: u64 = sent.iter().map(|(id, ..)| size(*id)).sum();
    if sent.len() >= MOST_FILES || bytes >= MOST_BYTES || lately >= MOST_AN_HOUR {
        return Err(Refusal::TooManyUploads.into());
    }
    Ok(())
}
