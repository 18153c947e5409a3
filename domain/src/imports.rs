//! Records from the files of other programs: how a file is read, which column is what, and what each row becomes.
//!
//! The same code answers the preview and the import, so that what was shown is what happens. A feature states its [`Columns`], how it reads
//! rows ([`RowReader`]) and what its records are recognised by ([`Identity`]).

pub mod aside;
mod backup;
mod beside;
mod bounds;
pub mod choices;
pub mod cleaning;
pub mod column;
pub mod columns;
mod cp850;
pub mod decode;
mod delimited;
pub mod group;
mod guess;
pub mod handling;
mod heading;
pub(crate) mod html;
pub mod identity;
mod ldif;
mod left;
pub mod lookup;
pub mod nothing;
pub mod programs;
mod read_as;
pub mod report;
mod separator;
pub mod several;
pub mod sheet;
pub mod sources;
pub mod suggest;
pub mod taken_back;
pub mod target;
pub(crate) mod values;

pub use aside::{Aside, Headed};
pub use cleaning::{guarded, neutralise, restore};
pub use column::{Column, Value};
pub use columns::{Columns, NamedColumn};
pub use decode::Encoding;
pub use group::{Group, RowReader, SheetRow};
pub use handling::{Guess, Handling, SentHandling};
pub use heading::{Known, Rows};
pub use identity::Identity;
pub use left::{Doubt, Left, Rejected, Skipped};
pub use lookup::Lookup;
pub use programs::Program;
pub use read_as::{Heading, ReadAs};
pub use report::{Counts, Description, Fate, Hint, ImportState, Policy, Preview, PreviewCell, PreviewRow, Progress};
pub use sheet::{Book, OpenError, Record, Sheet, SheetKind};
pub use sources::{Source, Sources};
pub use suggest::{Suggestion, known_names, suggest, suggest_by_rows};
pub use taken_back::{Outcome, Past, TakenBack, Undone};
pub use target::Target;

use crate::jobs::JobKind;

/// The job that brings a file in. A failure is told within the minute: whoever began it waits for it.
pub const JOB: JobKind = JobKind { name: "import", max_attempts: 4 };
/// The job that takes back what an import brought in which then failed, or which somebody takes back. It has patience: until it is through,
/// part of a file is here.
pub const UNDO: JobKind = JobKind { name: "import_undo", max_attempts: 20 };

/// The largest file taken in: 100,000 clients with every column stay below it.
pub const MAX_FILE_BYTES: u32 = 64 * 1024 * 1024;
/// The most columns; the widest export known has ninety.
pub const MAX_COLUMNS: u32 = 200;
/// The most rows below the header.
pub const MAX_ROWS: u32 = 200_000;
/// The most bytes in one cell: beyond, a quote was left open.
pub const MAX_CELL_BYTES: u32 = 64 * 1024;
/// How many of a table's first rows are shown, to choose the names of its columns from.
pub const FIRST_LINES: usize = 12;
/// How many rows the preview shows.
pub const PREVIEW_ROWS: usize = 50;
/// How many rows the preview sets beside what they look like.
pub const PREVIEW_HINTS: usize = 30;
