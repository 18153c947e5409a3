//! The real program, killed: what it said is kept, and what it began goes on.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on must fail")]

mod connections;
mod hostile;
mod imports;
mod mail;
mod private;
mod process;
mod room;
mod soak;
mod writes;
