//! Tables on their way from the server to the browser.

mod delta;
mod ids;
mod numbers;
mod texts;
mod wire;

use super::cell::RowError;
use super::rows::Table;
use super::schema::Schema;

pub use delta::{Delta, DeltaError};

/// Why bytes are no snapshot. A browser that meets one asks for a new snapshot, or reloads when the program changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Written by another version of the program, in another way.
    #[error("another format")]
    Format,
    /// Of a table with other columns.
    #[error("another table's rows")]
    OtherSchema,
    /// Cut off, damaged or made up.
    #[error("not a snapshot")]
    Malformed,
    /// A value that no row may have.
    #[error(transparent)]
    Row(#[from] RowError),
}

impl Table {
    /// The rows, their revision and the choices as bytes, best compressed on their way. Orders are not part of it: sorting
    /// again is faster than sending them.
    #[must_use]
    pub fn to_snapshot(&self) -> Vec<u8> {
        wire::written(self, None, &[])
    }

    /// Reads a snapshot of a table of this schema, from bytes that may be anything: the answer takes no more memory than a
    /// small multiple of them.
    pub fn from_snapshot(schema: Schema, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let wired = wire::read(schema, bytes)?;
        if wired.since.is_none() && wired.removed.is_empty() { Ok(wired.table) } else { Err(SnapshotError::Malformed) }
    }
}
