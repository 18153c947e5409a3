//! Opening an uploaded file.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek};
use std::path::Path;

use domain::imports::{Columns, OpenError, ReadAs, Sheet, known_names};

use super::workbook::{self, Kind};
use crate::{StoreError, StoreResult};

/// Opens a file of records that have these columns, as somebody said; what is wrong with it is an error of the field `file`.
pub(super) fn open(path: &Path, read_as: ReadAs, columns: &Columns) -> StoreResult<Sheet> {
    let mut file = File::open(path).map_err(|error| failed(&error))?;
    let mut start = Vec::new();
    file.by_ref().take(Kind::TELLING as u64).read_to_end(&mut start).map_err(|error| failed(&error))?;
    file.rewind().map_err(|error| failed(&error))?;
    let known = |cells: &[String]| known_names(columns, cells);
    let opened = match Kind::of(&start) {
        Some(kind) => workbook::open(&file, kind, read_as, &known),
        None => Sheet::open_as(BufReader::new(file), read_as, &known),
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
