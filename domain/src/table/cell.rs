//! The values of a row on their way into a table, and why one may be refused.

use super::choices::MAX_CHOICES;
use super::schema::{Column, ColumnKind};

/// The longest text of one cell, in bytes: more than a row can show, and a table of many stays in memory.
pub const MAX_TEXT_BYTES: usize = 16 * 1024;

/// One value of a row. It must be of its column's kind; [`Cell::Gap`] fits every column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// No value.
    Gap,
    /// Text as written, at most [`MAX_TEXT_BYTES`]; empty text is a gap.
    Text(&'a str),
    /// A whole number, or money in the smallest unit; never `i64::MIN`, which stands for a gap inside.
    Integer(i64),
    /// Days since 1970-01-01; never `i32::MIN`.
    Date(i32),
    /// Seconds since 1970-01-01T00:00:00Z; never `i64::MIN`.
    Instant(i64),
    /// A choice's id, below [`MAX_CHOICES`].
    Choice(u16),
    /// Yes or no.
    Flag(bool),
}

/// Why a row does not fit the table. The table is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// More or fewer cells than columns.
    #[error("the row has {found} cells, the table {expected} columns")]
    Cells {
        /// How many columns there are.
        expected: usize,
        /// How many cells came.
        found: usize,
    },
    /// A cell of another kind than its column.
    #[error("not a value of column {0}")]
    Kind(&'static str),
    /// A text, a number or a choice beyond what [`Cell`] allows.
    #[error("a value of column {0} is too large")]
    TooLarge(&'static str),
    /// The table holds as much as it can: 2³¹ rows, or 4 GiB of text.
    #[error("the table is full")]
    Full,
}

impl Cell<'_> {
    /// Whether the cell may stand in the column.
    pub(super) fn check(self, column: &Column) -> Result<(), RowError> {
        let fits = match (self, column.kind) {
            (Self::Gap, _) | (Self::Flag(_), ColumnKind::Flag) => true,
            (Self::Text(text), kind) if kind.is_text() => text.len() <= MAX_TEXT_BYTES,
            (Self::Integer(number), ColumnKind::Integer) | (Self::Instant(number), ColumnKind::Instant) => {
                number != i64::MIN
            }
            (Self::Date(day), ColumnKind::Date) => day != i32::MIN,
            (Self::Choice(id), ColumnKind::Choice) => id < MAX_CHOICES,
            _ => return Err(RowError::Kind(column.name)),
        };
        if fits { Ok(()) } else { Err(RowError::TooLarge(column.name)) }
    }

    /// The value of a column of any kind but text, from its number; nothing if no value of the kind has that number.
    pub(super) fn of(kind: ColumnKind, number: Option<i64>) -> Option<Self> {
        let Some(number) = number else { return Some(Cell::Gap) };
        match kind {
            ColumnKind::Text { .. } | ColumnKind::Decimal | ColumnKind::Label => None,
            ColumnKind::Integer => Some(Cell::Integer(number)),
            ColumnKind::Instant => Some(Cell::Instant(number)),
            ColumnKind::Date => i32::try_from(number).ok().map(Cell::Date),
            ColumnKind::Choice => u16::try_from(number).ok().map(Cell::Choice),
            ColumnKind::Flag => u8::try_from(number).ok().filter(|flag| *flag < 2).map(|flag| Cell::Flag(flag == 1)),
        }
    }

    /// The value of any kind but text, as a number.
    pub(super) const fn number(self) -> Option<i64> {
        match self {
            Self::Gap | Self::Text(_) => None,
            Self::Integer(number) | Self::Instant(number) => Some(number),
            Self::Date(day) => Some(day as i64),
            Self::Choice(id) => Some(id as i64),
            Self::Flag(yes) => Some(yes as i64),
        }
    }

    /// The text; nothing stands for a gap.
    pub(super) const fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_of_its_columns_kind() {
        let column = |kind| Column { name: "c", kind };
        let day = column(ColumnKind::Date);
        assert_eq!(Cell::Date(3).check(&day), Ok(()));
        assert_eq!(Cell::Gap.check(&day), Ok(()));
        assert_eq!(Cell::Integer(3).check(&day), Err(RowError::Kind("c")));
        assert_eq!(Cell::Date(i32::MIN).check(&day), Err(RowError::TooLarge("c")));
        assert_eq!(Cell::Choice(MAX_CHOICES).check(&column(ColumnKind::Choice)), Err(RowError::TooLarge("c")));
        let long = "x".repeat(MAX_TEXT_BYTES + 1);
        assert_eq!(
            Cell::Text(&long).check(&column(ColumnKind::Text { searched: false })),
            Err(RowError::TooLarge("c"))
        );
    }
}
