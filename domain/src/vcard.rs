//! Address cards: vCard 2.1, 3.0 and 4.0 are read; 3.0 is written, which every telephone and mail program takes in (Outlook no 4.0).

mod card;
mod coded;
mod parse;
mod places;
mod reach;
mod rows;
mod who;
mod write;

pub use card::{Card, Property};
pub use parse::Cards;
pub use rows::{COLUMNS, rows};
pub use write::{write, write_person};

/// What our own cards are known by when they come back: they say more than others can (`write` says what).
const PRODUCT: &str = "-//Clientele//Clientele//FR";
