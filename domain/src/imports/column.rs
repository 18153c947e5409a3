//! A column of a file, as a feature states it.

use crate::imports::choices::Choices;
use crate::lists::ListKind;

/// A column of our own files. Its names are those of a file format: they stay as they are once files bear them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The path of the form that it fills. `state` is the record's, which stands beside its form.
    pub path: &'static str,
    /// What stands in its cells.
    pub value: Value,
    /// Its name in French.
    pub french: &'static str,
    /// Its name in English.
    pub english: &'static str,
}

impl Column {
    /// A column whose cells hold what is typed, in one line.
    #[must_use]
    pub const fn line(path: &'static str, french: &'static str, english: &'static str) -> Self {
        Self { path, value: Value::Line, french, english }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(path: &'static str, french: &'static str, english: &'static str) -> Self {
        Self { path, value: Value::Number, french, english }
    }

    /// A column of days.
    #[must_use]
    pub const fn day(path: &'static str, french: &'static str, english: &'static str) -> Self {
        Self { path, value: Value::Day, french, english }
    }

    /// A column of a fixed few.
    #[must_use]
    pub const fn choice(path: &'static str, choices: Choices, french: &'static str, english: &'static str) -> Self {
        Self { path, value: Value::Choice(choices), french, english }
    }
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// What is typed, in one line.
    Line,
    /// What is typed, in any number of lines.
    Lines,
    /// A number: an amount, a quantity, a rate. A workbook adds it up.
    Number,
    /// A day. A workbook has it as one.
    Day,
    /// A yes or a no.
    Tick,
    /// One of a fixed few.
    Choice(Choices),
    /// An entry of a list that users edit, by its label.
    Item(ListKind),
    /// Several of them.
    Items(ListKind),
    /// A user, by their e-mail.
    User,
    /// Another record, by its number.
    Record,
}

impl Value {
    /// The list that users edit, where entries of one stand in the cells.
    #[must_use]
    pub fn list(self) -> Option<ListKind> {
        match self {
            Self::Item(kind) | Self::Items(kind) => Some(kind),
            _ => None,
        }
    }
}
