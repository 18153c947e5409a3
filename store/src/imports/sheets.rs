//! Opening an uploaded file.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek};
use std::path::Path;

use domain::imports::{OpenError, Sheet};

use super::workbook;
use crate::{StoreError, StoreResult};

/// Opens a file; what is wrong with it is an error of the field `file`.
pub(super) fn open(path: &Path) -> StoreResult<Sheet> {
    let mut file = File::open(path).map_err(|error| failed(&error))?;
    let mut start = Vec::new();
    file.by_ref().take(workbook::ARCHIVE.len() as u64).read_to_end(&mut start).map_err(|error| failed(&error))?;
    file.rewind().map_err(|error| failed(&error))?;
    let opened = if start == workbook::ARCHIVE {
        workbook::rows(&file).map_err(OpenError::File).and_then(|rows| Sheet::of_workbook(rows.into_iter()))
    } else {
        Sheet::open(BufReader::new(file))
    };
    opened.map_err(|error| match error {
        OpenError::File(error) => StoreError::field("file", error),
        OpenError::Io(error) => failed(&error),
    })
}

/// A file that is gone was kept for its week; anything else is a failure of ours.
pub(super) fn failed(error: &std::io::Error) -> StoreError {
    if error.kind() == ErrorKind::NotFound {
        StoreError::NotFound
    } else {
        StoreError::Corrupt(format!("uploaded file: {error}"))
    }
}
