//! What changed between two revisions.

use super::{SnapshotError, wire};
use crate::table::cell::{Cell, RowError};
use crate::table::rows::Table;
use crate::table::schema::Schema;

/// The rows that changed since a revision, and the ids that are gone: what a browser asks for instead of a whole snapshot.
#[derive(Clone, Debug)]
pub struct Delta {
    /// The revision that the changes start from.
    pub since: u64,
    /// New and changed rows. Its [revision](Table::revision) is the one that the changes lead to, and its choices, where it
    /// has any, are those of that revision.
    pub upserted: Table,
    /// Rows that are gone. One that is also upserted stays.
    pub removed: Vec<u128>,
}

/// Why a delta was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeltaError {
    /// Changes before it are not known here; only a whole snapshot helps.
    #[error("the table is of revision {have}, the changes start from {since}")]
    Missed {
        /// The table's revision.
        have: u64,
        /// Where the changes start.
        since: u64,
    },
    /// It is about a table with other columns.
    #[error("another table's rows")]
    OtherSchema,
    /// A row did not fit any more; those before it were taken in, and the revision is unchanged.
    #[error(transparent)]
    Row(#[from] RowError),
}

impl Delta {
    /// The delta as bytes, best compressed on their way.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        wire::written(&self.upserted, Some(self.since), &self.removed)
    }

    /// Reads a delta for a table of this schema, from bytes that may be anything.
    pub fn from_bytes(schema: Schema, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let wired = wire::read(schema, bytes)?;
        let since = wired.since.ok_or(SnapshotError::Malformed)?;
        Ok(Self { since, upserted: wired.table, removed: wired.removed })
    }
}

impl Table {
    /// Takes changes in, and is of their revision then.
    ///
    /// A delta whose revision is not newer than the table's changes nothing: it came late, or twice.
    pub fn apply(&mut self, delta: &Delta) -> Result<(), DeltaError> {
        if delta.since > self.revision() {
            return Err(DeltaError::Missed { have: self.revision(), since: delta.since });
        }
        if !delta.upserted.columns.are_those_of(&self.columns) {
            return Err(DeltaError::OtherSchema);
        }
        if delta.upserted.revision() <= self.revision() {
            return Ok(());
        }
        for &id in &delta.removed {
            self.remove(id);
        }
        let appended = self.append_all(&delta.upserted);
        self.settle();
        appended?;
        for column in self.columns.indexes() {
            let choices = delta.upserted.choices(column);
            if !choices.listed().is_empty() {
                self.set_choices(column, choices.clone());
            }
        }
        self.set_revision(delta.upserted.revision());
        Ok(())
    }

    fn append_all(&mut self, upserted: &Self) -> Result<(), RowError> {
        let columns = || upserted.columns.indexes();
        for row in upserted.rows() {
            let texts: Vec<String> = columns().map(|column| row.text(column)).collect();
            let cells: Vec<Cell<'_>> = columns().zip(&texts).map(|(column, text)| row.cell(column, text)).collect();
            self.append(row.id(), &cells)?;
        }
        Ok(())
    }
}
