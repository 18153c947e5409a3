//! Open documents (ODS), of `LibreOffice` and others. A cell is what it shows: zeros in front and percentages stay. Read here, since the
//! library tells values alone, and makes room for as many repeated rows as a file claims to have.

use std::fs::File;
use std::io::{BufRead, BufReader};

use domain::error::FieldError;
use domain::imports::{Book, Known, MAX_CELL_BYTES, MAX_COLUMNS, Record};
use zip::ZipArchive;

use super::xml::{Piece, Pieces, Tag};
use super::{Gathered, LOOKED_AT, MOST_ROWS, MOST_SHEETS, book, none, pick};

/// The rows of the sheet that was asked for, or of the one that holds a table.
pub(super) fn read(
    archive: &mut ZipArchive<BufReader<&File>>,
    asked: Option<u16>,
    known: Known<'_>,
) -> Result<Book, FieldError> {
    let first = content(archive)?.all(|place| if place < MOST_SHEETS { LOOKED_AT } else { 0 })?;
    let sheet =
        pick(first.len(), asked, known, |place| first.get(place).map(|(_, rows)| rows.clone()).unwrap_or_default())?;
    let sheets: Vec<String> = first.into_iter().map(|(name, _)| name).collect();
    let all = content(archive)?.all(|place| if place == sheet { MOST_ROWS } else { 0 })?;
    let rows = all.into_iter().nth(sheet).map(|(_, rows)| rows).unwrap_or_default();
    Ok(book(sheets, sheet, rows))
}

fn content(archive: &mut ZipArchive<BufReader<&File>>) -> Result<Reader<impl BufRead>, FieldError> {
    archive.by_name("content.xml").map(|file| Reader::new(BufReader::new(file))).map_err(none)
}

/// Reads the content of a document.
struct Reader<R> {
    pieces: Pieces<R>,
}

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    /// How many columns it fills.
    columns: u32,
    /// A date that it holds, whatever it shows.
    date: Option<String>,
    text: String,
    paragraphs: u32,
}

impl<R: BufRead> Reader<R> {
    fn new(file: R) -> Self {
        Self { pieces: Pieces::new(file) }
    }

    /// The name of each sheet, and as many of its rows as are wanted.
    fn all(mut self, most: impl Fn(usize) -> usize) -> Result<Vec<(String, Vec<Record>)>, FieldError> {
        let mut sheets = Vec::new();
        while let Some(piece) = self.pieces.next()? {
            let Piece::Open(tag, false) = piece else { continue };
            if tag.name() == "table:table" {
                let name = tag.get("table:name").unwrap_or_default();
                let rows = self.sheet(most(sheets.len()))?;
                sheets.push((name, rows));
            }
        }
        Ok(sheets)
    }

    fn sheet(&mut self, most: usize) -> Result<Vec<Record>, FieldError> {
        let (mut found, mut row) = (Gathered::new(most), 0_u32);
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close(name) if name == "table:table" => break,
                Piece::Open(tag, is_empty) if tag.name() == "table:table-row" => {
                    let repeated = count(&tag, "table:number-rows-repeated");
                    let cells = if is_empty { Vec::new() } else { self.row()? };
                    // A row that repeats itself and holds something is one of a client copied downwards: each counts.
                    let times = if cells.is_empty() { 0 } else { repeated };
                    'row: for again in 0..times {
                        let at = row.saturating_add(again);
                        for (column, text) in &cells {
                            if !found.put((at, *column), text.clone())? {
                                break 'row;
                            }
                        }
                    }
                    row = row.saturating_add(repeated);
                }
                _ => {}
            }
        }
        Ok(found.rows)
    }

    /// The cells of a row that hold something, each with its column.
    fn row(&mut self) -> Result<Vec<(u32, String)>, FieldError> {
        let (mut cells, mut column) = (Vec::new(), 0_u32);
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close(name) if name == "table:table-row" => break,
                Piece::Open(tag, is_empty) if is_cell(tag.name()) => {
                    let mut cell = Cell::of(&tag);
                    if !is_empty {
                        self.fill(&mut cell)?;
                    }
                    let (columns, text) = (cell.columns, cell.date.unwrap_or(cell.text));
                    if !text.trim().is_empty() {
                        let last = column.saturating_add(columns).min(MAX_COLUMNS + 1);
                        cells.extend((column..last).map(|column| (column, text.clone())));
                    }
                    column = column.saturating_add(columns);
                }
                _ => {}
            }
        }
        Ok(cells)
    }

    /// Reads what a cell shows: its paragraphs, without the notes that are pinned to it.
    fn fill(&mut self, cell: &mut Cell) -> Result<(), FieldError> {
        let (mut pinned, mut is_paragraph) = (0_u32, false);
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close(name) if is_cell(&name) => break,
                Piece::Open(tag, false) if tag.name() == "office:annotation" => pinned += 1,
                Piece::Close(name) if name == "office:annotation" => pinned = pinned.saturating_sub(1),
                _ if pinned > 0 => {}
                Piece::Open(tag, is_empty) => {
                    cell.space(&tag);
                    is_paragraph |= tag.name() == "text:p" && !is_empty;
                }
                Piece::Close(name) => is_paragraph &= name != "text:p",
                Piece::Text(text) if is_paragraph && cell.text.len() <= MAX_CELL_BYTES as usize => {
                    cell.text.push_str(&text);
                }
                Piece::Text(_) => {}
            }
        }
        Ok(())
    }
}

impl Cell {
    fn of(tag: &Tag) -> Self {
        let is_date = tag.get("office:value-type").is_some_and(|kind| kind == "date");
        let date = tag.get("office:date-value").filter(|_| is_date);
        let date = date.map(|at| at.split('T').next().unwrap_or_default().to_owned());
        Self { columns: count(tag, "table:number-columns-repeated"), date, ..Self::default() }
    }

    /// What stands for a space or a new line.
    fn space(&mut self, tag: &Tag) {
        match tag.name() {
            "text:p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:line-break" => self.text.push('\n'),
            "text:tab" => self.text.push('\t'),
            "text:s" => {
                let spaces = tag.get("text:c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                self.text.extend(std::iter::repeat_n(' ', spaces.min(100)));
            }
            _ => {}
        }
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

/// How often a row or a cell stands there.
fn count(tag: &Tag, name: &str) -> u32 {
    tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:body><office:spreadsheet>
        <table:table table:name="Notes &amp; co"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
        <table:table table:name="Clients"><table:table-column/>
        <table:table-row table:number-rows-repeated="4000000000"><table:table-cell/></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>Nom</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="string"><office:annotation><text:p>À revoir</text:p></office:annotation><text:p>Code</text:p><text:p>postal</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>R<text:span>&amp;D</text:span><text:s text:c="2"/>SARL</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-02-01T10:00:00"><text:p>1 févr.</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.2"><text:p>20 %</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="1000"><text:p>01000</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16380"/></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"#;

    #[test]
    fn a_cell_is_what_it_shows() {
        let sheets = Reader::new(CONTENT.as_bytes()).all(|_| 10).unwrap();
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((names, sheets[0].1.len()), (vec!["Notes & co", "Clients"], 0));
        let cells: Vec<Vec<&str>> =
            sheets[1].1.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
        let client = vec!["R&D  SARL", "2026-02-01", "20 %", "01000"];
        assert_eq!(cells, [vec!["Nom", "", "", "Code\npostal"], client.clone(), client]);
        assert_eq!(sheets[1].1[0].line, 4_000_000_001);
    }

    #[test]
    fn rows_that_repeat_themselves_are_not_more_than_are_wanted() {
        let many = CONTENT.replace(
            r#"repeated="2"><table:table-cell><text:p>R"#,
            r#"repeated="4000000000"><table:table-cell><text:p>R"#,
        );
        let sheets = Reader::new(many.as_bytes()).all(|_| 10).unwrap();
        assert_eq!(sheets[1].1.len(), 10);
    }
}
