//! A client's ledger as it is read: what happened, and what was owed behind it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::billing::ledger::EntryKind;
use crate::money::Money;

/// An entry of a client's ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// Its place, from 1 on.
    pub sequence: u64,
    /// What it is about.
    pub kind: EntryKind,
    /// The entry that it undoes, by its place.
    pub reverses: Option<u64>,
    /// The document, payment, credit or write-off.
    pub source: Uuid,
    /// The number of the source, where it is a document.
    pub number: Option<String>,
    /// Its day.
    pub on: NaiveDate,
    /// By how much the balance changes; more than zero is more to pay.
    pub adjustment: Money,
    /// What is owed behind it.
    pub balance: Money,
}
