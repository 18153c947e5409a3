//! The form that creates and edits a task.

pub mod api;
pub mod options;

mod sheet;
mod state;

pub use sheet::TaskSheet;
