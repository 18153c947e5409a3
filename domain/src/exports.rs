//! Records as rows of a file that Clientèle, a spreadsheet or another program takes in.

use std::collections::HashMap;

use crate::form::{FormText, in_row};
use crate::format::Language;
use crate::imports::choices::{write, write_tick};
use crate::imports::{Column, Columns, NamedColumn, Value};

/// The words behind ids, by id as text: labels of lists' entries, numbers of records that others name, e-mails of users.
pub type Names = HashMap<String, String>;

/// What an export is written with.
#[derive(Clone, Debug)]
pub struct Format {
    /// Its columns.
    pub columns: &'static Columns,
    /// Those that the company has named.
    pub named: Vec<NamedColumn>,
    /// The language of column names and choices.
    pub language: Language,
    /// The words behind ids.
    pub names: Names,
}

impl Format {
    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<String> {
        self.columns.header(&self.named, self.language)
    }

    /// What stands in the cells of each column.
    #[must_use]
    pub fn values(&self) -> Vec<Value> {
        self.columns.own().map(|column| column.value).chain(self.named.iter().map(|column| column.value)).collect()
    }

    /// The rows of a record: all of it in the first, a further row of each group in each row below, under what is repeated. An import puts
    /// them together again.
    #[must_use]
    pub fn rows(&self, form: &FormText, state: &str) -> Vec<Vec<String>> {
        let count = |group| form.rows(group).last().map_or(0, |last| last + 1);
        let rows = self.columns.form.groups.iter().map(|group| count(group.name)).max().unwrap_or(0).max(1);
        let row = |row| {
            let own = self.columns.own().map(move |column| self.own_cell(column, form, state, row));
            let named = self.named.iter().map(move |column| {
                let typed = if row == 0 { form.get(&column.path()) } else { "" };
                self.written(column.value, typed)
            });
            own.chain(named).collect()
        };
        (0..rows).map(row).collect()
    }

    fn own_cell(&self, column: &Column, form: &FormText, state: &str, row: u32) -> String {
        let Column { path, value, .. } = *column;
        match in_row(path) {
            Some((group, _, name)) => self.written(value, form.get(&format!("{group}[{row}].{name}"))),
            None if row > 0 && !self.columns.repeated.contains(&path) => String::new(),
            None if path == "state" => self.written(value, state),
            None => self.written(value, form.get(path)),
        }
    }

    fn written(&self, value: Value, typed: &str) -> String {
        let named = |id: &str| self.names.get(id).map(String::as_str);
        match value {
            _ if typed.is_empty() => String::new(),
            Value::Line | Value::Lines | Value::Number | Value::Day => typed.to_owned(),
            Value::Tick => write_tick(true, self.language).to_owned(),
            Value::Choice(choices) => write(choices, typed, self.language).unwrap_or(typed).to_owned(),
            Value::Items(_) => typed.lines().filter_map(named).collect::<Vec<_>>().join(", "),
            Value::Item(_) | Value::User | Value::Record => named(typed).unwrap_or_default().to_owned(),
        }
    }
}

/// One line of a CSV file: `;` between cells, quotes where needed, nothing that a spreadsheet would run.
#[must_use]
pub fn csv_line(cells: &[String]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(cells.iter().map(|cell| crate::imports::neutralise(cell).into_owned()));
    writer.into_inner().unwrap_or_default()
}

/// What tells Excel that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";
