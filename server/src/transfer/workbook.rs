//! An Excel workbook. Amounts are numbers and days are days, so that a spreadsheet adds up and sorts; whatever else is written as text, so
//! that nothing in it is ever a formula. Rows go to disk as they are written.

use chrono::NaiveDate;
use domain::format::Language;
use domain::imports::{Value, guarded};
use domain::listings;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use store::exports::Export;

use super::problem::Problem;

/// The longest text of a cell, a limit of the format.
const MAX_CELL: usize = 32_767;
/// The most rows of a sheet, a limit of the format.
const MAX_ROWS: u32 = 1_048_576;
/// The most digits that a number of a spreadsheet keeps. What has more stays text, and loses none.
const MAX_DIGITS: usize = 15;
/// The most decimals that are shown.
const MAX_DECIMALS: usize = 6;

/// Writes an export.
pub async fn write(mut export: Export) -> Result<Vec<u8>, Problem> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let header = export.format().header();
    let cells = Cells::of(&export);
    let (french, english) = export.format().columns.title;
    let title = if export.format().language == Language::French { french } else { english };
    {
        let sheet = workbook.add_worksheet_with_constant_memory();
        sheet.set_name(title).map_err(|error| Problem::internal(&error))?;
        sheet.set_freeze_panes(1, 0).map_err(|error| Problem::internal(&error))?;
        for (column, name) in (0..).zip(&header) {
            sheet.write_string_with_format(0, column, name, &bold).map_err(|error| Problem::internal(&error))?;
        }
    }
    let mut at = 1;
    loop {
        let page = export.page().await?;
        if page.is_empty() {
            break;
        }
        for row in &page {
            if at < MAX_ROWS {
                cells.line(&mut workbook, at, row).map_err(|error| Problem::internal(&error))?;
            }
            at += 1;
        }
    }
    workbook.save_to_buffer().map_err(|error| Problem::internal(&error))
}

/// How the cells of each column are written.
struct Cells {
    values: Vec<Value>,
    day: Format,
    /// By how many decimals a number has.
    numbers: Vec<Format>,
}

impl Cells {
    fn of(export: &Export) -> Self {
        // What comes back in as a file is text as it was written: a spreadsheet would make other numbers of it.
        let is_text = listings::come_in(export.format().columns.subject);
        let values = export.format().values();
        let values = values.into_iter().map(|value| if is_text { Value::Line } else { value }).collect();
        let number = |decimals| match decimals {
            0 => Format::new().set_num_format("0"),
            decimals => Format::new().set_num_format(format!("0.{}", "0".repeat(decimals))),
        };
        let numbers = (0..=MAX_DECIMALS).map(number).collect();
        Self { values, day: Format::new().set_num_format("yyyy-mm-dd"), numbers }
    }

    fn line(&self, workbook: &mut Workbook, at: u32, cells: &[String]) -> Result<(), XlsxError> {
        let sheet = workbook.worksheet_from_index(0)?;
        let filled = (0..).zip(cells.iter().zip(&self.values)).filter(|(_, (cell, _))| !cell.is_empty());
        for (column, (cell, value)) in filled {
            let written = match value {
                Value::Number => {
                    number(cell).and_then(|(number, decimals)| Some((number, self.numbers.get(decimals)?)))
                }
                Value::Day => day(cell).map(|serial| (serial, &self.day)),
                _ => None,
            };
            if let Some((number, format)) = written {
                sheet.write_number_with_format(at, column, number, format)?;
            } else {
                let cell: String = guarded(cell).chars().take(MAX_CELL).collect();
                sheet.write_string(at, column, cell)?;
            }
        }
        Ok(())
    }
}

/// A number, and how many decimals it was written with.
fn number(cell: &str) -> Option<(f64, usize)> {
    let decimals = cell.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let is_plain = cell.strip_prefix('-').unwrap_or(cell).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let fits = is_plain && digits <= MAX_DIGITS;
    cell.parse().ok().filter(|_| fits).map(|number| (number, decimals))
}

/// A day as spreadsheets count them: from the last day but one of 1899 on, because they take 1900 for a leap year. What lies before March of
/// that year has no such number.
fn day(cell: &str) -> Option<f64> {
    let (day, start) = (cell.parse::<NaiveDate>().ok()?, NaiveDate::from_ymd_opt(1899, 12, 30)?);
    let serial = i32::try_from((day - start).num_days()).ok()?;
    (serial > 60).then(|| f64::from(serial))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_stays_text() {
        assert_eq!(number("-12.50"), Some((-12.5, 2)));
        assert_eq!(number("1200"), Some((1200.0, 0)));
        for text in ["", "-", "=1+1", "1e5", "inf", "12,5", "1.2.3", "1234567890123.456"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_counted_as_spreadsheets_do() {
        assert_eq!(day("1900-03-01"), Some(61.0));
        assert_eq!(day("2026-03-16"), Some(46_097.0));
        for text in ["1900-02-28", "1789-07-14", "2026-02-31", "demain", "9999-99-99"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
