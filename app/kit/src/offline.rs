//! Without network: what the browser kept is shown, and said to be old; nothing is saved. The worker that keeps pages is `public/sw.js`.

mod banner;
mod caches;
mod contact;
#[cfg(feature = "ssr")]
mod document;
mod reach;
mod sought;
mod visited;

pub use banner::OfflineBanner;
pub use caches::{TABLES, caches, forget_others, saves_data};
pub use contact::{found, is_likely, is_lost, is_why, lost, show_as_of};
#[cfg(feature = "ssr")]
pub use document::offline_document;
pub use reach::within_reach;
pub use sought::follow_what_was_asked_for;
pub use visited::{keep_what_is_visited, open_kept};
