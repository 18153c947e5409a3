//! The form that creates and edits a contact.

pub mod api;
pub mod options;

mod person;
mod relation;
mod sheet;
mod state;

pub use sheet::ContactSheet;
