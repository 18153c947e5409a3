//! What names a column of a list: one of the program's, or a field that the company has added.

use serde::{Deserialize, Serialize};

use crate::ids::CustomFieldId;
use crate::table::{ColumnIndex, Table};

/// A column of a list.
///
/// A field is named by its id, whether there still is one: an address, a cookie and a view can be read without knowing the company's
/// fields, and what has gone from them is passed over where the list is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnId {
    /// One of the program's.
    Native(ColumnIndex),
    /// A field that the company has added.
    Custom(CustomFieldId),
}

impl From<ColumnIndex> for ColumnId {
    fn from(column: ColumnIndex) -> Self {
        Self::Native(column)
    }
}

impl ColumnId {
    /// Where it stands in a table; nothing for a field that is not there.
    pub(super) fn place(self, table: &Table) -> Option<ColumnIndex> {
        match self {
            Self::Native(column) => Some(column),
            Self::Custom(field) => table.added_at(field.0.as_u128()).map(|(column, _)| column),
        }
    }
}

/// What the names of fields begin with in addresses and cookies.
pub(super) const CUSTOM: &str = "custom-";

/// A field's name in addresses and cookies: digits alone, since cookies keep points for themselves.
pub(super) fn custom_name(field: CustomFieldId) -> String {
    format!("{CUSTOM}{}", field.0.simple())
}

/// The field of a name.
pub(super) fn custom_field(name: &str) -> Option<CustomFieldId> {
    let digits = name.strip_prefix(CUSTOM)?;
    // An id may be written in more ways than this one.
    (digits.len() == 32).then(|| digits.parse().ok()).flatten()
}
