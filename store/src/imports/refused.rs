//! The file of refused rows: the header, then each row with why, as JSON; whoever downloads it gets it in their language.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use domain::error::FieldErrors;
use domain::imports::{Record, Rejected};

use super::sheets;
use crate::StoreResult;

/// See the module. Dropped before it is kept, it is gone.
pub(super) struct Refused {
    writer: BufWriter<File>,
    draft: PathBuf,
}

impl Refused {
    /// Begins it.
    pub(super) fn create(draft: PathBuf, header: &[String]) -> StoreResult<Self> {
        let file = File::create(&draft).map_err(|error| sheets::failed(&error))?;
        let mut refused = Self { writer: BufWriter::new(file), draft };
        refused.line(&header)?;
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

    /// Keeps it.
    pub(super) fn keep_as(mut self, path: &Path) -> StoreResult<()> {
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
