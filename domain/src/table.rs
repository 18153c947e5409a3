//! An index over rows: every table of the product is filtered, sorted, counted and summed here.
//!
//! Pure, and compiled for both sides.

mod bits;
mod cell;
mod choices;
mod schema;
mod spelling;
mod text_rows;

pub use cell::{Cell, MAX_TEXT_BYTES, RowError};
pub use choices::{Choice, Choices, MAX_CHOICES};
pub use schema::{Column, ColumnIndex, ColumnKind, MAX_COLUMNS, Schema};
