//! The parts of the form that creates and edits a client.

pub mod api;

mod addresses;
mod check;
mod conflict;
mod contacts;
mod draft;
mod duplicates;
mod gather;
mod input;
mod listen;
mod more;
mod organisation;
mod picker;
mod save;
mod sent;
mod sheet;
mod state;
mod suggest;
mod tags;

pub use sheet::Sheet;
