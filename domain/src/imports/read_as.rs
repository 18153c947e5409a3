//! How a file is to be read, as far as somebody said so.

use serde::{Deserialize, Serialize};

use super::Encoding;

/// See the module; what is none is judged by the file's content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// How its characters are written.
    pub encoding: Option<Encoding>,
    /// Which sheet of a workbook, from 0.
    pub sheet: Option<u16>,
    /// Where the names of its columns stand.
    pub heading: Option<Heading>,
}

/// Where the names of a table's columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heading {
    /// On the row that begins on this line of the file, from 1; what is above is stepped over.
    Line(u32),
    /// Nowhere: the first row is a record already.
    Absent,
}

impl Default for Heading {
    fn default() -> Self {
        Self::Line(1)
    }
}
