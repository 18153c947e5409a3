//! An Excel workbook. Every cell is written as text, so that nothing in it is ever a formula; rows go to disk as they are written.

use domain::format::Language;
use domain::imports::guarded;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use store::exports::Export;

use super::problem::Problem;

/// The longest text of a cell, a limit of the format.
const MAX_CELL: usize = 32_767;
/// The most rows of a sheet, a limit of the format.
const MAX_ROWS: u32 = 1_048_576;

/// Writes an export.
pub async fn write(mut export: Export) -> Result<Vec<u8>, Problem> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let header = export.format().header();
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
                line(&mut workbook, at, row).map_err(|error| Problem::internal(&error))?;
            }
            at += 1;
        }
    }
    workbook.save_to_buffer().map_err(|error| Problem::internal(&error))
}

fn line(workbook: &mut Workbook, at: u32, cells: &[String]) -> Result<(), XlsxError> {
    let sheet = workbook.worksheet_from_index(0)?;
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let cell: String = guarded(cell).chars().take(MAX_CELL).collect();
        sheet.write_string(at, column, cell)?;
    }
    Ok(())
}
