//! What is open of an account: invoices that are not settled, and what settles none.

use chrono::NaiveDate;
use uuid::Uuid;

use super::Row;
use crate::billing::due::{Due, next_due};
use crate::billing::ledger::EntryKind;
use crate::money::Money;

/// Something of which a part is open on a day.
///
/// What it comes to, and what of it is open, count what had come by that day alone: an invoice is settled by what was paid by then,
/// whenever that was allocated. All that is open comes to what is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// What it is.
    pub kind: EntryKind,
    /// The document, payment or credit.
    pub source: Uuid,
    /// The document's number, or the payment's reference.
    pub reference: Option<String>,
    /// Its day.
    pub on: NaiveDate,
    /// What it comes to; less than zero lessens what is owed.
    pub whole: Money,
    /// What of it is open, with the same sign.
    pub left: Money,
    /// The parts that it is paid in, in the order of their days; none of what is not paid.
    pub dues: Vec<Due>,
}

impl OpenItem {
    /// The last day to pay what is due of it first.
    #[must_use]
    pub fn due_on(&self) -> Option<NaiveDate> {
        next_due(&self.dues, self.whole.minor().saturating_sub(self.left.minor()))
    }

    /// What is owed of it, part by part, each by its day: the latest parts are those that are not paid yet.
    pub(super) fn owed(&self) -> Vec<(NaiveDate, i64)> {
        let mut left_minor = self.left.minor();
        let mut owed = Vec::with_capacity(self.dues.len());
        for due in self.dues.iter().rev() {
            let part_minor = due.amount.minor().min(left_minor);
            if part_minor > 0 {
                owed.push((due.on, part_minor));
                left_minor -= part_minor;
            }
        }
        // What no part accounts for is due at once.
        if left_minor > 0 {
            owed.push((self.on, left_minor));
        }
        owed
    }

    pub(super) fn row(&self) -> Row {
        Row {
            kind: self.kind,
            undone: false,
            source: self.source,
            reference: self.reference.clone(),
            on: self.on,
            due_on: self.due_on(),
            amount: self.left,
            whole: (self.whole != self.left).then_some(self.whole),
            balance: self.left,
        }
    }
}
