//! How a company's job stands, for whoever may see it.

use domain::ids::JobId;
use domain::jobs::{JobKind, JobState, Progress};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{attempts, counted};
use crate::entities::job::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The job.
    pub id: JobId,
    /// Where it is.
    pub state: JobState,
    /// How often it was begun.
    pub attempts: u16,
    /// How far it has come.
    pub progress: Progress,
    /// Why the last attempt came to nothing, for operators. None for a job that was given up because its process died each time.
    pub error: Option<String>,
}

/// A job by its id.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: JobId) -> StoreResult<Job> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?;
    read(row.ok_or(StoreError::NotFound)?)
}

/// A job by the key of its effect; none that was never asked for, or that is forgotten.
pub async fn by_key<C: ConnectionTrait>(t: &Tenant<C>, kind: JobKind, effect_key: &str) -> StoreResult<Option<Job>> {
    let row = find_by_key(t, kind, effect_key).await?;
    row.map(read).transpose()
}

/// The row of an effect.
pub(super) async fn find_by_key<C: ConnectionTrait>(
    t: &Tenant<C>,
    kind: JobKind,
    effect_key: &str,
) -> StoreResult<Option<Model>> {
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Kind.eq(kind.name))
        .filter(Column::EffectKey.eq(effect_key));
    Ok(rows.one(t.db()).await?)
}

fn read(row: Model) -> StoreResult<Job> {
    let id = JobId(row.id);
    let state = JobState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state of job {id}")))?;
    Ok(Job {
        id,
        state,
        attempts: attempts(row.attempts),
        progress: Progress { done: counted(row.progress_done), total: counted(row.progress_total) },
        error: row.error,
    })
}
