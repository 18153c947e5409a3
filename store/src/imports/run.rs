//! The import itself: one transaction, all of the file or nothing.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use domain::error::FieldErrors;
use domain::ids::{ClientId, ImportId};
use domain::imports::report::Duplicate;
use domain::imports::{Counts, Group, ImportState, Policy, Record, Rejected, Target};
use domain::jobs;
use domain::numbers::{NumberPattern, Series};
use sea_orm::DatabaseTransaction;

use super::apply::{self, Batch, Overwritten};
use super::judge::{self, Judge, Opened, Verdict};
use super::log::Order;
use super::words::Places;
use super::{Uploads, links, log, mappings, sheets};
use crate::jobs::Claim;
use crate::{Access, StoreResult, Tenant, numbers};

/// Clients written at once: enough to make statements few, few enough to keep memory small.
const BATCH: usize = 1_000;

/// What is to be done with a file.
#[derive(Clone, Debug)]
pub struct Task {
    /// The file's name, as the activity tells it.
    pub file: String,
    /// Where its columns go.
    pub mapping: Vec<Target>,
    /// What to do with clients that exist.
    pub policy: Policy,
}

/// Brings in the file that a job was asked for. It ends with the rows in one transaction: none twice, however often it is tried.
pub async fn carry_out(claim: &Claim, uploads: &Uploads, places: Places) -> StoreResult<Counts> {
    let Order { id, mapping, policy } = claim.payload()?;
    let file = log::name(&claim.access().read(), id).await?;
    let task = Task { file, mapping, policy };
    // Boxed: what it holds on the way is large.
    let counts = Box::pin(bring_in(claim.access(), uploads, id, &task, places, Some(claim))).await?;
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
    let result = Box::pin(bring_in(access, uploads, id, task, places, None)).await;
    match &result {
        Ok(_) => forget(uploads, id),
        Err(_) => log::failed(access, id).await?,
    }
    result
}

/// The list of clients is of no more use; what was refused is kept for its week.
fn forget(uploads: &Uploads, id: ImportId) {
    drop(std::fs::remove_file(uploads.file(id)));
}

async fn bring_in(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    task: &Task,
    places: Places,
    job: Option<&Claim>,
) -> StoreResult<Counts> {
    let mut highest = Highest::of(&access.read(), task).await?;
    let opened = judge::open(&uploads.file(id), &task.mapping, |record| highest.see(record))?;
    if let Some(job) = job {
        job.count(opened.followers.rows).await?;
    }
    let mut rejected = Refused::create(uploads.draft(id), &opened.sheet.header)?;
    let tx = access.begin().await?;
    log::hold(&tx, id, if job.is_some() { ImportState::Running } else { ImportState::Waiting }).await?;
    if job.is_none() {
        mappings::remember(&tx, opened.sheet.kind, &opened.sheet.header, &task.mapping).await?;
    }
    highest.reserve(&tx).await?;
    let counts = Box::pin(read(&tx, opened, task, places, &mut rejected, job)).await?;
    log::done(&tx, id, counts).await?;
    if let Some(job) = job {
        job.finish(&tx).await?;
    }
    // Before the end is permanent: were the process to die in between, the next attempt would write the file again.
    rejected.keep_as(&uploads.rejected(id))?;
    tx.commit().await?;
    Ok(counts)
}

async fn read(
    tx: &Tenant<DatabaseTransaction>,
    opened: Opened,
    task: &Task,
    places: Places,
    rejected: &mut Refused,
    job: Option<&Claim>,
) -> StoreResult<Counts> {
    let Opened { sheet, mut followers } = opened;
    let total = followers.rows;
    let mut judge = Judge::load(tx, task, places).await?;
    let mut batch = Batch::default();
    for record in sheet {
        for group in judge.read(record, &mut followers) {
            let (_, verdict) = judge.judge(&group);
            match verdict {
                Verdict::Skip => {}
                Verdict::Reject(errors) => rejected.keep(&group, &errors)?,
                Verdict::Create(ready) => {
                    if batch.len() >= BATCH || batch.shares(&ready) {
                        judge.words.write_items(tx).await?;
                        batch.flush(tx, &task.file).await?;
                    }
                    batch.add(*ready);
                }
                Verdict::Update(known, form, ready) => {
                    judge.words.write_items(tx).await?;
                    if known.line.is_some_and(|line| batch.waits(line)) {
                        batch.flush(tx, &task.file).await?;
                    }
                    let Some(client) = target(&known, &batch) else { continue };
                    match apply::overwrite(tx, client, &form, ready.state, &judge.rules).await? {
                        // A row that repeats one of the same file is told as the preview told it.
                        Overwritten::Same => {
                            judge.unchanged(known.client);
                        }
                        Overwritten::Changed(stored, new) => {
                            judge.changed(known.client);
                            Box::pin(apply::save(tx, &stored, *new, ready.state)).await?;
                        }
                        Overwritten::Wrong(errors) => {
                            judge.refused(&group);
                            rejected.keep(&group, &errors)?;
                        }
                    }
                }
            }
        }
        if let Some(job) = job.filter(|_| judge.counts.rows.is_multiple_of(500)) {
            job.advance(jobs::Progress { done: judge.counts.rows, total }).await?;
        }
    }
    judge.words.write_items(tx).await?;
    batch.flush(tx, &task.file).await?;
    links::resolve(tx, &batch, &judge.words.index).await?;
    Ok(judge.counts)
}

fn target(known: &Duplicate, batch: &Batch) -> Option<ClientId> {
    known.client.or_else(|| batch.made.get(&known.line?).copied())
}

/// The highest number of the pattern that the file brings: new numbers begin behind it, lest one be given that a later row has.
struct Highest {
    pattern: NumberPattern,
    column: Option<usize>,
    counter: u64,
}

/// Beyond, a number is no counter but somebody's idea of one.
const LARGEST_COUNTER: u64 = 999_999_999_999;

impl Highest {
    async fn of<C: sea_orm::ConnectionTrait>(t: &Tenant<C>, task: &Task) -> StoreResult<Self> {
        let pattern = numbers::of(t, Series::Client).await?.pattern;
        Ok(Self { pattern, column: task.mapping.iter().position(|target| *target == Target::Number), counter: 0 })
    }

    fn see(&mut self, record: &Record) {
        let cell = self.column.and_then(|column| record.cells.get(column));
        let counter =
            cell.and_then(|cell| self.pattern.counter(cell.trim())).filter(|counter| *counter <= LARGEST_COUNTER);
        self.counter = self.counter.max(counter.unwrap_or(0));
    }

    async fn reserve(&self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        if self.counter > 0 { numbers::reserve(tx, Series::Client, self.counter).await } else { Ok(()) }
    }
}

/// The file of refused rows: the header, then each row with why, as JSON; whoever downloads it gets it in their language.
///
/// Dropped before it is kept, it is gone.
pub(super) struct Refused {
    writer: BufWriter<File>,
    draft: PathBuf,
}

impl Refused {
    fn create(draft: PathBuf, header: &[String]) -> StoreResult<Self> {
        let file = File::create(&draft).map_err(|error| sheets::failed(&error))?;
        let mut refused = Self { writer: BufWriter::new(file), draft };
        refused.line(&header)?;
        Ok(refused)
    }

    fn keep(&mut self, group: &Group, errors: &FieldErrors) -> StoreResult<()> {
        for record in &group.records {
            let row = Rejected { line: record.line, cells: record.cells.clone(), errors: errors.clone() };
            self.line(&row)?;
        }
        Ok(())
    }

    fn keep_as(mut self, path: &Path) -> StoreResult<()> {
        let kept = self.writer.flush().and_then(|()| std::fs::rename(&self.draft, path));
        kept.map_err(|error| sheets::failed(&error))
    }

    fn line(&mut self, value: &impl serde::Serialize) -> StoreResult<()> {
        serde_json::to_writer(&mut self.writer, value)?;
        self.writer.write_all(b"\n").map_err(|error| sheets::failed(&error))
    }
}

impl Drop for Refused {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.draft));
    }
}
