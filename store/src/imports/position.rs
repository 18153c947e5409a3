//! How far an import has come: kept in the transaction of what came in, so that the next attempt goes on there.

use chrono::Utc;
use domain::error::Refusal;
use domain::ids::{ImportId, UserId};
use domain::imports::{Counts, ImportState};
use domain::security_log::SecurityEvent;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, QuerySelect};

use super::log::{of, state, subject};
use crate::entities::import::{ActiveModel, Entity, Model};
use crate::{Actor, StoreError, StoreResult, Tenant, accounts};

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    /// Rows of the file that are through.
    pub rows: u32,
    /// Links that the end of the file brings which are through.
    pub linked: u32,
    /// The length of the file of refused rows.
    pub rejected_bytes: u64,
    /// What became of the rows.
    pub counts: Counts,
    /// Of an import that is taken back, or was: the records that stay.
    pub kept: u32,
}

impl Position {
    /// Whether something may have come in.
    pub(super) const fn is_begun(&self) -> bool {
        self.rows > 0
    }
}

/// Holds an import until the transaction ends: whoever took over from somebody who turns out to be alive waits here, and finds that it
/// is done, or further than they know.
pub(super) async fn hold(tx: &Tenant<DatabaseTransaction>, id: ImportId) -> StoreResult<(ImportState, Position)> {
    let row = Entity::find_by_id((tx.company().0, id.0)).lock_exclusive().one(tx.db()).await?;
    let row = row.ok_or(StoreError::NotFound)?;
    Ok((state(&row)?, of_row(&row)?))
}

/// As [`hold`], refused unless the import stands so.
pub(super) async fn hold_in(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    expected: ImportState,
) -> StoreResult<Position> {
    let (state, position) = hold(tx, id).await?;
    if state == expected { Ok(position) } else { Err(Refusal::WrongState.into()) }
}

/// The position that a row keeps.
pub(super) fn of_row(row: &Model) -> StoreResult<Position> {
    let count = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(Position {
        rows: count(row.position),
        linked: count(row.linked),
        rejected_bytes: u64::try_from(row.rejected_bytes).unwrap_or(0),
        counts: serde_json::from_value(row.counts.clone())?,
        kept: count(row.kept),
    })
}

/// Keeps it. What it is of keeps running.
pub(super) async fn keep(tx: &Tenant<DatabaseTransaction>, id: ImportId, position: &Position) -> StoreResult<()> {
    keep_in(tx, id, ImportState::Running, position).await
}

/// As [`keep`], of what is taken back as well.
pub(super) async fn keep_in(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    state: ImportState,
    position: &Position,
) -> StoreResult<()> {
    write(tx, id, state, position, <ActiveModel as Default>::default()).await.map(drop)
}

/// Keeps that somebody has taken it back. What it had brought in is told still; the security log hears of it, by whoever asked.
pub(super) async fn undone(tx: &Tenant<DatabaseTransaction>, id: ImportId, at: &Position) -> StoreResult<()> {
    let end = Position { counts: at.counts, kept: at.kept, ..Position::default() };
    let row = write(tx, id, ImportState::Undone, &end, <ActiveModel as Default>::default()).await?;
    let subject = subject(&row)?;
    tx.note(SecurityEvent::ImportUndone { subject, file: row.file, kept: at.kept });
    Ok(())
}

/// Keeps the end with what came in last: both or neither.
pub(super) async fn done(tx: &Tenant<DatabaseTransaction>, id: ImportId, counts: Counts) -> StoreResult<()> {
    let rows = stored(counts.rows);
    let end = ActiveModel { done: Set(rows), total: Set(rows), ..<ActiveModel as Default>::default() };
    write(tx, id, ImportState::Done, &Position { counts, ..Position::default() }, end).await.map(drop)
}

/// Keeps that nothing came in, but for records that others have changed since; the security log hears of it, by whoever brought the file.
pub(super) async fn ended(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    state: ImportState,
    kept: u32,
) -> StoreResult<()> {
    let at = Position { kept, ..Position::default() };
    let row = write(tx, id, state, &at, <ActiveModel as Default>::default()).await?;
    let (by, subject) = (bringer(tx, &row).await?, subject(&row)?);
    tx.note_for(by, SecurityEvent::ImportFailed { subject, file: row.file, kept });
    Ok(())
}

async fn bringer(tx: &Tenant<DatabaseTransaction>, row: &Model) -> StoreResult<Actor> {
    let Some(user) = row.started_by.map(UserId) else { return Ok(Actor::operator()) };
    match accounts::by_id(tx.db(), user).await {
        Ok(account) => Ok(Actor { user: Some(user), name: account.name }),
        Err(StoreError::NotFound) => Ok(Actor::operator()),
        Err(error) => Err(error),
    }
}

async fn write(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    state: ImportState,
    position: &Position,
    also: ActiveModel,
) -> StoreResult<Model> {
    let ActiveModel { company_id, id, .. } = of(tx, id);
    let row = ActiveModel {
        company_id,
        id,
        state: Set(state.as_str().to_owned()),
        position: Set(stored(position.rows)),
        linked: Set(stored(position.linked)),
        rejected_bytes: Set(i64::try_from(position.rejected_bytes).unwrap_or(i64::MAX)),
        counts: Set(serde_json::to_value(position.counts)?),
        kept: Set(stored(position.kept)),
        updated_at: Set(Utc::now()),
        ..also
    };
    Ok(row.update(tx.db()).await?)
}

fn stored(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
