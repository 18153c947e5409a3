//! An import taken back: what it made is gone as if it had never been, what it overwrote is as it was; but for what somebody has changed
//! since, which stays. In short transactions, like the import, each of which forgets what it has taken back: a killed process's next goes on.
//!
//! Entries that the file added to lists stay: colleagues may have chosen them, and an entry that nothing uses is taken out by hand.

use std::collections::HashSet;

use domain::ids::ImportId;
use domain::imports::{Headed, ImportState};
use domain::jobs;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::imported::Imported;
use super::journal::{self, Before};
use super::pace::Pace;
use super::position::{self, Position};
use super::{Uploads, log};
use crate::entities::import_change::Model;
use crate::jobs::Claim;
use crate::listings::with_imported;
use crate::{Access, StoreError, StoreResult, Tenant, activity, changes, contacts, files};

/// Takes an import back that nobody is at any more, and ends it in this state. Answers how many records stay, since they were changed.
pub(super) async fn undo(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    ends: ImportState,
    job: Option<&Claim>,
) -> StoreResult<u32> {
    let (subject, _) = log::named(&access.read(), id).await?;
    let kept = with_imported!(subject, F => Box::pin(all::<F>(access, id, ends, job)).await)?;
    drop(std::fs::remove_file(uploads.rejected(id)));
    Ok(kept)
}

async fn all<F: Imported>(access: &Access, id: ImportId, ends: ImportState, job: Option<&Claim>) -> StoreResult<u32> {
    let mut pace = Pace::new(job.is_some());
    loop {
        let tx = access.begin().await?;
        let hold = pace.begin();
        let (_, at) = position::hold(&tx, id).await?;
        if let Some(job) = job {
            job.advance(&tx, jobs::Progress { done: at.kept, total: 0 }).await?;
        }
        changes::hold(&tx).await?;
        let rows = journal::last(&tx, id, pace.rows()).await?;
        if rows.is_empty() {
            position::ended(&tx, id, ends, at.kept).await?;
            if let Some(job) = job {
                job.finish(&tx).await?;
            }
            tx.commit().await?;
            return Ok(at.kept);
        }
        match Box::pin(these::<F>(&tx, id, &rows)).await {
            Ok(kept) => {
                position::keep(&tx, id, &Position { kept: at.kept + kept, ..at }).await?;
                tx.commit().await?;
                pace.ended(&hold);
            }
            Err(error) if is_about_a_record(&error) => {
                tx.roll_back().await?;
                // Each for itself then; whichever does not go stays.
                pace.one();
                if let [row] = rows.as_slice() {
                    tracing::warn!(import = %id, record = %row.record_id, %error, "what was brought in stays");
                    leave(access, id, row).await?;
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// Takes records of one subject back. Answers how many of them stay.
async fn these<F: Imported>(tx: &Tenant<DatabaseTransaction>, id: ImportId, rows: &[Model]) -> StoreResult<u32> {
    let subject = subject_of(&rows[0])?;
    let records: Vec<Uuid> = rows.iter().map(|row| row.record_id).collect();
    let entries = activity::counts(tx, subject, &records).await?;
    let with_files = files::with_any(tx, subject, &records).await?;
    let is_as_left = |row: &&Model| {
        entries.get(&row.record_id).copied().unwrap_or(0) == i64::from(row.told) && !with_files.contains(&row.record_id)
    };
    let as_left: Vec<&Model> = rows.iter().filter(is_as_left).collect();
    let mut kept = rows.len() - as_left.len();
    let mut made: HashSet<Uuid> = as_left.iter().filter(|row| row.is_created).map(|row| row.record_id).collect();
    if subject == F::SUBJECT {
        let in_use = in_use::<F>(tx, id, &made).await?;
        kept += in_use.len();
        made.retain(|record| !in_use.contains(record));
        F::take_out(tx, &made.into_iter().collect::<Vec<_>>()).await?;
        for row in as_left.iter().filter(|row| !row.is_created) {
            give_back::<F>(tx, row).await?;
        }
    } else {
        // People who came with clients: those who are linked to one that stays stay with it.
        kept = 0;
        contacts::take_out(tx, &made.into_iter().collect::<Vec<_>>()).await?;
    }
    journal::count_told(tx, id).await?;
    journal::forget(tx, id, subject, &records).await?;
    Ok(u32::try_from(kept).unwrap_or(u32::MAX))
}

/// Those of these records that others name which the import has not made.
async fn in_use<F: Imported>(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    made: &HashSet<Uuid>,
) -> StoreResult<HashSet<Uuid>> {
    let naming = F::naming(tx, &made.iter().copied().collect::<Vec<_>>()).await?;
    let others = naming.iter().map(|(who, _)| *who).filter(|who| !made.contains(who)).collect();
    let ours = journal::made(tx, id, F::SUBJECT, others).await?;
    let is_theirs = |who: &Uuid| !made.contains(who) && !ours.contains(who);
    Ok(naming.into_iter().filter(|(who, _)| is_theirs(who)).map(|(_, whom)| whom).collect())
}

/// Makes a record what it was before the import.
async fn give_back<F: Imported>(tx: &Tenant<DatabaseTransaction>, row: &Model) -> StoreResult<()> {
    let before = row.before.clone().ok_or_else(|| StoreError::Corrupt(format!("change of {}", row.record_id)))?;
    let Before { form, state } = serde_json::from_value(before)?;
    // What it was is told as it was stored.
    let reader = F::reader(tx, &[], &Headed { is_ours: true, ..Headed::default() }).await?;
    let stored = F::stored(tx, row.record_id).await?;
    let state = F::state(&state).map_err(|error| StoreError::field("state", error))?;
    let new = F::read_form(&reader, &stored, form)?;
    F::save(tx, &stored, new, Some(state)).await
}

/// Leaves a record as it is.
async fn leave(access: &Access, id: ImportId, row: &Model) -> StoreResult<()> {
    let tx = access.begin().await?;
    let (_, at) = position::hold(&tx, id).await?;
    journal::forget(&tx, id, subject_of(row)?, &[row.record_id]).await?;
    position::keep(&tx, id, &Position { kept: at.kept + 1, ..at }).await?;
    tx.commit().await
}

fn subject_of(row: &Model) -> StoreResult<Subject> {
    Subject::parse(&row.subject).map_err(|_| StoreError::Corrupt(format!("change of {}", row.record_id)))
}

/// Whether an error is the record's, and trying again later would change nothing.
fn is_about_a_record(error: &StoreError) -> bool {
    match error {
        StoreError::NotFound | StoreError::Refused(_) | StoreError::Invalid(_) | StoreError::Conflict(_) => true,
        StoreError::Database(error) => error.sql_err().is_some(),
        StoreError::Forbidden | StoreError::Corrupt(_) | StoreError::Busy | StoreError::Unwritable(_) => false,
    }
}
