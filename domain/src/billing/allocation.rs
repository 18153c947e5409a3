//! Which invoices are paid by what: payments, credits and credit notes are allocated to invoices, the rest stays on account and is offered
//! later; what is given up is allocated likewise, so that an invoice's balance is always its total less its allocations.
//!
//! Allocations are added and never changed: one that is undone is followed by its opposite. They say what pays what and leave the
//! [ledger](super::ledger) alone, but for what comes in, goes out or is given up.

mod error;
mod funds;
mod plan;
mod settle;
mod undo;
mod verify;

pub use error::AllocationError;
pub use funds::{Allocation, Funds, OpenInvoice, Source, balance};
pub use plan::{Part, Plan, chosen, oldest_first};
pub use settle::{Refunded, WrittenOff, received, refund, write_off};
pub use undo::{Reversed, release, reverse, take_back_refund};
pub use verify::{KeptInvoice, WrongAllocation, verify};
