//! Letters that are sent while somebody waits: the settings tried out. All others are rows of the outbox.

#[cfg(feature = "ssr")]
pub mod port;
