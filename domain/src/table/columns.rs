//! The values of all rows, column by column.

use std::sync::Arc;

use super::bits::Bits;
use super::cell::{Cell, RowError};
use super::choices::Choices;
use super::number_column::NumberColumn;
use super::schema::{AddedColumn, Column, ColumnIndex, ColumnKind, MAX_COLUMNS, Schema};
use super::text_rows::TextRows;
use super::words::Number;

/// Where the values of a column are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A cell of the texts that the free filter searches.
    Searched(usize),
    /// A cell of the other texts.
    Quiet(usize),
    /// A column of numbers.
    Number(usize),
}

/// The values of rows, which are known here by position alone.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    schema: Schema,
    /// Those behind the schema's.
    added: Arc<[AddedColumn]>,
    places: Vec<Place>,
    searched: TextRows,
    quiet: TextRows,
    numbers: Vec<NumberColumn>,
    /// By column; empty for those that are no choices.
    choices: Vec<Choices>,
}

impl Columns {
    /// Of a schema, and behind it what was added, as far as there is room.
    pub fn new(schema: Schema, mut added: Vec<AddedColumn>) -> Self {
        added.truncate(MAX_COLUMNS - schema.columns().len());
        let (mut searched, mut quiet, mut numbers) = (0, 0, Vec::new());
        let mut places = Vec::with_capacity(schema.columns().len() + added.len());
        let kinds = schema.columns().iter().map(|column| column.kind).chain(added.iter().map(|column| column.kind));
        for kind in kinds {
            places.push(match (kind, NumberColumn::new(kind)) {
                (_, Some(values)) => {
                    numbers.push(values);
                    Place::Number(numbers.len() - 1)
                }
                (ColumnKind::Text { searched: true }, None) => {
                    searched += 1;
                    Place::Searched(searched - 1)
                }
                (_, None) => {
                    quiet += 1;
                    Place::Quiet(quiet - 1)
                }
            });
        }
        let choices = vec![Choices::default(); places.len()];
        let (searched, quiet) = (TextRows::default(), TextRows::default());
        Self { schema, added: added.into(), places, searched, quiet, numbers, choices }
    }

    pub const fn schema(&self) -> Schema {
        self.schema
    }

    /// The columns that were added, each with its place.
    pub fn added(&self) -> impl Iterator<Item = (ColumnIndex, &AddedColumn)> {
        self.indexes().skip(self.schema.columns().len()).zip(self.added.iter())
    }

    /// The places of all columns, in order.
    pub fn indexes(&self) -> impl Iterator<Item = ColumnIndex> + use<> {
        (0..).map(ColumnIndex).take(self.places.len())
    }

    /// What a column holds; nothing if there is no such column.
    pub fn kind(&self, column: ColumnIndex) -> Option<ColumnKind> {
        match column.at().checked_sub(self.schema.columns().len()) {
            None => self.schema.kind(column),
            Some(at) => self.added.get(at).map(|column| column.kind),
        }
    }

    /// Whether another table has the same columns.
    pub fn are_those_of(&self, other: &Self) -> bool {
        self.schema == other.schema && self.added == other.added
    }

    /// Every column, in order. Added ones go by one name, since theirs are no words of the program.
    fn all(&self) -> impl Iterator<Item = Column> {
        let added = self.added.iter().map(|column| Column { name: "added", kind: column.kind });
        self.schema.columns().iter().copied().chain(added)
    }

    /// Appends a row; a refused one leaves nothing behind.
    pub fn push(&mut self, cells: &[Cell<'_>]) -> Result<(), RowError> {
        if cells.len() != self.places.len() {
            return Err(RowError::Cells { expected: self.places.len(), found: cells.len() });
        }
        cells.iter().zip(self.all()).try_for_each(|(cell, column)| cell.check(&column))?;
        let text_bytes = cells.iter().map(|cell| cell.text().len()).sum();
        self.searched.check_room(text_bytes, cells.len())?;
        self.quiet.check_room(text_bytes, cells.len())?;
        let placed = || cells.iter().zip(&self.places);
        self.searched
            .push(placed().filter(|(_, place)| matches!(place, Place::Searched(_))).map(|(cell, _)| cell.text()));
        if self.places.iter().any(|place| matches!(place, Place::Quiet(_))) {
            self.quiet
                .push(placed().filter(|(_, place)| matches!(place, Place::Quiet(_))).map(|(cell, _)| cell.text()));
        }
        for (cell, place) in cells.iter().zip(&self.places) {
            if let Place::Number(at) = place {
                self.numbers[*at].push(cell.number());
            }
        }
        Ok(())
    }

    /// The text of a cell as it was written; empty for a gap and for columns that hold no text.
    pub fn text(&self, position: u32, column: ColumnIndex) -> String {
        match self.texts(column) {
            Some((texts, cell)) => texts.written(position, cell, &mut Vec::new()).to_owned(),
            None => String::new(),
        }
    }

    /// Where the text of a column is: its rows, and its place in each.
    pub fn texts(&self, column: ColumnIndex) -> Option<(&TextRows, usize)> {
        match *self.places.get(column.at())? {
            Place::Searched(cell) => Some((&self.searched, cell)),
            Place::Quiet(cell) => Some((&self.quiet, cell)),
            Place::Number(_) => None,
        }
    }

    /// The values of a column that holds no text.
    pub fn numbers(&self, column: ColumnIndex) -> Option<&NumberColumn> {
        match *self.places.get(column.at())? {
            Place::Number(at) => self.numbers.get(at),
            Place::Searched(_) | Place::Quiet(_) => None,
        }
    }

    /// Keeps the rows that contain the word in a searched column.
    pub fn keep_containing(&self, word: &str, rows: &mut Bits) {
        self.searched.keep_containing(word, rows);
    }

    /// Keeps the rows that have the telephone number in a searched column.
    pub fn keep_number(&self, number: &Number, rows: &mut Bits) {
        let mut found = rows.clone();
        for word in &number.words {
            self.keep_containing(word, &mut found);
        }
        for form in &number.forms {
            let mut others = rows.clone();
            self.keep_containing(form, &mut others);
            found.unite(&others);
        }
        *rows = found;
    }

    pub fn choices(&self, column: ColumnIndex) -> &Choices {
        const NONE: &Choices = &Choices::NONE;
        self.choices.get(column.at()).unwrap_or(NONE)
    }

    pub fn set_choices(&mut self, column: ColumnIndex, choices: Choices) {
        if let Some(place) = self.choices.get_mut(column.at()) {
            *place = choices;
        }
    }

    /// Copies the rows of a set, in order.
    pub fn only(&self, rows: &Bits) -> Self {
        Self {
            schema: self.schema,
            added: Arc::clone(&self.added),
            places: self.places.clone(),
            searched: self.searched.only(rows),
            quiet: self.quiet.only(rows),
            numbers: self.numbers.iter().map(|values| values.only(rows)).collect(),
            choices: self.choices.clone(),
        }
    }

    /// Gives back what growing reserved.
    pub fn shrink(&mut self) {
        self.searched.shrink();
        self.quiet.shrink();
        self.numbers.iter_mut().for_each(NumberColumn::shrink);
    }

    /// What it takes in memory, but for the choices.
    pub fn heap_bytes(&self) -> usize {
        let numbers: usize = self.numbers.iter().map(NumberColumn::heap_bytes).sum();
        self.searched.heap_bytes() + self.quiet.heap_bytes() + numbers
    }
}
