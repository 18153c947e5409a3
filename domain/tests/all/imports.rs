//! Files of other programs, and our own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod exports;
mod programs;
mod support;
