//! What became of the records of an import that somebody took back.

use std::collections::HashMap;

use domain::ids::ImportId;
use domain::imports::taken_back::TOLD;
use domain::imports::{Outcome, TakenBack, Undone};
use domain::subject::Subject;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::journal;
use crate::entities::import_change::{Column, Entity, Model};
use crate::listing::Reader;
use crate::{StoreError, StoreResult, Tenant, batches};

/// Keeps what became of records of one subject, each with its name as it was.
pub(super) async fn keep(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    subject: Subject,
    rows: Vec<Model>,
    became: &HashMap<Uuid, Outcome>,
    names: &HashMap<Uuid, String>,
) -> StoreResult<()> {
    let records: Vec<Uuid> = rows.iter().map(|row| row.record_id).collect();
    let told = |row: Model| Model {
        outcome: became.get(&row.record_id).map(|outcome| outcome.as_str().to_owned()),
        name: names.get(&row.record_id).cloned(),
        ..row
    };
    let rows = rows.into_iter().map(told).collect();
    // All of them in two statements: each has a name of its own.
    journal::forget(tx, id, subject, &records).await?;
    Ok(batches::insert::<Entity, _, _>(tx.db(), rows).await?)
}

/// What became of them: how many became what, and the first of those that stay.
pub async fn undone(t: &Reader, id: ImportId) -> StoreResult<Undone> {
    let counts = journal::of(t, id).filter(Column::Outcome.is_not_null()).select_only().column(Column::Outcome);
    let counts = counts.column_as(Column::RecordId.count(), "records").group_by(Column::Outcome);
    let mut counted = Vec::new();
    for (name, count) in counts.into_tuple::<(String, i64)>().all(t.db()).await? {
        counted.push((outcome(&name, id)?, u32::try_from(count).unwrap_or(u32::MAX)));
    }
    counted.sort_unstable();
    let stay = Outcome::ALL.iter().filter(|outcome| outcome.stays()).map(|outcome| outcome.as_str());
    let stay = journal::of(t, id).filter(Column::Outcome.is_in(stay)).limit(u64::from(TOLD));
    let stay = stay.order_by_asc(Column::Subject).order_by_asc(Column::RecordId).all(t.db()).await?;
    Ok(Undone { counts: counted, stay: stay.into_iter().map(read).collect::<StoreResult<_>>()? })
}

/// The next of all of them, after the one named: by subject, in the order that they came in.
pub async fn taken_back(
    t: &Reader,
    id: ImportId,
    after: Option<(Subject, Uuid)>,
    most: u32,
) -> StoreResult<Vec<TakenBack>> {
    let mut rows = journal::of(t, id).filter(Column::Outcome.is_not_null());
    if let Some((subject, record)) = after {
        let of_it = Condition::all().add(Column::Subject.eq(subject.as_str())).add(Column::RecordId.gt(record));
        rows = rows.filter(Condition::any().add(Column::Subject.gt(subject.as_str())).add(of_it));
    }
    let rows = rows.order_by_asc(Column::Subject).order_by_asc(Column::RecordId).limit(u64::from(most));
    rows.all(t.db()).await?.into_iter().map(read).collect()
}

fn read(row: Model) -> StoreResult<TakenBack> {
    let corrupt = || StoreError::Corrupt(format!("change of {}", row.record_id));
    let subject = Subject::parse(&row.subject).map_err(|_| corrupt())?;
    let outcome = row.outcome.as_deref().and_then(|name| Outcome::parse(name).ok()).ok_or_else(corrupt)?;
    let line = row.line.and_then(|line| u32::try_from(line).ok());
    Ok(TakenBack { subject, record: row.record_id, line, name: row.name.unwrap_or_default(), outcome })
}

fn outcome(name: &str, id: ImportId) -> StoreResult<Outcome> {
    Outcome::parse(name).map_err(|_| StoreError::Corrupt(format!("outcome of import {id}")))
}
