//! What an import has done to which records: kept in the transaction that does it, so that it can be gone on with, and taken back.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::form::FormText;
use domain::ids::{CompanyId, ImportId};
use domain::imports::ImportState;
use domain::subject::Subject;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::entities::import;
use crate::entities::import_change::{Column, Entity, Model};
use crate::{Access, Database, StoreResult, Tenant, activity};

/// Rows of one statement: well below the parameters that it takes.
const AT_ONCE: usize = 1_000;
/// How long what an import has done is known after its end, so that it can be taken back.
const KEPT: TimeDelta = TimeDelta::days(30);
/// How much of it is forgotten in one transaction.
const PRUNED_AT_ONCE: u64 = 500;

/// A record as it was before the import first overwrote it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Before {
    /// Its form.
    pub form: FormText,
    /// Its state.
    pub state: String,
}

/// What one transaction has done to the records that the file is of.
#[derive(Debug, Default)]
pub(super) struct Deeds {
    /// The lines that have made records.
    pub made: HashMap<Uuid, u32>,
    /// The records that were overwritten for the first time, each with the line that did it.
    pub before: BTreeMap<Uuid, (u32, Before)>,
}

/// Notes it, last thing in the transaction. What it has brought along counts as well: people who come with clients.
pub(super) async fn note(
    tx: &Tenant<DatabaseTransaction>,
    import: ImportId,
    subject: Subject,
    deeds: Deeds,
) -> StoreResult<()> {
    let mut told: HashMap<(Subject, Uuid), i32> = HashMap::new();
    for record in tx.traces().told() {
        *told.entry(record).or_default() += 1;
    }
    let row = |of: Subject, record: Uuid| Model {
        company_id: tx.company().0,
        import_id: import.0,
        subject: of.as_str().to_owned(),
        record_id: record,
        line: None,
        is_created: true,
        told: 0,
        before: None,
        outcome: None,
        name: None,
    };
    let mut rows = Vec::new();
    for (of, record) in tx.traces().inserted() {
        let line = deeds.made.get(&record).and_then(|line| i32::try_from(*line).ok());
        rows.push(Model { line, told: told.remove(&(of, record)).unwrap_or(0), ..row(of, record) });
    }
    let overwritten: Vec<Uuid> = deeds.before.keys().copied().collect();
    let entries = activity::counts(tx, subject, &overwritten).await?;
    for (record, (line, before)) in deeds.before {
        told.remove(&(subject, record));
        let told = entries.get(&record).and_then(|entries| i32::try_from(*entries).ok()).unwrap_or(0);
        let (line, before) = (i32::try_from(line).ok(), Some(serde_json::to_value(before)?));
        rows.push(Model { is_created: false, line, told, before, ..row(subject, record) });
    }
    let columns = [Column::CompanyId, Column::ImportId, Column::Subject, Column::RecordId];
    for rows in rows.chunks(AT_ONCE) {
        // One that is noted already was changed by somebody in between: it is theirs now.
        let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        let known = OnConflict::columns(columns).do_nothing().to_owned();
        Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx.db()).await?;
    }
    count(tx, import, told).await
}

/// Counts what was told of records that are noted already.
pub(super) async fn count_told(tx: &Tenant<DatabaseTransaction>, import: ImportId) -> StoreResult<()> {
    let mut told: HashMap<(Subject, Uuid), i32> = HashMap::new();
    for record in tx.traces().told() {
        *told.entry(record).or_default() += 1;
    }
    count(tx, import, told).await
}

async fn count(
    tx: &Tenant<DatabaseTransaction>,
    import: ImportId,
    told: HashMap<(Subject, Uuid), i32>,
) -> StoreResult<()> {
    let mut by_times: BTreeMap<(&'static str, i32), Vec<Uuid>> = BTreeMap::new();
    for ((subject, record), times) in told {
        by_times.entry((subject.as_str(), times)).or_default().push(record);
    }
    for ((subject, times), records) in by_times {
        for records in records.chunks(AT_ONCE) {
            Entity::update_many()
                .col_expr(Column::Told, Expr::col(Column::Told).add(times))
                .filter(Column::CompanyId.eq(tx.company().0))
                .filter(Column::ImportId.eq(import.0))
                .filter(Column::Subject.eq(subject))
                .filter(Column::RecordId.is_in(records.iter().copied()))
                .exec(tx.db())
                .await?;
        }
    }
    Ok(())
}

/// What an import has done so far to the records that its file is of.
#[derive(Debug, Default)]
pub(super) struct SoFar {
    /// The records that lines have made.
    pub made: HashMap<u32, Uuid>,
    /// The records that it overwrote, as they were.
    pub before: Vec<(Uuid, Before)>,
}

/// Reads it.
pub(super) async fn so_far<C: ConnectionTrait>(
    t: &Tenant<C>,
    import: ImportId,
    subject: Subject,
) -> StoreResult<SoFar> {
    let mut so_far = SoFar::default();
    let rows = of(t, import).filter(Column::Subject.eq(subject.as_str())).all(t.db()).await?;
    for row in rows {
        match (row.before, row.line.and_then(|line| u32::try_from(line).ok())) {
            (Some(before), _) => so_far.before.push((row.record_id, serde_json::from_value(before)?)),
            (None, Some(line)) => drop(so_far.made.insert(line, row.record_id)),
            (None, None) => {}
        }
    }
    Ok(so_far)
}

/// The next records to take back, of one subject: those made last first, and people after the clients that they came with.
pub(super) async fn last<C: ConnectionTrait>(t: &Tenant<C>, import: ImportId, most: u32) -> StoreResult<Vec<Model>> {
    let next = of(t, import).filter(Column::Outcome.is_null());
    let next = next.order_by_asc(Column::Subject).order_by_desc(Column::RecordId).limit(u64::from(most));
    let mut rows = next.all(t.db()).await?;
    if let Some(subject) = rows.first().map(|row| row.subject.clone()) {
        rows.retain(|row| row.subject == subject);
    }
    Ok(rows)
}

/// Those of these records that the import has made and that are still to be taken back.
pub(super) async fn made<C: ConnectionTrait>(
    t: &Tenant<C>,
    import: ImportId,
    subject: Subject,
    records: Vec<Uuid>,
) -> StoreResult<HashSet<Uuid>> {
    let rows = of(t, import).filter(Column::Subject.eq(subject.as_str())).filter(Column::IsCreated.eq(true));
    let rows = rows.filter(Column::Outcome.is_null()).filter(Column::RecordId.is_in(records));
    let rows = rows.select_only().column(Column::RecordId);
    Ok(rows.into_tuple::<Uuid>().all(t.db()).await?.into_iter().collect())
}

/// Forgets what was done to these records: it was taken back, or stays.
pub(super) async fn forget(
    tx: &Tenant<DatabaseTransaction>,
    import: ImportId,
    subject: Subject,
    records: &[Uuid],
) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::ImportId.eq(import.0))
        .filter(Column::Subject.eq(subject.as_str()))
        .filter(Column::RecordId.is_in(records.iter().copied()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Whether an import that is done can be taken back: it has done something, and all of that is known still.
pub(super) async fn is_known<C: ConnectionTrait>(t: &Tenant<C>, import: &import::Model) -> StoreResult<bool> {
    if import.updated_at + KEPT <= t.now() {
        return Ok(false);
    }
    Ok(of(t, ImportId(import.id)).one(t.db()).await?.is_some())
}

pub(super) fn of<C>(t: &Tenant<C>, import: ImportId) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::ImportId.eq(import.0))
}

/// Forgets what imports that are done, or were taken back, have changed, once they are so old that nobody asks. Some rows at a time.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<()> {
    let old = import::Entity::find()
        .select_only()
        .columns([import::Column::CompanyId, import::Column::Id])
        .filter(import::Column::State.is_in([ImportState::Done.as_str(), ImportState::Undone.as_str()]))
        .filter(import::Column::UpdatedAt.lte(now - KEPT));
    for (company, id) in old.into_tuple::<(Uuid, Uuid)>().all(database.read()).await? {
        let access = Access::operator(database.clone(), CompanyId(company), now);
        loop {
            let t = access.read();
            let Some(first) = of(&t, ImportId(id)).order_by_asc(Column::Subject).one(t.db()).await? else { break };
            let Ok(subject) = Subject::parse(&first.subject) else { break };
            let rows = of(&t, ImportId(id)).filter(Column::Subject.eq(first.subject)).limit(PRUNED_AT_ONCE);
            let rows = rows.select_only().column(Column::RecordId).into_tuple::<Uuid>().all(t.db()).await?;
            let tx = access.begin().await?;
            forget(&tx, ImportId(id), subject, &rows).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}
