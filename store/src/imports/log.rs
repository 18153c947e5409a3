//! What is known of an import while it waits, runs and after.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{Duration, Utc};
use domain::ids::ImportId;
use domain::imports::{Counts, ImportState, Progress, SheetKind, Target};
use domain::text::Text;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Uploads, mappings, sheets};
use crate::entities::import::{ActiveModel, Column, Entity, Model};
use crate::{Access, Database, StoreError, StoreResult, Tenant};

/// A process that says nothing of its import for as long has stopped.
const SILENCE: Duration = Duration::seconds(60);

/// How far the imports of this process have come. On SQLite the one writer is busy with the import itself, so that its row cannot
/// tell; it is also how an import whose process died is known.
static RUNNING: LazyLock<Mutex<HashMap<Uuid, u32>>> = LazyLock::new(Mutex::default);

/// Notes a file that has arrived, under the id that it is kept by.
pub async fn received(tx: &Tenant<DatabaseTransaction>, id: ImportId, file: &Text<200>) -> StoreResult<()> {
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(id.0),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
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

/// Marks an import as running, and remembers where its columns go for the next file like it. Asked twice, the second is refused:
/// rows never come in twice by a double click.
pub async fn begin(
    tx: &Tenant<DatabaseTransaction>,
    uploads: &Uploads,
    id: ImportId,
    mapping: &[Target],
) -> StoreResult<()> {
    let row = find(tx, id).await?;
    let sheet = sheets::open(&uploads.file(id))?;
    if sheet.kind == SheetKind::Table {
        mappings::remember(tx, &sheet.header, mapping).await?;
    }
    let state = shown(&row)?;
    if !matches!(state, ImportState::Waiting | ImportState::Failed | ImportState::Interrupted) {
        return Err(domain::error::Refusal::WrongState.into());
    }
    let begun = Entity::update_many()
        .set(ActiveModel {
            state: Set(ImportState::Running.as_str().to_owned()),
            done: Set(0),
            updated_at: Set(tx.now()),
            ..Default::default()
        })
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::State.eq(row.state))
        .exec(tx.db())
        .await?;
    if begun.rows_affected == 0 {
        return Err(domain::error::Refusal::WrongState.into());
    }
    running().insert(id.0, 0);
    Ok(())
}

/// How far an import has come.
pub async fn progress<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Progress> {
    let row = find(t, id).await?;
    let state = shown(&row)?;
    let here = running().get(&id.0).copied();
    let number = |value: i32| u32::try_from(value).unwrap_or(0);
    Ok(Progress {
        id,
        state,
        done: here.filter(|_| state == ImportState::Running).unwrap_or_else(|| number(row.done)),
        total: number(row.total),
        counts: serde_json::from_value(row.counts)?,
        file: row.file,
    })
}

/// Keeps how many rows there are, before they come in.
pub(super) async fn counted(access: &Access, id: ImportId, total: u32) -> StoreResult<()> {
    let tx = access.begin().await?;
    let row = ActiveModel { total: Set(stored(total)), updated_at: Set(tx.now()), ..of(access, id) };
    row.update(tx.db()).await?;
    tx.commit().await
}

/// Tells how many rows are read; another process learns it by the row, where the database lets two write.
pub(super) async fn advance(database: &Database, access: &Access, id: ImportId, done: u32) -> StoreResult<()> {
    running().insert(id.0, done);
    if !database.is_sqlite() {
        let row = ActiveModel { done: Set(stored(done)), updated_at: Set(Utc::now()), ..of(access, id) };
        row.update(database.write()).await?;
    }
    Ok(())
}

/// Keeps the end with the rows that came in: both or neither.
pub(super) async fn done(tx: &Tenant<DatabaseTransaction>, id: ImportId, counts: Counts) -> StoreResult<()> {
    let row = ActiveModel {
        company_id: Unchanged(tx.company().0),
        id: Unchanged(id.0),
        state: Set(ImportState::Done.as_str().to_owned()),
        done: Set(stored(counts.rows)),
        counts: Set(serde_json::to_value(counts)?),
        updated_at: Set(Utc::now()),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}

/// Keeps that nothing came in.
pub(super) async fn failed(access: &Access, id: ImportId) -> StoreResult<()> {
    let tx = access.begin().await?;
    let row = ActiveModel {
        state: Set(ImportState::Failed.as_str().to_owned()),
        updated_at: Set(Utc::now()),
        ..of(access, id)
    };
    row.update(tx.db()).await?;
    tx.commit().await
}

/// This process is through with it.
pub(super) fn forget(id: ImportId) {
    running().remove(&id.0);
}

fn running() -> std::sync::MutexGuard<'static, HashMap<Uuid, u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The stored state, or « interrupted » for one that nobody works at any more: its transaction died with its process.
fn shown(row: &Model) -> StoreResult<ImportState> {
    let state =
        ImportState::parse(&row.state).map_err(|_| StoreError::Corrupt(format!("state of import {}", row.id)))?;
    let silent = Utc::now().signed_duration_since(row.updated_at) > SILENCE;
    let lost = state == ImportState::Running && silent && !running().contains_key(&row.id);
    Ok(if lost { ImportState::Interrupted } else { state })
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: ImportId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

fn of(access: &Access, id: ImportId) -> ActiveModel {
    ActiveModel { company_id: Unchanged(access.company().0), id: Unchanged(id.0), ..Default::default() }
}

fn stored(rows: u32) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX)
}
