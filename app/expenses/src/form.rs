//! The form that enters and changes an expense.

pub mod api;
pub mod options;

mod figures;
mod sheet;
mod state;
mod supplier;

pub use sheet::ExpenseSheet;
