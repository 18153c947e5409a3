//! An index over rows: every table of the product is filtered, sorted, counted and summed here.
//!
//! Pure, and compiled for both sides.

mod bits;
mod builder;
mod cell;
mod choices;
mod columns;
mod facets;
mod filter;
mod highlight;
mod id_index;
mod matching;
mod number_column;
mod order;
mod row;
mod rows;
mod schema;
mod sort;
mod spelling;
mod text_rows;
mod view;
mod words;

pub use builder::TableBuilder;
pub use cell::{Cell, MAX_TEXT_BYTES, RowError};
pub use choices::{Choice, Choices, MAX_CHOICES};
pub use facets::{Count, Sum};
pub use filter::Filter;
pub use matching::Matches;
pub use row::Row;
pub use rows::Table;
pub use schema::{Column, ColumnIndex, ColumnKind, MAX_COLUMNS, Schema};
pub use view::SortKey;
pub use words::Words;
