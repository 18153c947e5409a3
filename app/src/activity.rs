//! What happened to a client, newest first (A7.1).

pub mod api;

mod feed;
mod told;

pub use api::{ActivityPage, activity_of_client};
pub use feed::Activity;
