//! Opening an uploaded file.

use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::Path;

use domain::imports::{OpenError, Sheet};

use crate::{StoreError, StoreResult};

/// Opens a file; what is wrong with it is an error of the field `file`.
pub(super) fn open(path: &Path) -> StoreResult<Sheet> {
    let file = File::open(path).map_err(|error| failed(&error))?;
    Sheet::open(BufReader::new(file)).map_err(|error| match error {
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
