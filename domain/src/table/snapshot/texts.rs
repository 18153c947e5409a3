//! A column of texts as it travels.

use memchr::memchr;

use crate::table::rows::Table;
use crate::table::schema::ColumnIndex;

/// Ends every text; UTF-8 never contains it.
const END: u8 = 0xFF;

/// The texts of a column one after the other, each with its end. Lengths apart from the texts would compress worse: what
/// ends one mostly ends others.
pub(super) fn written(table: &Table, column: ColumnIndex) -> Vec<u8> {
    let (mut bytes, mut row_texts) = (Vec::new(), Vec::new());
    let Some((texts, cell)) = table.columns.texts(column) else { return bytes };
    for row in table.rows() {
        bytes.extend_from_slice(texts.written(row.position(), cell, &mut row_texts).as_bytes());
        bytes.push(END);
    }
    bytes
}

/// A column that is being read.
pub(super) struct TextReader<'a> {
    rest: &'a [u8],
}

impl<'a> TextReader<'a> {
    /// Reads from the first text on.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next text; nothing behind the last, or if it is none.
    pub fn next(&mut self) -> Option<&'a str> {
        let end = memchr(END, self.rest)?;
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.get(1..)?;
        str::from_utf8(text).ok()
    }

    /// Whether all were read.
    pub const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::cell::Cell;
    use crate::table::schema::{Column, ColumnKind, Schema};

    #[test]
    fn texts_come_back() {
        const SCHEMA: Schema = Schema::new(&[Column { name: "name", kind: ColumnKind::Text { searched: false } }]);
        let mut table = Table::new(SCHEMA);
        for (id, name) in (0..).zip(["Élève", "", "x"]) {
            table.upsert(id, &[Cell::Text(name)]).unwrap();
        }
        let bytes = written(&table, ColumnIndex(0));
        let mut texts = TextReader::new(&bytes);
        assert_eq!([texts.next(), texts.next()], [Some("Élève"), Some("")]);
        assert!(!texts.is_at_end());
        assert_eq!([texts.next(), texts.next()], [Some("x"), None]);
        assert!(texts.is_at_end());
    }

    #[test]
    fn no_text_is_made_of_other_bytes() {
        assert_eq!(TextReader::new(b"cut off").next(), None);
        assert_eq!(TextReader::new(&[0xC3, END]).next(), None);
    }
}
