//! A job asked for, in the transaction of whoever asks: rolled back with it, it was never there.

use domain::error::Refusal;
use domain::ids::JobId;
use domain::jobs::{JobKind, JobState, MAX_PAYLOAD_BYTES, MAX_WAITING};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::status::find_by_key;
use crate::entities::job::{ActiveModel, Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// Which job there is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// This one, by this call: new, or given up before and begun anew.
    Now(JobId),
    /// The one that somebody asked for before with the same key: waiting, running or done.
    Before(JobId),
}

impl Asked {
    /// The job.
    #[must_use]
    pub const fn id(self) -> JobId {
        match self {
            Self::Now(id) | Self::Before(id) => id,
        }
    }
}

/// Asks for a job, to be done as whoever acts here and with their role. `effect_key` names its effect: asked for twice with the same key,
/// there is one job, until it is forgotten a month after its end; one that was given up begins anew, with the new payload.
pub async fn ask(
    tx: &Tenant<DatabaseTransaction>,
    kind: JobKind,
    payload: &impl Serialize,
    effect_key: Option<&str>,
) -> StoreResult<Asked> {
    let payload = serde_json::to_value(payload)?;
    if payload.to_string().len() > MAX_PAYLOAD_BYTES {
        return Err(StoreError::Corrupt(format!("payload of a job « {} »: too large", kind.name)));
    }
    check_room(tx).await?;
    let id = JobId(Uuid::now_v7());
    let row = ActiveModel { created_at: Set(tx.now()), ..new(tx, id, kind, payload.clone(), effect_key) };
    let same = OnConflict::columns([Column::CompanyId, Column::Kind, Column::EffectKey]).do_nothing().to_owned();
    let inserted = Entity::insert(row).on_conflict(same).exec_without_returning(tx.db()).await?;
    tx.asks();
    if inserted == 1 {
        return Ok(Asked::Now(id));
    }
    let before = match effect_key {
        Some(key) => find_by_key(tx, kind, key).await?.ok_or(StoreError::NotFound)?.id,
        None => return Err(StoreError::Corrupt("a job without a key met another".into())),
    };
    revive(tx, JobId(before), kind, payload, effect_key).await
}

/// Lays more into the last job of a kind that nobody has begun; false where there is none. What is of one sort is so one job, however many
/// transactions ask for it.
pub(crate) async fn add_to_waiting<P: Serialize + DeserializeOwned>(
    tx: &Tenant<DatabaseTransaction>,
    kind: JobKind,
    add: impl FnOnce(&mut P),
) -> StoreResult<bool> {
    let waiting = Entity::find()
        .filter(untouched(tx, kind))
        .filter(Column::Attempts.eq(0))
        .order_by_desc(Column::Id)
        .limit(1)
        // One that a process is just taking is as good as begun.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let Some(row) = waiting.one(tx.db()).await? else { return Ok(false) };
    let mut payload: P = serde_json::from_value(row.payload.clone())?;
    add(&mut payload);
    let mut row = row.into_active_model();
    row.payload = Set(serde_json::to_value(&payload)?);
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    tx.asks();
    Ok(true)
}

/// Takes back what waits of a kind: nobody is to do it.
pub(crate) async fn withdraw(tx: &Tenant<DatabaseTransaction>, kind: JobKind) -> StoreResult<()> {
    Entity::delete_many().filter(untouched(tx, kind)).exec(tx.db()).await?;
    Ok(())
}

/// The company's jobs of a kind that wait.
fn untouched(tx: &Tenant<DatabaseTransaction>, kind: JobKind) -> Condition {
    Condition::all()
        .add(Column::CompanyId.eq(tx.company().0))
        .add(Column::Kind.eq(kind.name))
        .add(Column::State.eq(JobState::Waiting.as_str()))
}

/// Begins a job anew that was given up; any other stays as it is.
async fn revive(
    tx: &Tenant<DatabaseTransaction>,
    id: JobId,
    kind: JobKind,
    payload: serde_json::Value,
    effect_key: Option<&str>,
) -> StoreResult<Asked> {
    let revived = Entity::update_many()
        .set(new(tx, id, kind, payload, effect_key))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::State.eq(JobState::Dead.as_str()))
        .exec(tx.db())
        .await?;
    Ok(if revived.rows_affected == 1 { Asked::Now(id) } else { Asked::Before(id) })
}

/// A job that was never tried, without the instant that it was first asked for at.
fn new(
    tx: &Tenant<DatabaseTransaction>,
    id: JobId,
    kind: JobKind,
    payload: serde_json::Value,
    effect_key: Option<&str>,
) -> ActiveModel {
    ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(id.0),
        updated_at: Set(tx.now()),
        kind: Set(kind.name.to_owned()),
        payload: Set(payload),
        state: Set(JobState::Waiting.as_str().to_owned()),
        attempts: Set(0),
        max_attempts: Set(i32::from(kind.max_attempts)),
        run_at: Set(tx.now()),
        claimed_by: Set(None),
        claimed_until: Set(None),
        progress_done: Set(0),
        progress_total: Set(0),
        error: Set(None),
        effect_key: Set(effect_key.map(ToOwned::to_owned)),
        asked_by: Set(tx.actor().user.map(|user| user.0)),
        asked_name: Set(tx.actor().name.clone()),
        asked_role: Set(tx.role().as_str().to_owned()),
        finished_at: Set(None),
        ..<ActiveModel as Default>::default()
    }
}

async fn check_room(tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
    let waiting = Entity::find()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::State.eq(JobState::Waiting.as_str()))
        .limit(u64::from(MAX_WAITING));
    if waiting.count(tx.db()).await? >= u64::from(MAX_WAITING) {
        return Err(Refusal::TooMany { max: MAX_WAITING }.into());
    }
    Ok(())
}
