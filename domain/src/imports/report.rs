//! What an import tells: what the file is, what would happen, how far it has come, what became of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::FieldError;
use crate::field::choices;
use crate::ids::ImportId;
use crate::imports::identity::Same;
use crate::imports::{Encoding, Heading, Program, ReadAs, SheetKind, Target};
use crate::lists::ListKind;
use crate::subject::Subject;

choices! {
    /// What to do with a row whose record exists already.
    Policy {
        /// Leave the record as it is.
        #[default]
        Skip = "skip",
        /// Fill what is empty of it, and replace what was ticked.
        Update = "update",
        /// Create another one.
        Create = "create",
    }

    /// How far an import has come.
    ImportState {
        /// The file is here; nothing has begun.
        #[default]
        Waiting = "waiting",
        /// Rows are coming in.
        Running = "running",
        /// Something failed, and what came in is being taken back.
        Undoing = "undoing",
        /// All of it came in.
        Done = "done",
        /// Nothing came in, because something failed.
        Failed = "failed",
        /// Nothing came in, because the server stopped meanwhile.
        Interrupted = "interrupted",
        /// All of it came in, and somebody has it taken back.
        TakingBack = "taking_back",
        /// All of it came in, and somebody has taken it back.
        Undone = "undone",
    }
}

/// What became of the rows of a file. Each has one fate: those created, added, updated and set aside are all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows of the file, without header and blank ones.
    pub rows: u32,
    /// Records created.
    pub created: u32,
    /// Rows that changed a record that was there, or that an earlier row has made.
    pub updated: u32,
    /// Rows of records that are left as they are.
    pub skipped: u32,
    /// Rows refused.
    pub rejected: u32,
    /// Rows that became a further part of another row's record: one more contact or address.
    pub merged: u32,
    /// Cells whose values could not be read, of rows that came in all the same. What was counted before there was such a thing says
    /// nothing of it.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub to_check: u32,
}

impl Counts {
    /// Rows of which nothing came in; the file that one may fetch has each of them, with the reason.
    #[must_use]
    pub const fn set_aside(&self) -> u32 {
        self.skipped + self.rejected
    }

    /// Whether each row has had its fate.
    #[must_use]
    pub const fn add_up(&self) -> bool {
        self.rows == self.created + self.merged + self.updated + self.set_aside()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
const fn is_nought(number: &u32) -> bool {
    *number == 0
}

/// What a file is and where its columns go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The import.
    pub id: ImportId,
    /// What it brings in.
    pub subject: Subject,
    /// The file's name.
    pub file: String,
    /// Table or cards.
    pub kind: SheetKind,
    /// How its characters are written.
    pub encoding: Encoding,
    /// What stands between its columns.
    pub separator: char,
    /// Where the names of its columns stand.
    pub heading: Heading,
    /// The first rows of a table: the line of each, and what stands there.
    pub first_lines: Vec<(u32, String)>,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub sheet: u16,
    /// The program that seems to have written it.
    pub program: Program,
    /// The names of its columns.
    pub header: Vec<String>,
    /// A few values of each column, the first rows' that have any.
    pub samples: Vec<Vec<String>>,
    /// Where each column goes.
    pub mapping: Vec<Target>,
    /// Whether the mapping is the one chosen last time for such a file.
    pub remembered: bool,
    /// What the company has named that a column may fill: its own fields, price lists.
    pub named: Vec<(Target, String)>,
}

impl Description {
    /// How it was read, said in full, so that it is read so again.
    #[must_use]
    pub fn read_as(&self) -> ReadAs {
        ReadAs { encoding: Some(self.encoding), sheet: Some(self.sheet), heading: Some(self.heading) }
    }
}

/// What would happen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// How many records would have which fate.
    pub counts: Counts,
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// Entries that lists would gain.
    pub new_items: Vec<(ListKind, String)>,
    /// The first rows that look like a record, and are perhaps about it.
    pub hints: Vec<Hint>,
    /// How many rows look like one, by what they have in common with it.
    pub hinted: Vec<(Same, u32)>,
}

/// A row that looks like a record: something hints at it and proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Its line in the file.
    pub line: u32,
    /// The record that it looks like.
    pub known: Duplicate,
    /// What the two are, side by side: the path of a field, what the row says, what the record has.
    pub sides: Vec<(String, String, String)>,
}

/// What would become of a row, or of an import's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A new record.
    Create,
    /// A new record although there is one.
    CreateAnyway(Duplicate),
    /// A new record that looks like one that is there.
    Perhaps(Duplicate),
    /// The record would be overwritten.
    Update(Duplicate),
    /// The record would stay as it is.
    Skip(Duplicate),
    /// Something is wrong.
    Reject,
    /// A further part of the record of the row above or of an earlier one.
    Merge,
}

impl Fate {
    /// Whether anything of the rows comes in.
    #[must_use]
    pub const fn comes_in(&self) -> bool {
        !matches!(self, Self::Reject | Self::Skip(_))
    }
}

/// The record that a row is about already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The record; none for a row of the same file.
    pub record: Option<Uuid>,
    /// The line of the same file, if it is one.
    pub line: Option<u32>,
    /// What they have in common.
    pub same: Same,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line in the file.
    pub line: u32,
    /// What would become of it.
    pub fate: Fate,
    /// Its cells, one a column.
    pub cells: Vec<PreviewCell>,
    /// What is wrong with the row as a whole.
    pub errors: Vec<(String, FieldError)>,
}

/// A cell of the preview.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCell {
    /// Its text, shortened.
    pub text: String,
    /// Why the row is refused.
    pub error: Option<FieldError>,
    /// Why its value is kept in a note, to be looked at.
    pub warning: Option<FieldError>,
}

/// How far an import has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The import.
    pub id: ImportId,
    /// What it brings in.
    pub subject: Subject,
    /// The file's name.
    pub file: String,
    /// How far it has come.
    pub state: ImportState,
    /// Rows read so far.
    pub done: u32,
    /// Rows in the file.
    pub total: u32,
    /// What became of them, at the end.
    pub counts: Counts,
    /// Records that came in and stay though the import failed or was taken back, since others have changed them meanwhile.
    pub kept: u32,
    /// Whether it can be taken back: it is done, and what it did is known still.
    #[serde(default)]
    pub undoable: bool,
}

impl ImportState {
    /// Whether nothing more happens by itself.
    #[must_use]
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Running | Self::Undoing | Self::TakingBack)
    }
}
