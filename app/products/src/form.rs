//! The form that creates and edits a product.

pub mod api;
pub mod options;

mod sheet;
mod state;

pub use sheet::ProductSheet;
