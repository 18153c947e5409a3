//! A job that a process is at.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::{CompanyId, JobId, UserId};
use domain::jobs::{JobState, Progress};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{LEASE, attempts, stored};
use crate::entities::job::{ActiveModel, Column, Entity, Model};
use crate::{Access, Actor, Database, StoreError, StoreResult, Tenant};

/// How long word of a claim waits for the database; the next comes soon.
const RENEWAL_WAITS: Duration = Duration::from_secs(1);

/// A job, taken by this process until its lease runs out or it ends.
#[derive(Debug)]
pub struct Claim {
    pub(super) access: Access,
    pub(super) token: Uuid,
    pub(super) attempts: u16,
    pub(super) max_attempts: u16,
    id: JobId,
    kind: String,
    payload: serde_json::Value,
}

impl Claim {
    /// Of a row that was just claimed.
    pub(super) fn new(database: &Database, row: Model, now: DateTime<Utc>) -> StoreResult<Self> {
        let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of job {}", row.id));
        let role = Role::from_name(&row.asked_role).ok_or_else(|| corrupt("role"))?;
        let actor = Actor { user: row.asked_by.map(UserId), name: row.asked_name.clone() };
        Ok(Self {
            token: row.claimed_by.ok_or_else(|| corrupt("claim"))?,
            access: Access::new(database.clone(), CompanyId(row.company_id), role, actor, now),
            attempts: attempts(row.attempts),
            max_attempts: attempts(row.max_attempts),
            id: JobId(row.id),
            kind: row.kind,
            payload: row.payload,
        })
    }

    /// The job.
    #[must_use]
    pub const fn id(&self) -> JobId {
        self.id
    }

    /// The name of its kind.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Which attempt this is, from 1.
    #[must_use]
    pub const fn attempts(&self) -> u16 {
        self.attempts
    }

    /// What whoever asked said is to be done.
    pub fn payload<T: DeserializeOwned>(&self) -> StoreResult<T> {
        Ok(serde_json::from_value(self.payload.clone())?)
    }

    /// Entry into the company as whoever asked, with the role that they had then: asking was what had to be allowed.
    #[must_use]
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// Tells how much is done in the transaction that does it: both or neither. Refused like [`Claim::finish`].
    pub async fn advance(&self, tx: &Tenant<DatabaseTransaction>, progress: Progress) -> StoreResult<()> {
        let row = ActiveModel {
            progress_done: Set(stored(progress.done)),
            progress_total: Set(stored(progress.total)),
            updated_at: Set(Utc::now()),
            ..ActiveModel::default()
        };
        or_lost(self.write(tx.db(), row).await?)
    }

    /// Ends the job in the transaction of its effect: both or neither. Refused as [`StoreError::Busy`] when the job is no longer this
    /// claim's; then the transaction must not commit.
    pub async fn finish(&self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        or_lost(self.write(tx.db(), finished(Utc::now())).await?)
    }

    /// Prolongs the lease. False once the job is another's: then nothing more is to be done for it.
    pub async fn renew(&self, now: DateTime<Utc>) -> StoreResult<bool> {
        let database = self.access.database();
        let row = ActiveModel { claimed_until: Set(Some(now + LEASE)), ..ActiveModel::default() };
        // Whoever keeps SQLite's one writer busy, the job itself maybe, also keeps everybody from claiming.
        match tokio::time::timeout(RENEWAL_WAITS, self.write(database.write(), row)).await {
            Err(_) | Ok(Err(StoreError::Busy) | Ok(true)) => Ok(true),
            Ok(Ok(false)) => self.is_done().await,
            Ok(Err(error)) => Err(error),
        }
    }

    async fn is_done(&self) -> StoreResult<bool> {
        let row = Entity::find_by_id((self.access.company().0, self.id.0)).one(self.access.database().read()).await?;
        Ok(row.is_some_and(|row| row.state == JobState::Done.as_str()))
    }

    /// Writes to the job's row, if it is still this claim's.
    pub(super) async fn write(&self, db: &impl ConnectionTrait, row: ActiveModel) -> StoreResult<bool> {
        let mine = Condition::all()
            .add(Column::CompanyId.eq(self.access.company().0))
            .add(Column::Id.eq(self.id.0))
            .add(Column::State.eq(JobState::Running.as_str()))
            .add(Column::ClaimedBy.eq(self.token));
        let written = Entity::update_many().set(row).filter(mine).exec(db).await?;
        Ok(written.rows_affected == 1)
    }
}

/// Another process has the job.
const fn or_lost(written: bool) -> StoreResult<()> {
    if written { Ok(()) } else { Err(StoreError::Busy) }
}

/// The end of a job that had its effect.
pub(super) fn finished(now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        state: Set(JobState::Done.as_str().to_owned()),
        error: Set(None),
        finished_at: Set(Some(now)),
        updated_at: Set(now),
        ..ActiveModel::default()
    }
}
