//! Address cards: vCard 2.1, 3.0 and 4.0 are read; 3.0 is written, which every telephone and mail program takes in (Outlook no 4.0).

mod parse;
mod rows;
mod write;

pub use parse::{Card, Cards, Property};
pub use rows::{COLUMNS, rows};
pub use write::{write, write_person};
