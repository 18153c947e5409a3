//! Excel's workbooks of before 2007 (XLS).

use std::fs::File;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xls};
use domain::error::FieldError;
use domain::imports::{Book, Known, MAX_FILE_BYTES, Record};
use rust_decimal::Decimal;

use super::shown::Shown;
use super::xls_styles::Styles;
use super::{Gathered, LOOKED_AT, MOST_ROWS, book, cfb, none, pick};

type Open = Xls<Cursor<Vec<u8>>>;

/// The rows of the sheet that was asked for, or of the one that holds a table. The library takes a file's word for how large its sheets
/// are: that is looked at first.
pub(super) fn read(file: &File, asked: Option<u16>, known: Known<'_>) -> Result<Book, FieldError> {
    let mut bytes = Vec::new();
    file.take(u64::from(MAX_FILE_BYTES)).read_to_end(&mut bytes).map_err(none)?;
    let stream = cfb::workbook(&bytes).ok_or(FieldError::FileKind)?;
    let styles = Styles::of(&stream)?;
    drop(stream);
    let mut open: Open = Xls::new(Cursor::new(bytes)).map_err(none)?;
    let sheets = open.sheet_names();
    let sheet = pick(sheets.len(), asked, known, |place| {
        sheets.get(place).and_then(|name| rows(&mut open, name, &styles, place, LOOKED_AT).ok()).unwrap_or_default()
    })?;
    let name = sheets.get(sheet).ok_or(FieldError::Required)?;
    let rows = rows(&mut open, name, &styles, sheet, MOST_ROWS)?;
    Ok(book(sheets, sheet, rows))
}

fn rows(open: &mut Open, name: &str, styles: &Styles, sheet: usize, most: usize) -> Result<Vec<Record>, FieldError> {
    let range = open.worksheet_range(name).map_err(none)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut found = Gathered::new(most);
    for (row, column, value) in range.used_cells() {
        let at = |first: u32, place: usize| first.saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
        let place = (at(first_row, row), at(first_column, column));
        if !found.put(place, text(value, styles.shown(sheet, place)))? {
            break;
        }
    }
    Ok(found.rows)
}

/// What a cell shows, as a table would have it.
fn text(value: &Data, shown: Shown) -> String {
    match value {
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => shown.decimal(Decimal::from(*number)),
        Data::Float(number) => shown.float(*number),
        Data::Bool(is_true) => is_true.to_string(),
        Data::DateTime(at) => at.as_datetime().map_or_else(String::new, |at| at.date().format("%Y-%m-%d").to_string()),
        Data::DateTimeIso(at) => at.split('T').next().unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}
