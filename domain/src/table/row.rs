//! One row, read.

use super::cell::Cell;
use super::rows::Table;
use super::schema::ColumnIndex;

/// A row of a table: what is shown of it.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    position: u32,
}

impl<'a> Row<'a> {
    pub(super) const fn new(table: &'a Table, position: u32) -> Self {
        Self { table, position }
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> u128 {
        self.table.ids.id(self.position)
    }

    /// Where it stands, until the table's next change.
    #[must_use]
    pub const fn position(self) -> u32 {
        self.position
    }

    /// A text as it was written; empty for a gap and for columns that hold no text.
    #[must_use]
    pub fn text(self, column: ColumnIndex) -> String {
        self.table.columns.text(self.position, column)
    }

    /// A text as it is compared: folded; empty for columns that hold none.
    #[must_use]
    pub fn folded(self, column: ColumnIndex) -> &'a str {
        self.table.columns.texts(column).map_or("", |(texts, cell)| texts.folded(self.position, cell))
    }

    /// A value of any kind but text as a number: smallest units, days, seconds, a choice's id, 1 for yes.
    #[must_use]
    pub fn number(self, column: ColumnIndex) -> Option<i64> {
        self.table.columns.numbers(column)?.get(self.position)
    }

    /// A choice's id.
    #[must_use]
    pub fn choice(self, column: ColumnIndex) -> Option<u16> {
        self.number(column).and_then(|id| u16::try_from(id).ok())
    }

    /// What its choice is called; empty for a gap and for what is not listed.
    #[must_use]
    pub fn label(self, column: ColumnIndex) -> &'a str {
        self.choice(column).and_then(|id| self.table.choices(column).label(id)).unwrap_or_default()
    }

    /// Whether a flag is set; a gap is not.
    #[must_use]
    pub fn is(self, column: ColumnIndex) -> bool {
        self.number(column) == Some(1)
    }

    /// The value of any column as it came into the table, given what [`Row::text`] reads there.
    pub(super) fn cell(self, column: ColumnIndex, text: &str) -> Cell<'_> {
        match self.table.columns.kind(column) {
            None => Cell::Gap,
            Some(kind) if kind.is_text() => Cell::Text(text),
            Some(kind) => Cell::of(kind, self.number(column)).unwrap_or(Cell::Gap),
        }
    }
}
