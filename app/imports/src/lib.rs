//! Bringing records in from a file: the file, its columns, a preview, the import, what became of it.
#![recursion_limit = "512"]

pub mod api;

mod begun;
#[cfg(feature = "hydrate")]
mod browser;
mod choices;
mod columns;
mod file;
mod finish;
mod hints;
mod mapping;
mod page;
#[cfg(feature = "ssr")]
mod places;
mod preview;
mod reading;
mod recent;
mod recognised;
mod running;
mod steps;
mod tally;
mod undo;
mod undone;
mod wizard;
mod wording;

#[cfg(feature = "ssr")]
pub use api::places;
pub use page::ImportPage;
#[cfg(feature = "ssr")]
pub use places::country_name;
pub use wording::{
    already_there, doubt_columns, doubts_file, outcome, reason, rejected_file, skipped_file, skipped_reason,
    taken_back_columns, taken_back_file,
};
