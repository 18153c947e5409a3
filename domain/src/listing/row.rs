//! A row of a list.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::CustomFieldId;
use crate::table::{APART, ColumnIndex, ColumnKind, Row, Table};

/// 1970-01-01, counted as chrono counts days.
const EPOCH: i32 = 719_163;

/// The days of a date, as tables count them.
#[must_use]
pub fn day_of(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - EPOCH
}

/// A day as a row has it in its text.
#[must_use]
pub fn day_in(text: &str) -> Option<NaiveDate> {
    let day: i32 = text.parse().ok()?;
    NaiveDate::from_num_days_from_ce_opt(day.checked_add(EPOCH)?)
}

/// A row as text by column: numbers in digits, choices by name, `1` for a flag that is set, nothing for a gap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    /// The record.
    pub id: Uuid,
    /// Its values, by the number of the column.
    pub cells: Vec<String>,
    /// Its values of the fields that the company has added, where it has one.
    pub custom: Vec<(CustomFieldId, String)>,
}

impl ListRow {
    /// A row of a table, whose own columns are these.
    pub(super) fn of(table: &Table, row: Row<'_>, columns: impl Iterator<Item = (ColumnIndex, ColumnKind)>) -> Self {
        let custom = table
            .added()
            .map(|(column, added)| (CustomFieldId(Uuid::from_u128(added.id)), cell(row, column, added.kind)));
        Self {
            id: Uuid::from_u128(row.id()),
            cells: columns.map(|(column, kind)| cell(row, column, kind)).collect(),
            custom: custom.filter(|(_, text)| !text.is_empty()).collect(),
        }
    }

    /// A text, or the name of a choice.
    #[must_use]
    pub fn text(&self, column: ColumnIndex) -> &str {
        self.cells.get(usize::from(column.0)).map_or("", String::as_str)
    }

    /// A number: an amount in its smallest unit, or a count.
    #[must_use]
    pub fn number(&self, column: ColumnIndex) -> Option<i64> {
        self.text(column).parse().ok()
    }

    /// A day.
    #[must_use]
    pub fn day(&self, column: ColumnIndex) -> Option<NaiveDate> {
        day_in(self.text(column))
    }

    /// Whether a flag is set.
    #[must_use]
    pub fn is(&self, column: ColumnIndex) -> bool {
        self.text(column) == "1"
    }

    /// The parts of a text that has several.
    pub fn parts(&self, column: ColumnIndex) -> impl Iterator<Item = &str> {
        self.text(column).split(APART).filter(|part| !part.is_empty())
    }

    /// The value of a field that the company has added, as the other values are written.
    #[must_use]
    pub fn custom(&self, field: CustomFieldId) -> &str {
        self.custom.iter().find(|(of, _)| *of == field).map_or("", |(_, text)| text)
    }
}

fn cell(row: Row<'_>, column: ColumnIndex, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Text { .. } | ColumnKind::Decimal | ColumnKind::Label => row.text(column),
        ColumnKind::Choice => row.label(column).to_owned(),
        _ => row.number(column).map(|number| number.to_string()).unwrap_or_default(),
    }
}
