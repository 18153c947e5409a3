//! What an import leaves: rows that did not come in, and cells of those that did, for whoever looks at them.

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::imports::Aside;
use crate::imports::report::Duplicate;

/// A row that was refused, as the file of refused rows keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// Its line in the file.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// Why, each with the column it stands in.
    pub errors: FieldErrors,
}

/// A row that was left out, since its record is there already and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its line in the file.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// The record that is there.
    pub known: Duplicate,
}

/// A cell whose value could not be read, of a row that came in all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Its line in the file.
    pub line: u32,
    /// The name of its column.
    pub column: String,
    /// Whom of the record's people it is about; blank for the record itself.
    pub about: String,
    /// What stood there.
    pub value: String,
    /// Why it could not be read.
    pub doubt: FieldError,
}

/// A line of the file that an import leaves: a row of which nothing came in, or a cell of one that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Left {
    /// A row that did not come in.
    Rejected(Rejected),
    /// A row whose record is there already.
    Skipped(Skipped),
    /// A cell to be looked at.
    Doubt(Doubt),
}

impl Doubt {
    /// What is to be told of something that was kept beside a record; nothing where it was read.
    #[must_use]
    pub fn of(aside: &Aside, columns: &[String]) -> Option<Self> {
        Some(Self {
            line: aside.line,
            column: columns.get(aside.column).cloned().unwrap_or_default(),
            about: aside.about.clone(),
            value: aside.text.clone(),
            doubt: aside.why.clone()?,
        })
    }
}
