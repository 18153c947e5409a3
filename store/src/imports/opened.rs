//! A file, opened to be judged.

use std::collections::BTreeMap;
use std::path::Path;

use domain::error::FieldError;
use domain::imports::group::Followers;
use domain::imports::sheet::check_rows;
use domain::imports::{MAX_ROWS, ReadAs, Record, Sheet, SheetKind};

use super::imported::Imported;
use super::{Task, sheets};
use crate::{StoreError, StoreResult};

/// A file opened for judging: its rows, which of them follow others, and where quotes were left open.
pub(super) struct Opened {
    pub sheet: Sheet,
    pub followers: Followers,
    pub open_quotes: BTreeMap<u32, usize>,
}

/// Opens a file twice: once to find the rows that belong together, once to read it. `see` meets every row of the first time.
pub(super) fn open<F: Imported>(path: &Path, task: &Task, mut see: impl FnMut(&Record)) -> StoreResult<Opened> {
    let mut first = open_as::<F>(path, task.read_as)?;
    let columns = F::columns()?;
    if first.header.len() != task.mapping.len() || !task.mapping.iter().all(|target| columns.accepts(target)) {
        return Err(StoreError::field("mapping", FieldError::Unknown));
    }
    let limit = MAX_ROWS as usize + 1;
    let rows = first.by_ref().take(limit).map(|mut record| {
        task.handling.correct(&mut record);
        see(&record);
        record
    });
    let followers = Followers::find(rows, &F::keys(&task.mapping));
    if let Some(error) = first.broken() {
        return Err(StoreError::field("file", error));
    }
    check_rows(followers.rows).map_err(|error| StoreError::field("file", error))?;
    // What was judged the first time is so the second time.
    let sheet = sheets::open(path, first.read_as(), columns)?;
    Ok(Opened { sheet, followers, open_quotes: first.open_quotes() })
}

/// Refuses a file of too many rows, of which so many have been read: whoever describes it is told before any column is chosen. `see` meets
/// the rest of them.
pub(super) fn check_rest(sheet: &mut Sheet, read: usize, see: impl FnMut(&Record)) -> StoreResult<()> {
    let limit = MAX_ROWS as usize + 1;
    let rows = read + sheet.take(limit.saturating_sub(read)).inspect(see).count();
    check_rows(u32::try_from(rows).unwrap_or(u32::MAX)).map_err(|error| StoreError::field("file", error))
}

/// Opens a file. Cards and backups are of people: they bring in what has any.
pub(super) fn open_as<F: Imported>(path: &Path, read_as: ReadAs) -> StoreResult<Sheet> {
    let columns = F::columns()?;
    let sheet = sheets::open(path, read_as, columns)?;
    if matches!(sheet.kind, SheetKind::Cards | SheetKind::Backup) && !columns.has_cards {
        return Err(StoreError::field("file", FieldError::FileKind));
    }
    Ok(sheet)
}
