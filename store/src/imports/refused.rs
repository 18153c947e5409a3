//! The file of what an import leaves: the header, then each row that did not come in, with why, as JSON; whoever downloads it gets it in their
//! language. Rows whose records are there already and cells to be looked at of rows that came in stand among them.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use domain::error::FieldErrors;
use domain::imports::report::Duplicate;
use domain::imports::{Doubt, Record, Rejected, Skipped};

use super::sheets;
use crate::{StoreError, StoreResult};

/// See the module. It grows with the import, and its length is kept with the import's position: what a transaction that did not commit has
/// added is cut off by the next.
pub(super) struct Refused {
    path: PathBuf,
    /// The bytes of it that count.
    length: u64,
    waiting: Vec<u8>,
}

impl Refused {
    /// Begins it, or goes on where so many bytes count.
    pub(super) fn open(path: PathBuf, header: &[String], length: u64) -> StoreResult<Self> {
        let mut refused = Self { path, length, waiting: Vec::new() };
        if length == 0 {
            refused.line(&header)?;
        }
        Ok(refused)
    }

    /// Adds the rows of a record.
    pub(super) fn keep(&mut self, records: &[Record], errors: &FieldErrors) -> StoreResult<()> {
        for record in records {
            let row = Rejected { line: record.line, cells: record.cells.clone(), errors: errors.clone() };
            self.line(&row)?;
        }
        Ok(())
    }

    /// Adds the rows of a record that is there already and stays as it is.
    pub(super) fn leave(&mut self, records: &[Record], known: &Duplicate) -> StoreResult<()> {
        records.iter().try_for_each(|record| {
            self.line(&Skipped { line: record.line, cells: record.cells.clone(), known: known.clone() })
        })
    }

    /// Adds cells of a record that came in.
    pub(super) fn note(&mut self, doubts: &[Doubt]) -> StoreResult<()> {
        doubts.iter().try_for_each(|doubt| self.line(doubt))
    }

    /// Writes what was added since, and answers how many bytes count from now on. Only for whoever holds the import: another process may
    /// take itself for the one that brings it in.
    pub(super) fn write(&mut self) -> StoreResult<u64> {
        if !self.waiting.is_empty() {
            self.append().map_err(|error| sheets::failed(&error))?;
            self.length += self.waiting.len() as u64;
            self.waiting.clear();
        }
        Ok(self.length)
    }

    fn append(&self) -> std::io::Result<()> {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&self.path)?;
        if file.metadata()?.len() < self.length {
            return Err(std::io::Error::other("refused rows are missing"));
        }
        file.set_len(self.length)?;
        file.seek(SeekFrom::End(0))?;
        file.write_all(&self.waiting)?;
        // Kept before the position that counts on it.
        file.sync_data()
    }

    fn line(&mut self, value: &impl serde::Serialize) -> StoreResult<()> {
        serde_json::to_writer(&mut self.waiting, value).map_err(StoreError::from)?;
        self.waiting.push(b'\n');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(lines: std::ops::Range<u32>, into: &mut Refused) {
        for line in lines {
            into.keep(&[Record { line, cells: vec!["x".into()] }], &FieldErrors::default()).unwrap();
        }
    }

    #[test]
    fn what_was_written_and_does_not_count_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rejected");
        let header = ["Nom".to_owned()];
        let mut whole = Refused::open(path.clone(), &header, 0).unwrap();
        refused(2..4, &mut whole);
        let counts = whole.write().unwrap();
        refused(4..9, &mut whole);
        whole.write().unwrap();
        // The transaction of the last five rows did not commit.
        let mut again = Refused::open(path.clone(), &header, counts).unwrap();
        refused(4..6, &mut again);
        let length = again.write().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!((text.lines().count(), text.len() as u64), (1 + 4, length));
        assert!(Refused::open(path, &header, length + 1).unwrap().write().is_ok(), "nothing to add");
    }

    #[test]
    fn a_file_that_has_lost_rows_is_not_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let mut refused_rows = Refused::open(folder.path().join("gone"), &[], 100).unwrap();
        refused(2..3, &mut refused_rows);
        assert!(refused_rows.write().is_err());
    }
}
