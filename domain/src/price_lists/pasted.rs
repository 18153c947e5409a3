//! Entries pasted as rows: a reference of a product, and its price or discount.

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::sent::LONGEST;

/// The most rows that are pasted at once.
pub const MAX_ROWS: u32 = 500;

/// A row that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedRow {
    /// The line that it stands in, from 1.
    pub line: u32,
    /// The reference of a product.
    pub reference: String,
    /// Its price or discount.
    pub value: String,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The line that it stands in, from 1.
    pub line: u32,
    /// What stands for the reference.
    pub reference: String,
    /// What is wrong.
    pub error: FieldError,
}

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pasted {
    /// How many are in the list by now.
    pub taken: u32,
    /// Those that were left out.
    pub refused: Vec<RefusedRow>,
}

/// The rows of a text, blank lines left out. The first cell is the reference and the last one that is filled the value, so that a name may
/// stand between them; cells are apart by tabs, as spreadsheets give them, else by semicolons, else by the last blank.
///
/// # Errors
/// There are too many, or so much text that some of it may have been cut off.
pub fn rows(text: &str) -> Result<Vec<PastedRow>, FieldError> {
    if text.chars().count() >= LONGEST {
        return Err(FieldError::TooLong { max: u32::try_from(LONGEST).unwrap_or(u32::MAX) });
    }
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let rows: Vec<PastedRow> = lines.map(|(line, text)| row(line, text)).collect();
    if rows.is_empty() {
        return Err(FieldError::Required);
    }
    if rows.len() > MAX_ROWS as usize {
        return Err(FieldError::TooMany { max: MAX_ROWS });
    }
    Ok(rows)
}

fn row(line: u32, text: &str) -> PastedRow {
    let (reference, value) = cells(text);
    PastedRow { line, reference: reference.trim().to_owned(), value: value.trim().to_owned() }
}

fn cells(text: &str) -> (&str, &str) {
    let text = text.trim();
    for mark in ['\t', ';'] {
        if let Some((reference, rest)) = text.split_once(mark) {
            let last = rest.rsplit(mark).find(|cell| !cell.trim().is_empty());
            return (reference, last.unwrap_or_default());
        }
    }
    // The blank before a per cent sign, or a currency's, is none between cells.
    let number = text.trim_end_matches(['%', '€', '$', '£']).trim_end();
    match number.rfind(char::is_whitespace) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_spreadsheets_and_of_people_are_read() {
        for (text, reference, value) in [
            ("ART-1\t12,50", "ART-1", "12,50"),
            ("ART-1\tVis à bois\t12,50\t", "ART-1", "12,50"),
            ("ART-1;10 %", "ART-1", "10 %"),
            ("  ART-1   12,50 €", "ART-1", "12,50 €"),
            ("Réf 7 10 %", "Réf 7", "10 %"),
            ("ART-1", "ART-1", ""),
            ("ART-1\t", "ART-1", ""),
        ] {
            let read = rows(text).unwrap();
            assert_eq!(read, [PastedRow { line: 1, reference: reference.into(), value: value.into() }], "{text}");
        }
        let lines: Vec<u32> = rows("a 1\r\n\r\nb 2\n").unwrap().iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3]);
    }

    #[test]
    fn too_much_and_nothing_are_refused() {
        assert_eq!(rows(" \n"), Err(FieldError::Required));
        assert_eq!(rows(&"a 1\n".repeat(501)), Err(FieldError::TooMany { max: MAX_ROWS }));
        assert!(matches!(rows(&"a".repeat(LONGEST)), Err(FieldError::TooLong { .. })));
    }
}
