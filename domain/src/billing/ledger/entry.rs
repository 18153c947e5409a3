//! An entry of a ledger, and how it follows the one before it.

use serde::{Deserialize, Serialize};

use super::movement::{EntryKind, LedgerError, Movement};
use crate::money::Money;

/// A change of what a client owes, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the client's ledger, from 1 on.
    pub sequence: u64,
    /// What it is about.
    pub kind: EntryKind,
    /// The entry that it undoes, by its place.
    pub reverses: Option<u64>,
    /// By how much the balance changes.
    pub adjustment: Money,
    /// What is owed behind it.
    pub balance: Money,
}

impl Entry {
    /// The entry that a movement makes behind the last one, or at the beginning of the ledger.
    pub fn after(last: Option<&Self>, movement: Movement) -> Result<Self, LedgerError> {
        let adjustment = movement.adjustment();
        let (sequence, balance) = match last {
            None => (1, adjustment),
            Some(last) => {
                let sequence = last.sequence.checked_add(1).ok_or(LedgerError::Overflow)?;
                (sequence, last.balance.checked_add(adjustment)?)
            }
        };
        Ok(Self { sequence, kind: movement.kind(), reverses: movement.reverses(), adjustment, balance })
    }

    /// What undoes it; `is_reversed` says whether an entry of the ledger does so already.
    pub fn reversal(&self, is_reversed: bool) -> Result<Movement, LedgerError> {
        Movement::reversal(self.sequence, self.kind, self.adjustment, is_reversed)
    }
}
