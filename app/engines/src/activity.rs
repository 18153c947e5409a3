//! What happened to a record, newest first (A7.1): each feature has the words for its own events.

mod feed;
mod happened;
mod when;

pub use feed::{Feed, Line, More, Rest};
pub use happened::Happened;
