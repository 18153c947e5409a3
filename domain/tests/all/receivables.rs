//! What is owed and paid, whatever happens in whatever order: against what one would write down by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod account;
mod due;
mod events;
mod numbers;
mod recurrence;
