//! What happened to a record, newest first (A7.1): each feature has the words for its own events.

mod feed;
mod happened;
mod page;
mod when;

#[cfg(feature = "ssr")]
pub use page::PAGE;
pub use page::{ActivityPage, Asking, Telling};
