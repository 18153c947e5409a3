//! The import itself: many short transactions, each with the position it leaves, so that others write in between and a killed process's
//! next goes on there; all of the file in the end, or nothing (`undo`).

use domain::ids::ImportId;
use domain::imports::group::Followers;
use domain::imports::{Counts, ImportState, Sheet, SheetKind};
use domain::jobs;
use domain::security_log::SecurityEvent;
use sea_orm::{DatabaseConnection, DatabaseTransaction};

use super::hands::Hands;
use super::imported::Imported;
use super::judge::{Judge, Link};
use super::opened::{self, Opened};
use super::pace::{Hold, Pace};
use super::position::{self, Position};
use super::refused::Refused;
use super::words::Places;
use super::{Task, Uploads, journal, mappings};
use crate::jobs::Claim;
use crate::{Access, StoreError, StoreResult, Tenant, changes};

/// How long the command line leaves the database to others between two transactions. A process's own writers have their turn by a queue;
/// those of several wait for one file, and look again at their own pace.
const LEAVES: std::time::Duration = std::time::Duration::from_millis(25);

/// Brings in a file, from where an earlier attempt left it.
pub(super) async fn bring_in<F: Imported>(
    access: &Access,
    uploads: &Uploads,
    id: ImportId,
    task: &Task,
    places: Places,
    job: Option<&Claim>,
) -> StoreResult<Counts> {
    let mut ahead = F::ahead(&access.read(), &task.mapping).await?;
    let Opened { sheet, mut followers, open_quotes } =
        opened::open::<F>(&uploads.file(id), task, |record| F::see(&mut ahead, record))?;
    let of = Of { access, id, total: followers.rows, job };
    let tx = access.begin().await?;
    let at = of.begin(&tx, task, sheet.kind, &sheet.header).await?;
    F::reserve(&ahead, &tx).await?;
    tx.commit().await?;

    let refused = Refused::open(uploads.rejected(id), &sheet.header, at.rejected_bytes)?;
    let mut judge = Judge::<F>::load::<DatabaseConnection>(&access.read(), task, &sheet.header, places).await?;
    judge.open_quotes = open_quotes;
    let mut run = Run { of, at, hands: Hands::new(judge, refused), pace: Pace::new(job.is_some()) };
    let mut sheet = sheet;
    if at.is_begun() {
        run.recall(&mut sheet, &mut followers).await?;
    }
    while !Box::pin(run.rows(&mut sheet, &mut followers)).await? {}
    let links = std::mem::take(&mut run.hands.batch.links);
    while !Box::pin(run.links(&links)).await? {}
    run.end().await
}

/// An import, and whose it is.
struct Of<'a> {
    access: &'a Access,
    id: ImportId,
    total: u32,
    job: Option<&'a Claim>,
}

impl Of<'_> {
    /// Begins an attempt. Without a job the import is nobody's until it begins.
    async fn begin(
        &self,
        tx: &Tenant<DatabaseTransaction>,
        task: &Task,
        kind: SheetKind,
        header: &[String],
    ) -> StoreResult<Position> {
        if let Some(job) = self.job {
            let at = position::hold_in(tx, self.id, ImportState::Running).await?;
            job.advance(tx, self.progress(&at)).await?;
            return Ok(at);
        }
        let at = position::hold_in(tx, self.id, ImportState::Waiting).await?;
        let columns = domain::listings::columns(task.subject).ok_or(StoreError::NotFound)?;
        mappings::remember(tx, columns, kind, header, &task.mapping).await?;
        position::keep(tx, self.id, &at).await?;
        Ok(at)
    }

    /// Keeps how far it has come, with what came in. Refused as [`StoreError::Busy`] when somebody else is at it.
    async fn keep(&self, tx: &Tenant<DatabaseTransaction>, at: &Position) -> StoreResult<()> {
        position::keep(tx, self.id, at).await?;
        match self.job {
            Some(job) => job.advance(tx, self.progress(at)).await,
            None => Ok(()),
        }
    }

    /// Goes on, as long as nobody else has gone on from there.
    async fn go_on(&self, at: &Position) -> StoreResult<Tenant<DatabaseTransaction>> {
        if self.job.is_none() {
            tokio::time::sleep(LEAVES).await;
        }
        let tx = self.access.begin().await?;
        let stands = position::hold_in(&tx, self.id, ImportState::Running).await?;
        if stands != *at {
            return Err(StoreError::Busy);
        }
        changes::hold(&tx).await?;
        Ok(tx)
    }

    fn progress(&self, at: &Position) -> jobs::Progress {
        jobs::Progress { done: at.rows, total: self.total }
    }
}

/// An import that runs.
struct Run<'a, F: Imported> {
    of: Of<'a>,
    at: Position,
    hands: Hands<'a, F>,
    pace: Pace,
}

impl<F: Imported> Run<'_, F> {
    /// Reads the rows again that an earlier attempt is through with. Nothing is written.
    async fn recall(&mut self, sheet: &mut Sheet, followers: &mut Followers) -> StoreResult<()> {
        let so_far = journal::so_far(&self.of.access.read(), self.of.id, F::SUBJECT).await?;
        self.hands.judge.recall(&so_far);
        for record in sheet.take(usize::try_from(self.at.rows).unwrap_or(usize::MAX)) {
            for mut group in self.hands.judge.read(record, followers) {
                let links = self.hands.judge.repeat(&mut group, &so_far);
                self.hands.batch.links.extend(links);
            }
        }
        self.hands.judge.counts = self.at.counts;
        Ok(())
    }

    /// Brings in the next rows, in one transaction; true once there are no more.
    async fn rows(&mut self, sheet: &mut Sheet, followers: &mut Followers) -> StoreResult<bool> {
        let tx = self.of.go_on(&self.at).await?;
        let hold = self.pace.begin();
        self.hands.judge.catch_up(&tx).await?;
        let (mut rows, mut is_last) = (0, false);
        while !hold.is_over(rows) {
            let Some(record) = sheet.next() else {
                is_last = true;
                break;
            };
            for mut group in self.hands.judge.read(record, followers) {
                self.hands.take(&tx, &mut group).await?;
            }
            rows += 1;
        }
        self.hands.flush(&tx).await?;
        let deeds = self.hands.deeds();
        journal::note(&tx, self.of.id, F::SUBJECT, deeds).await?;
        let counts = self.hands.judge.counts;
        self.at = Position { rows: counts.rows, counts, rejected_bytes: self.hands.refused.write()?, ..self.at };
        self.commit(tx, &hold).await?;
        Ok(is_last)
    }

    /// Sets the next links that the end of the file brings, in one transaction; true once there are no more.
    async fn links(&mut self, links: &[Link]) -> StoreResult<bool> {
        let linked = usize::try_from(self.at.linked).unwrap_or(usize::MAX).min(links.len());
        let next = &links[linked..];
        if next.is_empty() {
            return Ok(true);
        }
        let tx = self.of.go_on(&self.at).await?;
        let hold = self.pace.begin();
        self.hands.judge.catch_up(&tx).await?;
        let next = &next[..next.len().min(self.pace.rows() as usize)];
        F::link(&tx, next, &self.hands.judge.words.index).await?;
        self.at.linked += u32::try_from(next.len()).unwrap_or(u32::MAX);
        self.commit(tx, &hold).await?;
        Ok(false)
    }

    async fn commit(&mut self, tx: Tenant<DatabaseTransaction>, hold: &Hold) -> StoreResult<()> {
        self.hands.judge.saw(&tx).await?;
        self.of.keep(&tx, &self.at).await?;
        tx.commit().await?;
        self.pace.ended(hold);
        Ok(())
    }

    /// Ends the import, and its job with it.
    async fn end(self) -> StoreResult<Counts> {
        let tx = self.of.go_on(&self.at).await?;
        position::done(&tx, self.of.id, self.at.counts).await?;
        if let Some(job) = self.of.job {
            job.finish(&tx).await?;
        }
        let Task { subject, file, .. } = self.hands.judge.task;
        tx.note(SecurityEvent::ImportEnded { subject: *subject, file: file.clone(), counts: self.at.counts });
        tx.commit().await?;
        let longest = self.pace.longest();
        tracing::info!(import = %self.of.id, rows = self.at.rows, longest_ms = longest.as_millis(), "an import is done");
        Ok(self.at.counts)
    }
}
