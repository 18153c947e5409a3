//! Bringing records in from a file: described, tried out, then all of it or nothing, by a job that a killed process leaves to the next.
//!
//! It comes in by short transactions, between which others write (`run`). Each keeps what it has done to which records (`journal`), so that
//! an import that fails after all is taken back, and so is one that somebody regrets (`undo`), with what became of each record (`told`).

mod batch;
mod decide;
mod given_up;
mod hands;
mod highest;
mod hints;
mod imported;
mod index;
mod journal;
mod judge;
mod log;
mod mappings;
mod names;
mod opened;
mod pace;
mod position;
mod preview;
mod quota;
mod refused;
mod run;
mod sheets;
mod told;
mod undo;
mod uploads;
mod words;
mod workbook;

use std::path::Path;

use domain::ids::ImportId;
use domain::imports::{Counts, Description, Handling, Policy, Preview, Program, ReadAs, Target};
use domain::subject::Subject;

pub use given_up::{ask_back, ask_undo, take_back};
pub use journal::prune;
pub use log::{ask, progress, received, recent, subject_of};
pub use quota::room;
pub use told::{taken_back, undone};
pub use uploads::Uploads;
pub use words::Places;

pub(crate) use highest::Highest;
pub(crate) use imported::{Imported, Overwritten};
pub(crate) use index::Index;

use crate::jobs::Claim;
use crate::listing::Reader;
use crate::listings::with_imported;
use crate::{Access, StoreResult};

/// What is to be done with a file.
#[derive(Clone, Debug)]
pub struct Task {
    /// What it brings in.
    pub subject: Subject,
    /// The file's name, as the activity tells it.
    pub file: String,
    /// Where its columns go.
    pub mapping: Vec<Target>,
    /// What to do with records that exist.
    pub policy: Policy,
    /// How it is read.
    pub read_as: ReadAs,
    /// How those are recognised and changed.
    pub handling: Handling,
}

/// What an uploaded file is and where its columns go: by which program it was written and how it is read, when somebody said so.
pub async fn describe(
    t: &Reader,
    uploads: &Uploads,
    id: ImportId,
    said: (Option<Program>, ReadAs),
) -> StoreResult<Description> {
    let (subject, file) = log::named(t, id).await?;
    of_file(t, &uploads.file(id), (subject, id), file, said).await
}

/// As [`describe`], for a file anywhere: the command line's.
pub async fn of_file(
    t: &Reader,
    path: &Path,
    (subject, id): (Subject, ImportId),
    file: String,
    said: (Option<Program>, ReadAs),
) -> StoreResult<Description> {
    with_imported!(subject, F => preview::describe::<F>(t, path, id, file, said).await)
}

/// What would become of an uploaded file.
pub async fn preview(t: &Reader, uploads: &Uploads, id: ImportId, task: &Task, places: Places) -> StoreResult<Preview> {
    log::progress(t, id).await?;
    of_task(t, &uploads.file(id), task, places).await
}

/// As [`preview`], for a file anywhere.
pub async fn of_task(t: &Reader, path: &Path, task: &Task, places: Places) -> StoreResult<Preview> {
    with_imported!(task.subject, F => Box::pin(preview::preview::<F>(t, path, task, places)).await)
}

/// Brings in the file that a job was asked for, from where an earlier attempt left it: no row twice, however often it is tried.
pub async fn carry_out(claim: &Claim, uploads: &Uploads, places: Places) -> StoreResult<Counts> {
    let log::Order { id, mapping, policy, read_as, handling } = claim.payload()?;
    let (subject, file) = log::named(&claim.access().read(), id).await?;
    let task = Task { subject, file, mapping, policy, read_as, handling };
    let counts = bring_in(claim.access(), uploads, id, &task, places, Some(claim)).await?;
    forget(uploads, id);
    Ok(counts)
}

/// Brings in a file that has arrived, at once and without a job: the command line's, whose operator sees how it ends.
pub async fn run_now(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    task: &Task,
    places: Places,
) -> StoreResult<Counts> {
    let result = bring_in(access, uploads, id, task, places, None).await;
    match &result {
        Ok(_) => forget(uploads, id),
        Err(_) => given_up::end(access, uploads, id).await?,
    }
    result
}

async fn bring_in(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    task: &Task,
    places: Places,
    job: Option<&Claim>,
) -> StoreResult<Counts> {
    // Boxed: what it holds on the way is large.
    with_imported!(task.subject, F => Box::pin(run::bring_in::<F>(access, uploads, id, task, places, job)).await)
}

/// The list is of no more use; what was refused is kept for its week.
fn forget(uploads: &Uploads, id: ImportId) {
    drop(std::fs::remove_file(uploads.file(id)));
}
