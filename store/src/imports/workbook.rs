//! The first sheet of a workbook (XLSX), as rows of text.

use std::fs::File;
use std::io::{BufReader, Read, Seek, copy, sink};
use std::panic::AssertUnwindSafe;

use calamine::{DataRef, Reader, Xlsx};
use domain::error::FieldError;
use domain::imports::{MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, Record};
use rust_decimal::Decimal;

/// What every archive begins with, and so a workbook.
pub(super) const ARCHIVE: [u8; 4] = *b"PK\x03\x04";

/// The most bytes that a workbook holds once it is unpacked: a file of the largest size that is taken in, of numbers and short words. A
/// small archive may claim to be small, and unpack to anything.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Its rows that are not blank, as far as there may be any. The library panics at what no program writes, a cell in row 99999999999 for one:
/// that is no workbook.
pub(super) fn rows(file: &File) -> Result<Vec<Record>, FieldError> {
    std::panic::catch_unwind(AssertUnwindSafe(|| read(file))).unwrap_or(Err(FieldError::FileKind))
}

fn read(file: &File) -> Result<Vec<Record>, FieldError> {
    weigh(BufReader::new(file))?;
    let mut file = file;
    file.rewind().map_err(none)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(none)?;
    let name = book.sheet_names().first().cloned().ok_or(FieldError::Required)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(none)?;
    let percents: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    let mut rows: Vec<Record> = Vec::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(none)? {
        let ((row, column), text) = (cell.get_position(), text(cell.get_value(), percents.get(style) == Some(&true)));
        // One column too many is kept, so that it is noticed.
        if text.trim().is_empty() || column > MAX_COLUMNS {
            continue;
        }
        let line = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.line != line) {
            // The header, the rows that there may be, and one more, so that too many are noticed.
            if rows.len() > MAX_ROWS as usize + 1 {
                break;
            }
            rows.push(Record { line, cells: Vec::new() });
        }
        if let Some(Record { cells, .. }) = rows.last_mut() {
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column] = text;
        }
    }
    Ok(rows)
}

/// Unpacks all of it into nothing, as far as is allowed.
fn weigh(file: impl Read + Seek) -> Result<(), FieldError> {
    let mut archive = zip::ZipArchive::new(file).map_err(none)?;
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(none)?;
        let unpacked = copy(&mut part.take(left + 1), &mut sink()).map_err(none)?;
        left = left.checked_sub(unpacked).ok_or(FieldError::FileTooLarge { max: MAX_FILE_BYTES })?;
    }
    Ok(())
}

/// What does not read is no workbook.
fn none<E>(_: E) -> FieldError {
    FieldError::FileKind
}

/// Whether numbers are shown a hundredfold, with a sign.
fn is_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

/// What a cell shows, as a table would have it.
fn text(value: &DataRef<'_>, is_percent: bool) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => shown(Decimal::from(*number), is_percent),
        DataRef::Float(number) => {
            Decimal::try_from(*number).map_or_else(|_| number.to_string(), |number| shown(number, is_percent))
        }
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(at) => {
            at.as_datetime().map_or_else(String::new, |at| at.date().format("%Y-%m-%d").to_string())
        }
        DataRef::DateTimeIso(at) => at.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(duration) => duration.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn shown(number: Decimal, is_percent: bool) -> String {
    match number.checked_mul(Decimal::ONE_HUNDRED).filter(|_| is_percent) {
        Some(percent) => format!("{} %", percent.normalize()),
        None => number.normalize().to_string(),
    }
}
