//! What is known of an import while it waits, runs and after.

use chrono::Utc;
use domain::error::Refusal;
use domain::ids::ImportId;
use domain::imports::{Counts, ImportState, JOB, Policy, Progress, Sheet, Target};
use domain::jobs::JobState;
use domain::security_log::SecurityEvent;
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::{Uploads, mappings, sheets};
use crate::entities::import::{ActiveModel, Column, Entity, Model};
use crate::jobs::{self, Asked, Job};
use crate::{Access, StoreError, StoreResult, Tenant};

/// What the job of an import is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub id: ImportId,
    pub mapping: Vec<Target>,
    pub policy: Policy,
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
    mapping: Vec<Target>,
    policy: Policy,
) -> StoreResult<()> {
    let Progress { state, subject, file, .. } = progress(tx, id).await?;
    if matches!(state, ImportState::Running | ImportState::Done) {
        return Err(Refusal::WrongState.into());
    }
    let columns = domain::listings::columns(subject).ok_or(StoreError::NotFound)?;
    let Sheet { kind, header, .. } = sheets::open(&uploads.file(id))?;
    mappings::remember(tx, columns, kind, &header, &mapping).await?;
    // One job an import: its key is the import's id.
    let asked = jobs::ask(tx, JOB, &Order { id, mapping, policy }, Some(&id.to_string())).await?;
    if matches!(asked, Asked::Before(_)) {
        return Err(Refusal::WrongState.into());
    }
    let row =
        ActiveModel { state: Set(ImportState::Running.as_str().to_owned()), updated_at: Set(tx.now()), ..of(tx, id) };
    row.update(tx.db()).await?;
    tx.note(SecurityEvent::ImportBegun { subject, file });
    Ok(())
}

/// How far an import has come.
pub async fn progress<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Progress> {
    let row = find(t, id).await?;
    if state(&row)? != ImportState::Running {
        return read(row, None);
    }
    match jobs::by_key(t, JOB, &id.to_string()).await? {
        // It ended since its row was read.
        Some(job) if job.state == JobState::Done => read(find(t, id).await?, None),
        job => read(row, job.as_ref()),
    }
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

/// Holds an import until the transaction ends: whoever took over from somebody who turns out to be alive waits here, and finds that it
/// is done.
pub(super) async fn hold(tx: &Tenant<DatabaseTransaction>, id: ImportId, expected: ImportState) -> StoreResult<()> {
    let row = Entity::find_by_id((tx.company().0, id.0)).lock_exclusive().one(tx.db()).await?;
    if state(&row.ok_or(StoreError::NotFound)?)? == expected { Ok(()) } else { Err(Refusal::WrongState.into()) }
}

/// Keeps the end with the rows that came in: both or neither.
pub(super) async fn done(tx: &Tenant<DatabaseTransaction>, id: ImportId, counts: Counts) -> StoreResult<()> {
    let rows = i32::try_from(counts.rows).unwrap_or(i32::MAX);
    let row = ActiveModel {
        state: Set(ImportState::Done.as_str().to_owned()),
        done: Set(rows),
        total: Set(rows),
        counts: Set(serde_json::to_value(counts)?),
        updated_at: Set(Utc::now()),
        ..of(tx, id)
    };
    row.update(tx.db()).await?;
    Ok(())
}

/// Keeps that nothing came in by an import without a job.
pub(super) async fn failed(access: &Access, id: ImportId) -> StoreResult<()> {
    let tx = access.begin().await?;
    Entity::update_many()
        .col_expr(Column::State, Expr::value(ImportState::Failed.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(Utc::now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::State.eq(ImportState::Waiting.as_str()))
        .exec(tx.db())
        .await?;
    tx.commit().await
}

/// An import as its row and, while one was asked for, its job tell it.
fn read(row: Model, job: Option<&Job>) -> StoreResult<Progress> {
    let number = |value: i32| u32::try_from(value).unwrap_or(0);
    let (state, done, total) = match (state(&row)?, job) {
        (ImportState::Running, Some(job)) => (shown(job), job.progress.done, job.progress.total),
        // Its job is forgotten, or it is from a time without jobs.
        (ImportState::Running, None) => (ImportState::Interrupted, 0, 0),
        (state, _) => (state, number(row.done), number(row.total)),
    };
    let subject = subject(&row)?;
    let counts = serde_json::from_value(row.counts)?;
    Ok(Progress { id: ImportId(row.id), subject, file: row.file, state, done, total, counts })
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

fn state(row: &Model) -> StoreResult<ImportState> {
    ImportState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state of import {}", row.id)))
}

fn subject(row: &Model) -> StoreResult<Subject> {
    Subject::parse(&row.subject).map_err(|_| StoreError::Corrupt(format!("subject of import {}", row.id)))
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

fn of<C>(t: &Tenant<C>, id: ImportId) -> ActiveModel {
    ActiveModel { company_id: Unchanged(t.company().0), id: Unchanged(id.0), ..Default::default() }
}
