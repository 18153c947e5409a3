//! Billing: which documents there are and what becomes of them, how they are numbered and chained, when they are due, and how what is
//! paid meets what is owed.

pub mod allocation;
pub mod chain;
pub mod correction;
pub mod document;
pub mod due;
pub mod kind;
pub mod ledger;
pub mod number;
pub mod recurrence;
pub mod state;
