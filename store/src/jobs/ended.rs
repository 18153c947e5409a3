//! The end of an attempt: done, to be tried again, given up, or handed back.

use chrono::{DateTime, Utc};
use domain::jobs::{JobState, Next, after_failure, shortened};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::lease::{Claim, finished};
use super::{KEPT_DEAD, KEPT_DONE};
use crate::entities::job::{ActiveModel, Column, Entity};
use crate::{Database, StoreError, StoreResult};

/// Why an attempt came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// For operators.
    pub text: String,
    /// Whether the same may succeed later.
    pub may_pass: bool,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let may_pass = matches!(error, StoreError::Busy | StoreError::Unwritable(_) | StoreError::Database(_));
        Self { text: error.to_string(), may_pass }
    }
}

impl Claim {
    /// Ends a job whose effect is elsewhere; one that has ended in the transaction of its effect stays as it is.
    pub async fn done(&self, now: DateTime<Utc>) -> StoreResult<()> {
        self.write(self.access.database().write(), finished(now)).await?;
        Ok(())
    }

    /// Notes a failed attempt, and answers what follows it; nothing, if the job is no longer this claim's.
    pub async fn failed(&self, failure: &Failure, now: DateTime<Utc>) -> StoreResult<Option<Next>> {
        let next = after_failure(self.attempts, self.max_attempts, failure.may_pass);
        let (state, run_at, finished_at) = match next {
            Next::Again(wait) => (JobState::Waiting, Set(now + wait), None),
            Next::GiveUp => (JobState::Dead, sea_orm::ActiveValue::NotSet, Some(now)),
        };
        let row = ActiveModel {
            state: Set(state.as_str().to_owned()),
            run_at,
            error: Set(Some(shortened(&failure.text))),
            claimed_by: Set(None),
            claimed_until: Set(None),
            finished_at: Set(finished_at),
            updated_at: Set(now),
            ..ActiveModel::default()
        };
        let noted = self.write(self.access.database().write(), row).await?;
        Ok(noted.then_some(next))
    }

    /// Hands the job back for others to take at once: this process is about to stop. No attempt was lost by it.
    pub async fn release(&self, now: DateTime<Utc>) -> StoreResult<()> {
        let row = ActiveModel {
            state: Set(JobState::Waiting.as_str().to_owned()),
            attempts: Set(i32::from(self.attempts.saturating_sub(1))),
            claimed_by: Set(None),
            claimed_until: Set(None),
            updated_at: Set(now),
            ..ActiveModel::default()
        };
        self.write(self.access.database().write(), row).await?;
        Ok(())
    }
}

/// Forgets jobs that ended long ago.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let ended = |state: JobState, kept| {
        Condition::all().add(Column::State.eq(state.as_str())).add(Expr::col(Column::FinishedAt).lte(now - kept))
    };
    let old = Condition::any().add(ended(JobState::Done, KEPT_DONE)).add(ended(JobState::Dead, KEPT_DEAD));
    Ok(Entity::delete_many().filter(old).exec(database.write()).await?.rows_affected)
}
