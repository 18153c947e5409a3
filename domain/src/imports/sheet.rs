//! A file as rows under named columns: a table, or address cards laid out as one.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, OnceLock};

use csv::{ByteRecord, ReaderBuilder};
use serde::{Deserialize, Serialize};

use super::bounds::RowBudget;
use crate::error::FieldError;
use crate::imports::{Encoding, MAX_COLUMNS, MAX_ROWS};
use crate::vcard;

/// How much of a file is looked at to judge it.
const SAMPLE: u64 = 64 * 1024;
/// What may stand between columns, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// What kind of file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// A table with separators (CSV).
    #[default]
    Table,
    /// Address cards (vCard).
    Cards,
    /// The first sheet of a workbook (XLSX).
    Workbook,
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
    rows: Box<dyn Iterator<Item = Record> + Send>,
    broken: Broken,
}

/// Why the rows ended before the file did, if they did.
type Broken = Arc<OnceLock<FieldError>>;

impl Sheet {
    /// Judges a file and reads its header; rows are read as they are asked for.
    pub fn open<F: Read + Seek + Send + 'static>(mut file: F) -> Result<Self, OpenError> {
        let encoding = Encoding::detect(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        let mut sample = Vec::new();
        encoding.decode(&mut file).take(SAMPLE).read_to_end(&mut sample)?;
        let sample = String::from_utf8_lossy(&sample);
        file.seek(SeekFrom::Start(0))?;
        if sample.trim().is_empty() {
            return Err(OpenError::File(FieldError::Required));
        }
        // An archive, a PDF, a picture: bytes that no text has.
        if sample.contains('\0') || sample.starts_with("PK\u{3}\u{4}") || sample.starts_with("%PDF") {
            return Err(OpenError::File(FieldError::FileKind));
        }
        if sample.trim_start().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD")) {
            Self::cards(encoding, file)
        } else {
            Self::table(encoding, separator(&sample), file)
        }
    }

    /// A sheet of a workbook, whose rows whoever knows its format has read: the header is the first.
    pub fn of_workbook(mut rows: impl Iterator<Item = Record> + Send + 'static) -> Result<Self, OpenError> {
        let mut header = rows.next().ok_or(OpenError::File(FieldError::Required))?.cells;
        while header.last().is_some_and(|name| name.trim().is_empty()) {
            header.pop();
        }
        if header.len() > MAX_COLUMNS as usize {
            return Err(OpenError::File(FieldError::TooMany { max: MAX_COLUMNS }));
        }
        let (kind, encoding) = (SheetKind::Workbook, Encoding::Utf8);
        Ok(Self { kind, encoding, separator: ';', header, rows: Box::new(rows), broken: Broken::default() })
    }

    fn table<F: Read + Send + 'static>(encoding: Encoding, separator: u8, file: F) -> Result<Self, OpenError> {
        let budget = RowBudget::default();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(budget.over(encoding.decode(file)));
        let mut header = ByteRecord::new();
        loop {
            budget.begin();
            if !reader.read_byte_record(&mut header).map_err(broken)? {
                return Err(OpenError::File(FieldError::Required));
            }
            // Excel's own hint, above the header.
            let hint = header.get(0).is_some_and(|cell| cell.starts_with(b"sep="));
            if !hint && header.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                break;
            }
        }
        let mut header = texts(&header);
        while header.last().is_some_and(|name| name.trim().is_empty()) {
            header.pop();
        }
        if header.len() > MAX_COLUMNS as usize {
            return Err(OpenError::File(FieldError::TooMany { max: MAX_COLUMNS }));
        }
        let broken = Broken::default();
        let rows = rows(reader, budget, Arc::clone(&broken));
        let kind = SheetKind::Table;
        Ok(Self { kind, encoding, separator: char::from(separator), header, rows: Box::new(rows), broken })
    }

    fn cards<F: Read>(encoding: Encoding, file: F) -> Result<Self, OpenError> {
        let mut text = String::new();
        encoding.decode(file).read_to_string(&mut text)?;
        let rows = vcard::rows(text);
        Ok(Self {
            kind: SheetKind::Cards,
            encoding,
            separator: ';',
            header: vcard::COLUMNS.iter().map(|path| (*path).to_owned()).collect(),
            rows: Box::new(rows),
            broken: Broken::default(),
        })
    }

    /// Why no row came any more, once they have been read to their end: nothing where it was the file's.
    #[must_use]
    pub fn broken(&self) -> Option<FieldError> {
        self.broken.get().cloned()
    }
}

impl Iterator for Sheet {
    type Item = Record;

    /// The next row that is not blank. Rows beyond the limit are never given: whoever counts [`MAX_ROWS`] and one more refuses the file.
    fn next(&mut self) -> Option<Record> {
        self.rows.next()
    }
}

/// Refuses a file of too many rows.
pub fn check_rows(rows: u32) -> Result<(), FieldError> {
    if rows > MAX_ROWS { Err(FieldError::TooMany { max: MAX_ROWS }) } else { Ok(()) }
}

/// The rows of a table that are not blank, as long as they can be read; why not is kept.
fn rows<R: Read>(mut reader: csv::Reader<R>, budget: RowBudget, broken: Broken) -> impl Iterator<Item = Record> {
    let mut raw = ByteRecord::new();
    std::iter::from_fn(move || {
        loop {
            budget.begin();
            let line = u32::try_from(reader.position().line()).unwrap_or(u32::MAX);
            match reader.read_byte_record(&mut raw) {
                Ok(false) => return None,
                Ok(true) if raw.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
                Ok(true) => {
                    let line =
                        raw.position().map_or(line, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
                    return Some(Record { line, cells: texts(&raw) });
                }
                Err(_) => {
                    // Only the first reason is one.
                    drop(broken.set(FieldError::RowWithoutEnd { line }));
                    return None;
                }
            }
        }
    })
}

fn texts(record: &ByteRecord) -> Vec<String> {
    record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
}

fn broken(error: csv::Error) -> OpenError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() != io::ErrorKind::InvalidData => OpenError::Io(error),
        _ => OpenError::File(FieldError::FileKind),
    }
}

/// What stands between columns: the sign by which the first rows have the most cells, and all as many.
fn separator(sample: &str) -> u8 {
    let first = sample.lines().next().unwrap_or_default();
    if let Some(hint) = first.trim_matches(['"', '\u{feff}']).strip_prefix("sep=").and_then(|hint| hint.bytes().next())
    {
        return hint;
    }
    let score = |separator: u8| {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(sample.as_bytes());
        let widths: Vec<usize> =
            reader.byte_records().take(20).filter_map(Result::ok).map(|record| record.len()).collect();
        let columns = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == columns).count();
        if columns < 2 { 0 } else { columns.min(50) * alike * 100 / widths.len().max(1) }
    };
    let mut best = (b';', 0);
    for separator in SEPARATORS {
        let score = score(separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}
