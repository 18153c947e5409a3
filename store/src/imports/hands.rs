//! Whoever writes what was judged, in the transaction of the moment.

use std::collections::BTreeMap;

use domain::error::{FieldError, FieldErrors};
use domain::imports::Record;
use domain::imports::identity::Same;
use domain::imports::report::Duplicate;
use domain::state::State;
use sea_orm::DatabaseTransaction;

use super::batch::Batch;
use super::imported::{Imported, Overwritten};
use super::journal::{Before, Deeds};
use super::judge::{Group, Judge, Verdict};
use super::refused::Refused;
use crate::{StoreResult, Tenant};

/// See the module.
pub(super) struct Hands<'a, F: Imported> {
    pub judge: Judge<'a, F>,
    pub batch: Batch<F>,
    pub refused: Refused,
    before: BTreeMap<uuid::Uuid, (u32, Before)>,
}

impl<'a, F: Imported> Hands<'a, F> {
    /// Nothing written yet.
    pub(super) fn new(judge: Judge<'a, F>, refused: Refused) -> Self {
        Self { judge, batch: Batch::new(), refused, before: BTreeMap::new() }
    }

    /// Does what is to be done with a record.
    pub(super) async fn take(&mut self, tx: &Tenant<DatabaseTransaction>, group: &mut Group<F>) -> StoreResult<()> {
        let (_, verdict) = self.judge.judge(group);
        match verdict {
            Verdict::Skip(known) => self.refused.leave(&group.records, &known),
            Verdict::Reject(errors) => self.refused.keep(&group.records, &errors),
            Verdict::Create(ready) => {
                if self.batch.is_due(&ready) {
                    self.flush(tx).await?;
                }
                self.batch.add(*ready);
                self.leave_repeats(group)?;
                self.refused.note(&self.judge.doubts(group))
            }
            Verdict::Update(known, state) => {
                self.judge.words.write_items(tx).await?;
                if known.line.is_some_and(|line| self.batch.waits(line)) {
                    self.flush(tx).await?;
                }
                let Some(record) = self.judge.words.index.record(&known) else {
                    self.judge.refused(group);
                    return self.refused.keep(&group.records, &FieldErrors::one("row", FieldError::Unknown));
                };
                let stored = F::stored(tx, record).await?;
                let state = self.judge.state(&stored, state);
                match self.judge.over(&stored, group, state) {
                    // A row that repeats one of the same file is told as the preview told it.
                    Ok(Overwritten::Same) => {
                        let is_left = self.judge.unchanged(known.record, group);
                        if is_left { self.refused.leave(&group.records, &known) } else { Ok(()) }
                    }
                    Ok(Overwritten::Changed(new)) => {
                        if known.record.is_some_and(|record| self.judge.is_untouched(record)) {
                            self.before.insert(record, (group.line(), before(&self.judge, &stored)));
                        }
                        self.judge.changed(known.record);
                        self.refused.note(&self.judge.doubts(group))?;
                        Box::pin(F::save(tx, &stored, *new, state)).await
                    }
                    Err(errors) => {
                        self.judge.refused(group);
                        self.refused.keep(&group.records, &errors)
                    }
                }
            }
        }
    }

    /// Tells the rows of a new record that say what an earlier one of them says.
    fn leave_repeats(&mut self, group: &Group<F>) -> StoreResult<()> {
        if group.records.len() < 2 {
            return Ok(());
        }
        let first = Duplicate { record: None, line: Some(group.line()), same: Same::Name };
        let repeats: Vec<Record> = group.repeats().cloned().collect();
        self.refused.leave(&repeats, &first)
    }

    /// Writes those that wait, after the entries of lists that they have.
    pub(super) async fn flush(&mut self, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        self.judge.words.write_items(tx).await?;
        self.batch.flush(tx, &self.judge.task.file, &mut self.judge.words.index).await
    }

    /// What was done since this was last asked.
    pub(super) fn deeds(&mut self) -> Deeds {
        Deeds { made: std::mem::take(&mut self.batch.made), before: std::mem::take(&mut self.before) }
    }
}

fn before<F: Imported>(judge: &Judge<'_, F>, stored: &F::Stored) -> Before {
    Before { form: F::form_of(&judge.reader, stored), state: F::state_of(stored).name().to_owned() }
}
