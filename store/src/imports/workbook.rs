//! Workbooks (XLSX, XLS, ODS) as rows of text: the sheet that was asked for, or the one that holds a table.

mod cfb;
mod ods;
mod shown;
mod xls;
mod xls_styles;
mod xlsx;
mod xml;

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read, Seek, copy, sink};
use std::panic::AssertUnwindSafe;

use domain::error::FieldError;
use domain::imports::{Book, Known, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, OpenError, ReadAs, Record, Sheet};

/// The most bytes that a workbook holds once it is unpacked: a file of the largest size that is taken in, of numbers and short words. A
/// small archive may claim to be small, and unpack to anything.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most parts of an archive. A workbook has some tens of them, a backup one for each file that it keeps.
const MOST_PARTS: usize = 20_000;
/// The most bytes that the rows of a sheet take.
const MOST_BYTES: usize = 512 * 1024 * 1024;
/// The most bytes of each sheet that are looked at.
const LOOKED_AT_BYTES: usize = 1024 * 1024;
/// How many rows of each sheet are looked at for a table.
const LOOKED_AT: usize = 40;
/// How many sheets are looked at.
const MOST_SHEETS: usize = 100;
/// The rows that there may be, titles and header, and one more, so that too many are noticed.
const MOST_ROWS: usize = MAX_ROWS as usize + LOOKED_AT;

/// What a file that holds no text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An archive: XLSX, ODS, or the backup of a program.
    Archive,
    /// A compound file: XLS.
    Compound,
}

impl Kind {
    /// How many bytes tell.
    pub(super) const TELLING: usize = 8;

    /// By how a file begins.
    pub(super) fn of(start: &[u8]) -> Option<Self> {
        if start.starts_with(b"PK\x03\x04") {
            Some(Self::Archive)
        } else if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            Some(Self::Compound)
        } else {
            None
        }
    }
}

/// Opens it. The library panics at what no program writes, a cell in row 99999999999 for one: that is no workbook.
pub(super) fn open(file: &File, kind: Kind, read_as: ReadAs, known: Known<'_>) -> Result<Sheet, OpenError> {
    let inside = std::panic::catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Archive => unpack(file, read_as.sheet, known),
        Kind::Compound => xls::read(file, read_as.sheet, known).map(Inside::Book),
    }));
    match inside.unwrap_or(Err(FieldError::FileKind)).map_err(OpenError::File)? {
        Inside::Book(book) => Sheet::of_workbook(book, read_as, known),
        Inside::Backup(text) => Sheet::of_backup(text.as_slice()),
    }
}

enum Inside {
    Book(Book),
    Backup(Vec<u8>),
}

fn unpack(file: &File, asked: Option<u16>, known: Known<'_>) -> Result<Inside, FieldError> {
    weigh(BufReader::new(file))?;
    let mut rewound = file;
    rewound.rewind().map_err(none)?;
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(none)?;
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    if names.iter().any(|name| name == "content.xml") {
        return ods::read(&mut archive, asked, known).map(Inside::Book);
    }
    if let Some(name) = names.iter().find(|name| is_backup(name)) {
        let mut text = Vec::new();
        archive.by_name(name).map_err(none)?.read_to_end(&mut text).map_err(none)?;
        return Ok(Inside::Backup(text));
    }
    drop(archive);
    rewound.rewind().map_err(none)?;
    xlsx::read(file, asked, known).map(Inside::Book)
}

/// The one file of a backup that is of interest; there are others beside it.
fn is_backup(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.eq_ignore_ascii_case("backup.json")
}

/// Unpacks all of it into nothing, as far as is allowed.
fn weigh(file: impl Read + Seek) -> Result<(), FieldError> {
    let mut archive = zip::ZipArchive::new(file).map_err(none)?;
    if archive.len() > MOST_PARTS {
        return Err(FieldError::FileKind);
    }
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(none)?;
        let unpacked = copy(&mut part.take(left + 1), &mut sink()).map_err(none)?;
        left = left.checked_sub(unpacked).ok_or(FieldError::FileTooLarge { max: MAX_FILE_BYTES })?;
    }
    Ok(())
}

/// The sheet that was asked for, else the one whose first rows name the most columns, else the first that is a table, else the first that
/// holds anything at all.
fn pick(
    count: usize,
    asked: Option<u16>,
    known: Known<'_>,
    mut first_rows: impl FnMut(usize) -> Vec<Record>,
) -> Result<usize, FieldError> {
    if let Some(asked) = asked.map(usize::from) {
        return if asked < count { Ok(asked) } else { Err(FieldError::Unknown) };
    }
    if count == 1 {
        return Ok(0);
    }
    let mut best = None;
    for place in 0..count.min(MOST_SHEETS) {
        let rows = first_rows(place);
        let names = rows.iter().map(|row| known(&row.cells)).max().unwrap_or(0);
        let is_wide = |row: &&Record| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
        let is_table = rows.iter().filter(is_wide).count() > 1;
        let worth = (if names > 1 { names } else { 0 }, is_table, !rows.is_empty());
        if best.is_none_or(|(_, most)| worth > most) {
            best = Some((place, worth));
        }
    }
    best.map(|(place, _)| place).ok_or(FieldError::Required)
}

/// A sheet of a workbook, read.
fn book(sheets: Vec<String>, sheet: usize, rows: Vec<Record>) -> Book {
    Book { sheets, sheet: u16::try_from(sheet).unwrap_or(u16::MAX), rows: Box::new(rows.into_iter()) }
}

/// The rows of a sheet as they are gathered, in bounded memory: one text may stand in every cell.
struct Gathered {
    rows: Vec<Record>,
    /// How many there may be.
    most: usize,
    /// How many bytes more.
    left: usize,
}

impl Gathered {
    const fn new(most: usize) -> Self {
        let left = if most > LOOKED_AT { MOST_BYTES } else { LOOKED_AT_BYTES };
        Self { rows: Vec::new(), most, left }
    }

    /// Puts a cell into its row, the last one or a new one. Tells whether there is room for more.
    fn put(&mut self, (row, column): (u32, u32), text: String) -> Result<bool, FieldError> {
        // One column too many is kept, so that it is noticed.
        if text.trim().is_empty() || column > MAX_COLUMNS {
            return Ok(true);
        }
        let line = row.saturating_add(1);
        if self.rows.last().is_none_or(|last| last.line != line) {
            if self.rows.len() >= self.most {
                return Ok(false);
            }
            self.rows.push(Record { line, cells: Vec::new() });
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if let Some(Record { cells, .. }) = self.rows.last_mut() {
            let more = (column + 1).saturating_sub(cells.len());
            let bytes = text.len() + more * size_of::<String>();
            match self.left.checked_sub(bytes) {
                Some(left) => self.left = left,
                None if self.most > LOOKED_AT => return Err(FieldError::FileTooLarge { max: MAX_FILE_BYTES }),
                None => return Ok(false),
            }
            cells.resize(cells.len() + more, String::new());
            cells[column] = text;
        }
        Ok(true)
    }
}

/// What does not read is no workbook.
fn none<E>(_: E) -> FieldError {
    FieldError::FileKind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Record> {
        let cells = |line: &str| line.split(';').map(str::to_owned).collect();
        (1..).zip(lines).map(|(line, text)| Record { line, cells: cells(text) }).collect()
    }

    #[test]
    fn the_sheet_with_a_table_is_read() {
        let known = |cells: &[String]| cells.iter().filter(|cell| ["Nom", "Ville"].contains(&cell.as_str())).count();
        let sheets: [&[&str]; 4] = [&[], &["Bonjour"], &["A;B", "1;2"], &["Liste", "Nom;Ville", "Roche;Lyon"]];
        let picked = |count: usize, asked| pick(count, asked, &known, |place| rows(sheets[place]));
        assert_eq!((picked(4, None), picked(3, None), picked(2, None), picked(1, None)), (Ok(3), Ok(2), Ok(1), Ok(0)));
        assert_eq!(
            (picked(4, Some(1)), picked(4, Some(4)), picked(0, None)),
            (Ok(1), Err(FieldError::Unknown), Err(FieldError::Required))
        );
    }

    #[test]
    fn cells_come_together_in_rows() {
        let mut found = Gathered::new(2);
        for (place, text, has_room) in [
            ((0, 1), "b", true),
            ((0, 3), " ", true),
            ((4, 0), "c", true),
            ((4, MAX_COLUMNS + 1), "d", true),
            ((5, 0), "e", false),
        ] {
            assert_eq!(found.put(place, text.to_owned()), Ok(has_room), "{text}");
        }
        let mut full = Gathered { left: 100, ..Gathered::new(MOST_ROWS) };
        assert_eq!(full.put((0, 9), "x".into()), Err(FieldError::FileTooLarge { max: MAX_FILE_BYTES }));
        let expected = [(1, vec![String::new(), "b".to_owned()]), (5, vec!["c".to_owned()])];
        assert_eq!(found.rows.into_iter().map(|row| (row.line, row.cells)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn files_are_told_by_how_they_begin() {
        assert_eq!(Kind::of(b"PK\x03\x04\x14\0\x06\0"), Some(Kind::Archive));
        assert_eq!(Kind::of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Some(Kind::Compound));
        assert_eq!((Kind::of(b"Nom;Vill"), Kind::of(b"")), (None, None));
        assert!(is_backup("backup.json") && is_backup("x/Backup.JSON") && !is_backup("package.json"));
    }
}
