//! Billing: which documents there are, what they are made of and come to, what becomes of them, how they are numbered and chained, when they
//! are due, and how what is paid meets what is owed.

pub mod allocation;
pub mod chain;
pub mod correction;
pub mod document;
pub mod due;
mod exact;
pub mod kind;
pub mod ledger;
pub mod lines;
pub mod margin;
mod millionths;
pub mod number;
pub mod quantity;
pub mod rate;
pub mod rates;
pub mod recurrence;
pub mod regime;
pub mod state;
pub mod taxes;
pub mod territory;
pub mod totals;
pub mod transfer;
pub mod unit_price;
pub mod vat;
