//! Imports that failed in the middle, and those that somebody takes back: found, and taken back by a job of their own.

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::Refusal;
use domain::ids::{CompanyId, ImportId};
use domain::imports::{ImportState, JOB, UNDO};
use domain::jobs::JobState;
use sea_orm::{ColumnTrait, DatabaseConnection, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Uploads, log, position, undo};
use crate::entities::import::{Column, Entity, Model};
use crate::jobs::{self, Claim, Job};
use crate::{Access, Database, StoreResult, Tenant};

/// How long an import of the command line may be without a further row before its process is taken for dead.
const SILENT: TimeDelta = TimeDelta::minutes(2);

/// What the job is told.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    id: ImportId,
}

/// Asks for an import that is done to be taken back: what it made and nobody has touched since goes, what it changed is as it was. Refused
/// where it is not done, or where what it did is not known any more.
pub async fn ask_undo(tx: &Tenant<DatabaseTransaction>, id: ImportId) -> StoreResult<()> {
    let (_, at) = position::hold(tx, id).await?;
    if !log::progress(tx, id).await?.undoable {
        return Err(Refusal::WrongState.into());
    }
    position::keep_in(tx, id, ImportState::TakingBack, &at).await?;
    jobs::ask(tx, UNDO, &Order { id }, Some(&asked_key(id))).await?;
    Ok(())
}

/// What names the effect of taking an import back for which somebody has asked.
fn asked_key(id: ImportId) -> String {
    format!("asked {id}")
}

/// Asks for every import to be taken back that was given up with some of its rows in: its attempts failed, its processes died, or the command
/// line's did. Asked for once, however often this is called; what could not be taken back is tried again. One that was given up before its
/// first row has failed, and that is all.
pub async fn ask_back(database: &Database, now: DateTime<Utc>) -> StoreResult<()> {
    let states = [ImportState::Running.as_str(), ImportState::TakingBack.as_str()];
    let running = Entity::find().filter(Column::State.is_in(states)).all(database.read()).await?;
    for row in running {
        let access = Access::operator(database.clone(), CompanyId(row.company_id), now);
        let (t, id) = (access.read(), ImportId(row.id));
        if log::state(&row)? == ImportState::TakingBack {
            again(&access, id, &asked_key(id)).await?;
            continue;
        }
        let Some(lost) = lost(&t, &row, now).await? else { continue };
        if row.position == 0 {
            end_blank(&access, id).await?;
            continue;
        }
        again(&access, id, &lost).await?;
    }
    Ok(())
}

/// Asks for an import to be taken back, unless a job is at it.
async fn again(access: &Access, id: ImportId, key: &str) -> StoreResult<()> {
    let before = jobs::by_key(&access.read(), UNDO, key).await?;
    if before.is_none_or(|job| job.state == JobState::Dead) {
        let tx = access.begin().await?;
        jobs::ask(&tx, UNDO, &Order { id }, Some(key)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends an import of which nothing came in, unless it is tried again by now.
async fn end_blank(access: &Access, id: ImportId) -> StoreResult<()> {
    let tx = access.begin().await?;
    let (state, at) = position::hold(&tx, id).await?;
    let job = import_job(&tx, id).await?;
    if state == ImportState::Running && !at.is_begun() && is_given_up(job.as_ref()) {
        // Without an error its processes died.
        let has_failed = job.is_some_and(|job| job.error.is_some());
        let ends = if has_failed { ImportState::Failed } else { ImportState::Interrupted };
        position::ended(&tx, id, ends, at.kept).await?;
    }
    tx.commit().await
}

/// Whether nobody goes on with it.
fn is_given_up(job: Option<&Job>) -> bool {
    job.is_none_or(|job| job.state == JobState::Dead)
}

/// Takes an import back, if it is one that was given up, or that somebody has asked for.
pub async fn take_back(claim: &Claim, uploads: &Uploads) -> StoreResult<()> {
    let Order { id } = claim.payload()?;
    let access = claim.access();
    let tx = access.begin().await?;
    let (state, at) = position::hold(&tx, id).await?;
    let job = import_job(&tx, id).await?;
    tx.commit().await?;
    if state == ImportState::TakingBack {
        undo::undo(access, uploads, id, ImportState::Undone, Some(claim)).await?;
        return Ok(());
    }
    if state != ImportState::Running || !at.is_begun() || !is_given_up(job.as_ref()) {
        return Ok(());
    }
    // Without an error its processes died.
    let ends = if job.is_some_and(|job| job.error.is_none()) { ImportState::Interrupted } else { ImportState::Failed };
    undo::undo(access, uploads, id, ends, Some(claim)).await?;
    Ok(())
}

/// Takes an import back that failed without a job, in this process; one that is done, or that a job is at, is none of it.
pub(super) async fn end(access: &Access, uploads: &Uploads, id: ImportId) -> StoreResult<()> {
    let tx = access.begin().await?;
    let (state, _) = position::hold(&tx, id).await?;
    let job = import_job(&tx, id).await?;
    tx.commit().await?;
    if job.is_none() && matches!(state, ImportState::Waiting | ImportState::Running) {
        undo::undo(access, uploads, id, ImportState::Failed, None).await?;
    }
    Ok(())
}

/// What names the effect of taking an import back that was given up; nothing for one that somebody is still at.
async fn lost(t: &Tenant<DatabaseConnection>, row: &Model, now: DateTime<Utc>) -> StoreResult<Option<String>> {
    let job = import_job(t, ImportId(row.id)).await?;
    Ok(match job {
        // Its id is another one whenever the import is asked for again.
        Some(job) => (job.state == JobState::Dead).then(|| job.id.to_string()),
        None => (row.updated_at + SILENT <= now).then(|| row.id.to_string()),
    })
}

async fn import_job<C: sea_orm::ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Option<Job>> {
    jobs::by_key(t, JOB, &id.to_string()).await
}
