//! Excel's workbooks (XLSX).

use std::fs::File;
use std::io::BufReader;

use calamine::{DataRef, Reader, Xlsx};
use domain::error::FieldError;
use domain::imports::{Book, Known, Record};
use rust_decimal::Decimal;

use super::shown::Shown;
use super::{Gathered, LOOKED_AT, MOST_ROWS, book, none, pick};

type Open<'a> = Xlsx<BufReader<&'a File>>;

/// The rows of the sheet that was asked for, or of the one that holds a table.
pub(super) fn read(file: &File, asked: Option<u16>, known: Known<'_>) -> Result<Book, FieldError> {
    let mut open: Open<'_> = Xlsx::new(BufReader::new(file)).map_err(none)?;
    let sheets = open.sheet_names();
    let sheet = pick(sheets.len(), asked, known, |place| {
        // A chart has no cells.
        sheets.get(place).and_then(|name| rows(&mut open, name, LOOKED_AT).ok()).unwrap_or_default()
    })?;
    let name = sheets.get(sheet).ok_or(FieldError::Required)?;
    let rows = rows(&mut open, name, MOST_ROWS)?;
    Ok(book(sheets, sheet, rows))
}

fn rows(open: &mut Open<'_>, sheet: &str, most: usize) -> Result<Vec<Record>, FieldError> {
    let mut cells = open.worksheet_cells_reader(sheet).map_err(none)?;
    let shown = |style: &calamine::Style| {
        style.number_format.as_ref().map(|format| Shown::by(&format.format_code)).unwrap_or_default()
    };
    let shown: Vec<Shown> = cells.styles().iter().map(shown).collect();
    let mut found = Gathered::new(most);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(none)? {
        let shown = shown.get(style).copied().unwrap_or_default();
        if !found.put(cell.get_position(), text(cell.get_value(), shown))? {
            break;
        }
    }
    Ok(found.rows)
}

/// What a cell shows, as a table would have it.
fn text(value: &DataRef<'_>, shown: Shown) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => shown.decimal(Decimal::from(*number)),
        DataRef::Float(number) => shown.float(*number),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(at) => {
            at.as_datetime().map_or_else(String::new, |at| at.date().format("%Y-%m-%d").to_string())
        }
        DataRef::DateTimeIso(at) => at.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(duration) => duration.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
