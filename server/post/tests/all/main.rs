//! Letters over real connections on loopback.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod hostile;
mod real;
mod sink;
mod taken;
