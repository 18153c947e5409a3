//! New records, written many at once.

use std::collections::HashMap;

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::imported::Imported;
use super::index::Index;
use super::judge::{Link, Ready};
use crate::{StoreResult, Tenant};

/// Those that wait to be written together, in one transaction, and what those name that were.
pub(super) struct Batch<F: Imported> {
    waiting: Vec<Ready<F>>,
    noted: F::Waiting,
    /// Records that name others which were not known yet: the record, the field, the name.
    pub links: Vec<Link>,
    /// The records that were made since somebody last took note of them, each with its line.
    pub made: HashMap<Uuid, u32>,
}

impl<F: Imported> Batch<F> {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { waiting: Vec::new(), noted: F::Waiting::default(), links: Vec::new(), made: HashMap::new() }
    }

    /// Whether those that wait must be written before another joins them.
    pub(super) fn is_due(&self, next: &Ready<F>) -> bool {
        F::is_behind(&self.noted, &next.new)
    }

    /// Whether a line's record waits.
    pub(super) fn waits(&self, line: u32) -> bool {
        self.waiting.iter().any(|ready| ready.line == line)
    }

    /// Adds a record to write.
    pub(super) fn add(&mut self, ready: Ready<F>) {
        F::waits(&mut self.noted, &ready.new);
        self.waiting.push(ready);
    }

    /// Writes those that wait.
    pub(super) async fn flush(
        &mut self,
        tx: &Tenant<DatabaseTransaction>,
        file: &str,
        index: &mut Index,
    ) -> StoreResult<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.noted = F::Waiting::default();
        let waiting = std::mem::take(&mut self.waiting);
        let (mut new, mut others) = (Vec::with_capacity(waiting.len()), Vec::with_capacity(waiting.len()));
        for ready in waiting {
            new.push((ready.new, ready.state));
            others.push((ready.line, ready.links));
        }
        for (id, (line, links)) in F::create(tx, new, file).await?.into_iter().zip(others) {
            index.made(line, id);
            self.made.insert(id, line);
            self.links.extend(links.into_iter().map(|(field, name)| (id, field, name)));
        }
        Ok(())
    }
}
