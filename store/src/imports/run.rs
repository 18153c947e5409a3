//! The import itself: one transaction, all of the file or nothing.

use domain::ids::ImportId;
use domain::imports::{Counts, ImportState};
use domain::jobs;
use domain::security_log::SecurityEvent;
use sea_orm::DatabaseTransaction;

use super::batch::Batch;
use super::imported::{Imported, Overwritten};
use super::judge::{self, Group, Judge, Opened, Verdict};
use super::refused::Refused;
use super::words::Places;
use super::{Task, Uploads, log, mappings};
use crate::jobs::Claim;
use crate::{Access, StoreResult, Tenant};

/// Brings in a file: the rows, what is told of them and the end of the job are one transaction.
pub(super) async fn bring_in<F: Imported>(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    task: &Task,
    places: Places,
    job: Option<&Claim>,
) -> StoreResult<Counts> {
    let mut ahead = F::ahead(&access.read(), &task.mapping).await?;
    let opened = judge::open::<F>(&uploads.file(id), task, |record| F::see(&mut ahead, record))?;
    if let Some(job) = job {
        job.count(opened.followers.rows).await?;
    }
    let mut refused = Refused::create(uploads.draft(id), &opened.sheet.header)?;
    let tx = access.begin().await?;
    log::hold(&tx, id, if job.is_some() { ImportState::Running } else { ImportState::Waiting }).await?;
    if job.is_none() {
        mappings::remember(&tx, F::columns()?, opened.sheet.kind, &opened.sheet.header, &task.mapping).await?;
    }
    F::reserve(&ahead, &tx).await?;
    let counts = Box::pin(read::<F>(&tx, opened, task, places, &mut refused, job)).await?;
    log::done(&tx, id, counts).await?;
    if let Some(job) = job {
        job.finish(&tx).await?;
    }
    // Before the end is permanent: were the process to die in between, the next attempt would write the file again.
    refused.keep_as(&uploads.rejected(id))?;
    tx.note(SecurityEvent::ImportEnded { subject: task.subject, file: task.file.clone(), counts });
    tx.commit().await?;
    Ok(counts)
}

async fn read<F: Imported>(
    tx: &Tenant<DatabaseTransaction>,
    opened: Opened,
    task: &Task,
    places: Places,
    refused: &mut Refused,
    job: Option<&Claim>,
) -> StoreResult<Counts> {
    let Opened { sheet, mut followers } = opened;
    let total = followers.rows;
    let judge = Judge::<F>::load::<DatabaseTransaction>(tx, task, places).await?;
    let mut hands = Hands { tx, judge, batch: Batch::new(), refused };
    for record in sheet {
        for group in hands.judge.read(record, &mut followers) {
            hands.take(&group).await?;
        }
        let rows = hands.judge.counts.rows;
        if let Some(job) = job.filter(|_| rows.is_multiple_of(500)) {
            job.advance(jobs::Progress { done: rows, total }).await?;
        }
    }
    hands.flush().await?;
    F::link(tx, &hands.batch.links, &hands.judge.words.index).await?;
    Ok(hands.judge.counts)
}

/// Whoever writes what was judged.
struct Hands<'a, F: Imported> {
    tx: &'a Tenant<DatabaseTransaction>,
    judge: Judge<'a, F>,
    batch: Batch<F>,
    refused: &'a mut Refused,
}

impl<F: Imported> Hands<'_, F> {
    /// Does what is to be done with a record.
    async fn take(&mut self, group: &Group<F>) -> StoreResult<()> {
        let (_, verdict) = self.judge.judge(group);
        match verdict {
            Verdict::Skip => Ok(()),
            Verdict::Reject(errors) => self.refused.keep(&group.records, &errors),
            Verdict::Create(ready) => {
                if self.batch.is_due(&ready) {
                    self.flush().await?;
                }
                self.batch.add(*ready);
                Ok(())
            }
            Verdict::Update(known, form, state) => {
                self.judge.words.write_items(self.tx).await?;
                if known.line.is_some_and(|line| self.batch.waits(line)) {
                    self.flush().await?;
                }
                let Some(record) = self.judge.words.index.record(&known) else { return Ok(()) };
                let stored = F::stored(self.tx, record).await?;
                match self.judge.over(&stored, &form, state) {
                    // A row that repeats one of the same file is told as the preview told it.
                    Ok(Overwritten::Same) => {
                        self.judge.unchanged(known.record);
                        Ok(())
                    }
                    Ok(Overwritten::Changed(new)) => {
                        self.judge.changed(known.record);
                        Box::pin(F::save(self.tx, &stored, *new, state)).await
                    }
                    Err(errors) => {
                        self.judge.refused(group);
                        self.refused.keep(&group.records, &errors)
                    }
                }
            }
        }
    }

    /// Writes those that wait, after the entries of lists that they have.
    async fn flush(&mut self) -> StoreResult<()> {
        self.judge.words.write_items(self.tx).await?;
        self.batch.flush(self.tx, &self.judge.task.file, &mut self.judge.words.index).await
    }
}
