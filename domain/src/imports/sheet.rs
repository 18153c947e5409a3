//! A file as rows under named columns: a table, or address cards laid out as one.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};

use super::delimited::{Delimited, OpenQuotes, Stopped};
use super::heading::{Known, Rows, Table};
use super::{Encoding, Heading, MAX_ROWS, ReadAs, backup, ldif, separator};
use crate::error::FieldError;
use crate::vcard;

/// How much of a file is looked at to judge it.
const SAMPLE: u64 = 64 * 1024;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// A table with separators (CSV).
    #[default]
    Table,
    /// Address cards (vCard, LDIF).
    Cards,
    /// A sheet of a workbook (XLSX, XLS, ODS).
    Workbook,
    /// The backup of Invoice Ninja (JSON).
    Backup,
}

/// A row of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The line it begins on, from 1; for cards, which card.
    pub line: u32,
    /// Its cells; there may be fewer or more than columns.
    pub cells: Vec<String>,
}

/// Why a file cannot be read at all.
#[derive(Debug)]
pub enum OpenError {
    /// It is not what it should be: empty, no text, too many columns or rows.
    File(FieldError),
    /// It could not be read.
    Io(io::Error),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A file, opened: its columns, and its rows as they are read.
pub struct Sheet {
    /// What kind of file it is.
    pub kind: SheetKind,
    /// How its characters are written.
    pub encoding: Encoding,
    /// What stands between its columns.
    pub separator: char,
    /// The names of its columns.
    pub header: Vec<String>,
    /// Where they stand.
    pub heading: Heading,
    /// The first rows of a table, to choose another one from: the line of each, and what stands there.
    pub first_lines: Vec<(u32, String)>,
    /// The sheets of the workbook.
    pub sheets: Vec<String>,
    /// Which of them it is.
    pub sheet: u16,
    rows: Rows,
    broken: Broken,
    open: OpenQuotes,
}

/// A workbook as whoever knows its format has read it.
pub struct Book {
    /// What its sheets are called.
    pub sheets: Vec<String>,
    /// Which of them was read.
    pub sheet: u16,
    /// The rows of that one.
    pub rows: Rows,
}

/// Why the rows ended before the file did, if they did.
type Broken = Arc<OnceLock<FieldError>>;

impl Sheet {
    /// Judges a file and reads its header; rows are read as they are asked for.
    pub fn open<F: Read + Seek + Send + 'static>(file: F) -> Result<Self, OpenError> {
        Self::open_as(file, ReadAs::default(), &|_| 0)
    }

    /// As [`Self::open`], as somebody said; `known` tells how many of a row's cells are names that columns have.
    pub fn open_as<F: Read + Seek + Send + 'static>(
        mut file: F,
        read_as: ReadAs,
        known: Known<'_>,
    ) -> Result<Self, OpenError> {
        let encoding = match read_as.encoding {
            Some(encoding) => encoding,
            None => Encoding::detect(&mut file)?,
        };
        file.seek(SeekFrom::Start(0))?;
        let mut sample = Vec::new();
        encoding.decode(&mut file).take(SAMPLE).read_to_end(&mut sample)?;
        let sample = String::from_utf8_lossy(&sample);
        file.seek(SeekFrom::Start(0))?;
        if sample.trim().is_empty() {
            return Err(OpenError::File(FieldError::Required));
        }
        // An archive, a PDF, a picture: bytes that no text has. Somebody may have said how to read a file of text, and be wrong.
        let is_text = read_as.encoding.is_some() || !sample.contains('\0');
        if !is_text || sample.starts_with("PK\u{3}\u{4}") || sample.starts_with("%PDF") {
            return Err(OpenError::File(FieldError::FileKind));
        }
        let start = sample.trim_start();
        if is_page(start) {
            return Err(OpenError::File(FieldError::FileKind));
        }
        if start.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD")) {
            Self::cards(encoding, file, |text| text)
        } else if ldif::is_it(start) {
            Self::cards(encoding, file, |text| ldif::as_cards(&text))
        } else if start.starts_with('{') {
            Self::of_backup(file)
        } else {
            Self::table(encoding, separator::of(&sample), file, read_as, known)
        }
    }

    /// A sheet of a workbook.
    pub fn of_workbook(book: Book, read_as: ReadAs, known: Known<'_>) -> Result<Self, OpenError> {
        let table = Table::of(book.rows, read_as, known).map_err(OpenError::File)?;
        let table = table.ok_or(OpenError::File(FieldError::Required))?;
        Ok(Self { sheets: book.sheets, sheet: book.sheet, ..Self::of(SheetKind::Workbook, table) })
    }

    /// The clients of a backup of Invoice Ninja.
    pub fn of_backup(file: impl Read) -> Result<Self, OpenError> {
        let rows = backup::rows(file).map_err(OpenError::File)?;
        Ok(Self::of(SheetKind::Backup, with_fixed_columns(&backup::COLUMNS, Box::new(rows.into_iter()))))
    }

    fn of(kind: SheetKind, table: Table) -> Self {
        let Table { header, heading, first_lines, rows } = table;
        Self {
            kind,
            encoding: Encoding::Utf8,
            separator: ';',
            header,
            heading,
            first_lines,
            sheets: Vec::new(),
            sheet: 0,
            rows,
            broken: Broken::default(),
            open: OpenQuotes::default(),
        }
    }

    fn table<F: Read + Send + 'static>(
        encoding: Encoding,
        separator: u8,
        file: F,
        read_as: ReadAs,
        known: Known<'_>,
    ) -> Result<Self, OpenError> {
        let (broken, open) = (Broken::default(), OpenQuotes::default());
        let reader = Delimited::new(encoding.decode(file), separator, Arc::clone(&open));
        let rows = rows(reader, Arc::clone(&broken));
        let table = Table::of(Box::new(rows), read_as, known).map_err(OpenError::File)?;
        // Without a row, the first one has no end.
        let none = if broken.get().is_some() { FieldError::FileKind } else { FieldError::Required };
        let table = table.ok_or(OpenError::File(none))?;
        Ok(Self { encoding, separator: char::from(separator), broken, open, ..Self::of(SheetKind::Table, table) })
    }

    fn cards<F: Read>(encoding: Encoding, file: F, as_cards: fn(String) -> String) -> Result<Self, OpenError> {
        let mut text = String::new();
        encoding.decode(file).read_to_string(&mut text)?;
        let rows = vcard::rows(as_cards(text));
        let table = with_fixed_columns(&vcard::COLUMNS, Box::new(rows));
        Ok(Self { encoding, ..Self::of(SheetKind::Cards, table) })
    }

    /// Why no row came any more, once they have been read to their end: nothing where it was the file's.
    #[must_use]
    pub fn broken(&self) -> Option<FieldError> {
        self.broken.get().cloned()
    }

    /// The quotes that were left open in the rows read so far: the line and the column of each.
    #[must_use]
    pub fn open_quotes(&self) -> BTreeMap<u32, usize> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How it was read, said in full: read so again, it is the same.
    #[must_use]
    pub fn read_as(&self) -> ReadAs {
        ReadAs { encoding: Some(self.encoding), sheet: Some(self.sheet), heading: Some(self.heading) }
    }
}

/// Rows whose columns are always the same, named by the paths they fill.
fn with_fixed_columns(columns: &[&str], rows: Rows) -> Table {
    let header = columns.iter().map(|path| (*path).to_owned()).collect();
    Table { header, heading: Heading::default(), first_lines: Vec::new(), rows }
}

impl Iterator for Sheet {
    type Item = Record;

    /// The next row that is not blank. Rows beyond the limit are never given: whoever counts [`MAX_ROWS`] and one more refuses the file.
    fn next(&mut self) -> Option<Record> {
        self.rows.next()
    }
}

/// A page of HTML, a document of XML or a list in JSON, of which lines and separators make no table.
fn is_page(start: &str) -> bool {
    let begins = |sign: &str| start.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    let is_list = start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
    is_list || ["<!doctype", "<html", "<?xml", "<table", "<head", "<meta"].into_iter().any(begins)
}

/// Refuses a file of too many rows.
pub fn check_rows(rows: u32) -> Result<(), FieldError> {
    if rows > MAX_ROWS { Err(FieldError::TooMany { max: MAX_ROWS }) } else { Ok(()) }
}

/// The rows of a table that are not blank, as long as they can be read; why not is kept.
fn rows<R: Read>(mut reader: Delimited<R>, broken: Broken) -> impl Iterator<Item = Record> {
    std::iter::from_fn(move || {
        loop {
            let why = match reader.next_row() {
                // Excel's own hint, above the header.
                Ok(Some(record)) if record.line == 1 && is_hint(&record) => continue,
                Ok(Some(record)) if record.cells.iter().all(|cell| cell.trim().is_empty()) => continue,
                Ok(found) => return found,
                Err(Stopped::NoEnd(line)) => FieldError::RowWithoutEnd { line },
                Err(Stopped::Io) => FieldError::FileKind,
            };
            // Only the first reason is one.
            drop(broken.set(why));
            return None;
        }
    })
}

fn is_hint(record: &Record) -> bool {
    record.cells.first().is_some_and(|cell| cell.starts_with("sep="))
}
