//! What a feature states so that its records are brought in from files: the words of the pages.

use domain::imports::Columns;
use domain::imports::identity::Same;

use crate::listing::Face;
use kit::words::Locale;

/// See the module; one static a feature.
pub struct Importing {
    /// Its list: where the pages are, who may see them, what it is called and how its records are counted.
    pub face: &'static Face,
    /// The columns of its files.
    pub columns: &'static Columns,
    /// What identifies its records, the surest first.
    pub known_by: &'static [KnownBy],
    /// Its words.
    pub word: fn(Locale, ImportWord) -> &'static str,
    /// What a part of a record is called, by the group of its form, or by what the paths of columns that companies name begin with.
    pub group: fn(Locale, &str) -> &'static str,
}

/// Something that identifies a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownBy {
    /// What two have in common.
    pub same: Same,
    /// The path of the column that says it.
    pub path: &'static str,
    /// Whether no two records may have it, so that it identifies whatever one chooses.
    pub is_unique: bool,
}

/// A feature's own words for what it brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportWord {
    /// What files are accepted.
    Accepted,
    /// Whose files are recognised.
    Programs,
    /// A file was not accepted, said to whoever has no script.
    NoFile,
    /// A file is of no kind that is accepted.
    WrongKind,
    /// What a column fills.
    OurField,
    /// What is asked about records that exist.
    Duplicates,
    /// What they are recognised by.
    DuplicatesHint,
    /// What else is to be known of what identifies a record.
    KnownByHint,
    /// The answer that makes another one.
    SecondOne,
    /// What leads to the list at the end.
    See,
}

impl Importing {
    /// The address of the first step.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/import", self.face.path())
    }

    /// Where files are sent.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/api{}", self.path())
    }
}
