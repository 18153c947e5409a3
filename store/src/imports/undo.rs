//! An import taken back, since it failed or since somebody regrets it: what it made is gone as if it had never been, what it overwrote is
//! as it was; but for what somebody has changed since, which stays. In short transactions, like the import, each of which settles what it
//! has taken back: a killed process's next goes on.
//!
//! Entries that the file added to lists stay: colleagues may have chosen them, and an entry that nothing uses is taken out by hand.

use std::collections::{HashMap, HashSet};

use domain::ids::ImportId;
use domain::imports::{Headed, ImportState, Outcome};
use domain::jobs;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::imported::Imported;
use super::journal::{self, Before};
use super::pace::Pace;
use super::position::{self, Position};
use super::{Uploads, log, names, told};
use crate::entities::import_change::Model;
use crate::jobs::Claim;
use crate::listings::with_imported;
use crate::{Access, StoreError, StoreResult, Tenant, activity, changes, contacts, files};

/// Takes an import back that nobody is at any more, and ends it in this state. Answers how many records stay, since they were changed.
/// Where somebody has asked for it, what became of each record is kept to be told; where it failed, it is as if it had never been.
pub(super) async fn undo(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    ends: ImportState,
    job: Option<&Claim>,
) -> StoreResult<u32> {
    let (subject, _) = log::named(&access.read(), id).await?;
    let kept = with_imported!(subject, F => Box::pin(all::<F>(access, Of { id, ends }, job)).await)?;
    drop(std::fs::remove_file(uploads.rejected(id)));
    Ok(kept)
}

/// An import, and how it is to end.
#[derive(Clone, Copy)]
struct Of {
    id: ImportId,
    ends: ImportState,
}

impl Of {
    /// Whether somebody has asked for it, and is told.
    fn is_told(self) -> bool {
        self.ends == ImportState::Undone
    }

    /// Keeps how far it is.
    async fn keep(self, tx: &Tenant<DatabaseTransaction>, at: &Position) -> StoreResult<()> {
        let state = if self.is_told() { ImportState::TakingBack } else { ImportState::Running };
        position::keep_in(tx, self.id, state, at).await
    }

    /// Ends it.
    async fn end(self, tx: &Tenant<DatabaseTransaction>, at: &Position) -> StoreResult<()> {
        if self.is_told() {
            return position::undone(tx, self.id, at).await;
        }
        position::ended(tx, self.id, self.ends, at.kept).await
    }

    /// What records are called, where that is told.
    async fn names(self, tx: &Tenant<DatabaseTransaction>, rows: &[Model]) -> StoreResult<HashMap<Uuid, String>> {
        match rows.first() {
            Some(row) if self.is_told() => names::of(tx, subject_of(row)?, &records_of(rows)).await,
            _ => Ok(HashMap::new()),
        }
    }

    /// Notes what became of records of one subject: told, or forgotten.
    async fn settle(
        self,
        tx: &Tenant<DatabaseTransaction>,
        rows: Vec<Model>,
        became: &HashMap<Uuid, Outcome>,
        names: &HashMap<Uuid, String>,
    ) -> StoreResult<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let subject = subject_of(first)?;
        if self.is_told() {
            return told::keep(tx, self.id, subject, rows, became, names).await;
        }
        journal::forget(tx, self.id, subject, &records_of(&rows)).await
    }
}

async fn all<F: Imported>(access: &Access, of: Of, job: Option<&Claim>) -> StoreResult<u32> {
    let mut pace = Pace::new(job.is_some());
    loop {
        let tx = access.begin().await?;
        let hold = pace.begin();
        let (_, at) = position::hold(&tx, of.id).await?;
        if let Some(job) = job {
            job.advance(&tx, jobs::Progress { done: at.kept, total: 0 }).await?;
        }
        changes::hold(&tx).await?;
        let rows = journal::last(&tx, of.id, pace.rows()).await?;
        if rows.is_empty() {
            of.end(&tx, &at).await?;
            if let Some(job) = job {
                job.finish(&tx).await?;
            }
            tx.commit().await?;
            return Ok(at.kept);
        }
        let names = of.names(&tx, &rows).await?;
        match Box::pin(these::<F>(&tx, of.id, &rows)).await {
            Ok(became) => {
                let kept = kept::<F>(&rows, &became);
                of.settle(&tx, rows, &became, &names).await?;
                of.keep(&tx, &Position { kept: at.kept + kept, ..at }).await?;
                tx.commit().await?;
                pace.ended(&hold);
            }
            Err(error) if is_about_a_record(&error) => {
                tx.roll_back().await?;
                // Each for itself then; whichever does not go stays.
                pace.one();
                if let [row] = rows.as_slice() {
                    tracing::warn!(import = %of.id, record = %row.record_id, %error, "what was brought in stays");
                    leave(access, of, row, &error).await?;
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// How many of the records that the file is of stay. People who came with clients that stay are not counted beside them.
fn kept<F: Imported>(rows: &[Model], became: &HashMap<Uuid, Outcome>) -> u32 {
    let is_of_file = rows.first().is_some_and(|row| row.subject == F::SUBJECT.as_str());
    let stay = became.values().filter(|outcome| is_of_file && outcome.stays()).count();
    u32::try_from(stay).unwrap_or(u32::MAX)
}

fn records_of(rows: &[Model]) -> Vec<Uuid> {
    rows.iter().map(|row| row.record_id).collect()
}

/// Takes records of one subject back. Answers what became of each.
async fn these<F: Imported>(
    tx: &Tenant<DatabaseTransaction>,
    id: ImportId,
    rows: &[Model],
) -> StoreResult<HashMap<Uuid, Outcome>> {
    let subject = subject_of(&rows[0])?;
    let records = records_of(rows);
    let entries = activity::counts(tx, subject, &records).await?;
    let with_files = files::with_any(tx, subject, &records).await?;
    let is_as_left = |row: &&Model| {
        entries.get(&row.record_id).copied().unwrap_or(0) == i64::from(row.told) && !with_files.contains(&row.record_id)
    };
    let as_left: Vec<&Model> = rows.iter().filter(is_as_left).collect();
    let mut became: HashMap<Uuid, Outcome> = records.iter().map(|record| (*record, Outcome::Changed)).collect();
    let mut made: HashSet<Uuid> = as_left.iter().filter(|row| row.is_created).map(|row| row.record_id).collect();
    let gone = if subject == F::SUBJECT {
        let in_use = in_use::<F>(tx, id, &made).await?;
        made.retain(|record| !in_use.contains(record));
        became.extend(in_use.into_iter().map(|record| (record, Outcome::InUse)));
        let made: Vec<Uuid> = made.into_iter().collect();
        F::take_out(tx, &made).await?;
        for row in as_left.iter().filter(|row| !row.is_created) {
            give_back::<F>(tx, row).await?;
            became.insert(row.record_id, Outcome::GivenBack);
        }
        made
    } else {
        // People who came with clients: those who are linked to one that stays stay with it.
        became.extend(made.iter().map(|record| (*record, Outcome::InUse)));
        contacts::take_out(tx, &made.into_iter().collect::<Vec<_>>()).await?
    };
    became.extend(gone.into_iter().map(|record| (record, Outcome::TakenOut)));
    journal::count_told(tx, id).await?;
    Ok(became)
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
async fn leave(access: &Access, of: Of, row: &Model, error: &StoreError) -> StoreResult<()> {
    let tx = access.begin().await?;
    let (_, at) = position::hold(&tx, of.id).await?;
    let rows = vec![row.clone()];
    let names = of.names(&tx, &rows).await?;
    let became = HashMap::from([(row.record_id, why_it_stays(error))]);
    of.settle(&tx, rows, &became, &names).await?;
    of.keep(&tx, &Position { kept: at.kept + 1, ..at }).await?;
    tx.commit().await
}

/// Something that names the record refuses to let it go; else what it was before is nothing that it may be any more.
const fn why_it_stays(error: &StoreError) -> Outcome {
    match error {
        StoreError::Database(_) | StoreError::Refused(_) => Outcome::InUse,
        _ => Outcome::Changed,
    }
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
