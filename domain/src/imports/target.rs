//! Where a column goes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Contacts and addresses, or rows of another group, that one row of a file may hold side by side.
pub const MAX_SIDE_BY_SIDE: u32 = 10;

/// Where a column goes: the path of the form's input that it fills, as in errors; nowhere where that is empty.
///
/// A feature says which paths there are ([`Columns::accepts`](super::Columns::accepts)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Target(String);

impl Target {
    /// Nowhere.
    pub const IGNORED: Self = Self(String::new());

    /// To a path.
    #[must_use]
    pub fn to(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// Whether the column is left out.
    #[must_use]
    pub fn is_ignored(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
