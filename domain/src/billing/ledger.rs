//! The ledger of a client: every change of what is owed, one after another, each with the balance behind it. Entries are added and never
//! changed; a mistake is undone by an entry of its own. Nothing else may write a balance.
//!
//! More than zero is owed by the client, less than zero to them. Allocations change nothing here: what was paid lessens what is owed on the
//! day it comes, whichever invoices it is for.

mod entry;
mod movement;
mod verify;

pub use entry::Entry;
pub use movement::{EntryKind, LedgerError, Movement};
pub use verify::{Fault, WrongEntry, paid_minor, verify};
