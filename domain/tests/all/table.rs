//! The table against a naive one that compares every row with every other.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod added;
mod changes;
mod naive;
mod snapshots;
mod strategies;
mod views;
