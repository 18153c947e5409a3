//! What is known of an import while it waits, runs and after.

use domain::error::Refusal;
use domain::ids::ImportId;
use domain::imports::taken_back::RECENT;
use domain::imports::{Counts, Handling, ImportState, JOB, Past, Policy, Progress, ReadAs, Sheet, Target};
use domain::jobs::JobState;
use domain::security_log::SecurityEvent;
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::{Uploads, journal, mappings, position, sheets};
use crate::entities::import::{ActiveModel, Column, Entity, Model};
use crate::jobs::{self, Asked, Job};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// What the job of an import is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub id: ImportId,
    pub mapping: Vec<Target>,
    pub policy: Policy,
    /// What was asked for before there was a choice says nothing of it.
    #[serde(default)]
    pub read_as: ReadAs,
    #[serde(default)]
    pub handling: Handling,
}

/// Notes a file of a subject's records that has arrived, under the id that it is kept by.
pub async fn received(
    tx: &Tenant<DatabaseTransaction>,
    subject: Subject,
    id: ImportId,
    file: &Text<200>,
) -> StoreResult<()> {
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(id.0),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        subject: Set(subject.as_str().to_owned()),
        file: Set(file.as_str().to_owned()),
        state: Set(ImportState::Waiting.as_str().to_owned()),
        done: Set(0),
        total: Set(0),
        counts: Set(serde_json::to_value(Counts::default())?),
        incident: Set(None),
        started_by: Set(tx.actor().user.map(|user| user.0)),
        position: Set(0),
        linked: Set(0),
        rejected_bytes: Set(0),
        kept: Set(0),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Asks for an import, and remembers where its columns go for the next file like it. Asked twice, the second is refused: rows never
/// come in twice by a double click.
pub async fn ask(
    tx: &Tenant<DatabaseTransaction>,
    uploads: &Uploads,
    id: ImportId,
    (mapping, policy, read_as, handling): (Vec<Target>, Policy, ReadAs, Handling),
) -> StoreResult<()> {
    // Held, so that nobody begins to take it back meanwhile.
    let (stood, _) = position::hold(tx, id).await?;
    let Progress { state, subject, file, .. } = progress(tx, id).await?;
    if !matches!(state, ImportState::Waiting | ImportState::Failed | ImportState::Interrupted) {
        return Err(Refusal::WrongState.into());
    }
    let columns = domain::listings::columns(subject).ok_or(StoreError::NotFound)?;
    let Sheet { kind, header, .. } = sheets::open(&uploads.file(id), read_as, columns)?;
    mappings::remember(tx, columns, kind, &header, &mapping).await?;
    // One job an import: its key is the import's id.
    let asked = jobs::ask(tx, JOB, &Order { id, mapping, policy, read_as, handling }, Some(&id.to_string())).await?;
    if matches!(asked, Asked::Before(_)) {
        return Err(Refusal::WrongState.into());
    }
    let row = ActiveModel {
        state: Set(ImportState::Running.as_str().to_owned()),
        updated_at: Set(tx.now()),
        kept: Set(0),
        ..of(tx, id)
    };
    row.update(tx.db()).await?;
    if stood == ImportState::Running {
        // It was given up before anything came in, and tried again before anybody took note of that.
        tx.note(SecurityEvent::ImportFailed { subject, file: file.clone(), kept: 0 });
    }
    tx.note(SecurityEvent::ImportBegun { subject, file });
    Ok(())
}

/// How far an import has come.
pub async fn progress<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Progress> {
    let row = find(t, id).await?;
    if state(&row)? != ImportState::Running {
        return settled(t, row).await;
    }
    match jobs::by_key(t, JOB, &id.to_string()).await? {
        // It ended since its row was read.
        Some(job) if job.state == JobState::Done => settled(t, find(t, id).await?).await,
        job => read(row, job.as_ref()),
    }
}

/// An import that does not come in now.
async fn settled<C: ConnectionTrait>(t: &Tenant<C>, row: Model) -> StoreResult<Progress> {
    let undoable = state(&row)? == ImportState::Done && journal::is_known(t, &row).await?;
    Ok(Progress { undoable, ..read(row, None)? })
}

/// The imports of a subject's records that were begun last, the newest first.
pub async fn recent<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<Vec<Past>> {
    let zone = local_time::zone(t).await?;
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Subject.eq(subject.as_str()))
        .filter(Column::State.ne(ImportState::Waiting.as_str()))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(RECENT))
        .all(t.db())
        .await?;
    let mut recent = Vec::with_capacity(rows.len());
    for row in rows {
        let progress = progress(t, ImportId(row.id)).await?;
        recent.push(Past { at: local_time::local(row.created_at, zone), progress });
    }
    Ok(recent)
}

/// What an import brings in, and what its file is called.
pub(super) async fn named<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<(Subject, String)> {
    let row = find(t, id).await?;
    Ok((subject(&row)?, row.file))
}

/// What an import brings in.
pub async fn subject_of<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Subject> {
    subject(&find(t, id).await?)
}

/// An import as its row and, while one was asked for, its job tell it.
fn read(row: Model, job: Option<&Job>) -> StoreResult<Progress> {
    let number = |value: i32| u32::try_from(value).unwrap_or(0);
    let is_half = position::of_row(&row)?.is_begun();
    let (state, done, total) = match (state(&row)?, job) {
        (ImportState::Running, Some(job)) if is_half && job.state == JobState::Dead => {
            (ImportState::Undoing, job.progress.done, job.progress.total)
        }
        (ImportState::Running, Some(job)) => (shown(job), job.progress.done, job.progress.total),
        // The command line's, which tells nobody else how far it is.
        (ImportState::Running, None) if is_half => (ImportState::Running, number(row.position), 0),
        // Its job is forgotten, or it is from a time without jobs.
        (ImportState::Running, None) => (ImportState::Interrupted, 0, 0),
        (state, _) => (state, number(row.done), number(row.total)),
    };
    let subject = subject(&row)?;
    let kept = number(row.kept);
    let counts = serde_json::from_value(row.counts)?;
    let (id, file) = (ImportId(row.id), row.file);
    Ok(Progress { id, subject, file, state, done, total, counts, kept, undoable: false })
}

/// A job that will be tried again runs, for whoever waits for it.
fn shown(job: &Job) -> ImportState {
    match job.state {
        JobState::Waiting | JobState::Running => ImportState::Running,
        JobState::Done => ImportState::Done,
        JobState::Dead if job.error.is_none() => ImportState::Interrupted,
        JobState::Dead => ImportState::Failed,
    }
}

pub(super) fn state(row: &Model) -> StoreResult<ImportState> {
    ImportState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state of import {}", row.id)))
}

pub(super) fn subject(row: &Model) -> StoreResult<Subject> {
    Subject::parse(&row.subject).map_err(|_| StoreError::Corrupt(format!("subject of import {}", row.id)))
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

pub(super) fn of<C>(t: &Tenant<C>, id: ImportId) -> ActiveModel {
    ActiveModel { company_id: Unchanged(t.company().0), id: Unchanged(id.0), ..Default::default() }
}
