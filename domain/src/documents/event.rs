//! What happens to documents, to payments and to credits, as it is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::billing::state::Step;
use crate::form::Change;
use crate::ids::{DocumentId, PaymentId};
use crate::money::Money;

/// Something that happened to a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum DocumentEvent {
    /// It was created by hand.
    Created,
    /// It was made as a copy.
    Duplicated {
        /// Of this one.
        of: DocumentId,
    },
    /// It was made of others: an order of a quote, an invoice of deliveries.
    Made {
        /// Of these.
        of: Vec<DocumentId>,
    },
    /// Others were made of it.
    Became {
        /// This one.
        document: DocumentId,
    },
    /// Values were changed; `version` is the one that the save made.
    Updated {
        /// The version saved.
        version: i32,
        /// What changed.
        changes: Vec<Change>,
    },
    /// It was given its number.
    Issued {
        /// The number.
        number: String,
    },
    /// Anything else that leads from one state to another.
    Stepped {
        /// What.
        step: Step,
    },
    /// It was put aside.
    Archived,
    /// And taken out again.
    Unarchived,
    /// A payment, a credit or a credit note paid something of it.
    Paid {
        /// How much.
        amount: Money,
        /// The payment, where it was one.
        payment: Option<PaymentId>,
    },
    /// What paid it was taken off again.
    Released {
        /// How much.
        amount: Money,
    },
    /// What was left was given up.
    WrittenOff {
        /// How much.
        amount: Money,
    },
    /// A template could not make the invoice of a day. It is tried again, and told once.
    RunFailed {
        /// The day.
        on: NaiveDate,
    },
    /// What was given up is claimed again.
    WriteOffTakenBack {
        /// How much.
        amount: Money,
    },
    /// It was sent by e-mail.
    Mailed {
        /// To whom, between commas.
        to: String,
    },
}

impl DocumentEvent {
    /// The values that the event changed, when it counts as a save (the version moved by one).
    #[must_use]
    pub fn saved(&self) -> Option<Vec<Change>> {
        if let Self::Updated { changes, .. } = self { Some(changes.clone()) } else { None }
    }
}

/// Something that happened to a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum PaymentEvent {
    /// It was entered.
    Entered {
        /// How much.
        amount: Money,
    },
    /// It was entered while it was still on its way.
    Expected {
        /// How much.
        amount: Money,
    },
    /// What was on its way has come in.
    CameIn {
        /// How much.
        amount: Money,
    },
    /// What was on its way does not come.
    Failed,
    /// How it came in, or what it is noted with, was said otherwise.
    Described {
        /// What changed.
        changes: Vec<Change>,
    },
    /// Something of it was allocated to an invoice.
    Allocated {
        /// The invoice.
        invoice: DocumentId,
        /// How much.
        amount: Money,
    },
    /// Something of it was taken off an invoice.
    Released {
        /// The invoice.
        invoice: DocumentId,
        /// How much.
        amount: Money,
    },
    /// Something of it was given back.
    Refunded {
        /// How much.
        amount: Money,
    },
    /// What was given back is on account again.
    RefundTakenBack {
        /// How much.
        amount: Money,
    },
    /// It was deleted: everything that it did is undone.
    Reversed,
}

/// Something that happened to a credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum CreditEvent {
    /// It was given.
    Given {
        /// How much.
        amount: Money,
    },
    /// Something of it was used for an invoice.
    Applied {
        /// The invoice.
        invoice: DocumentId,
        /// How much.
        amount: Money,
    },
    /// Something of it was taken off an invoice.
    Released {
        /// The invoice.
        invoice: DocumentId,
        /// How much.
        amount: Money,
    },
    /// Something of it was given to the client in money.
    Refunded {
        /// How much.
        amount: Money,
    },
    /// What was given back may be used again.
    RefundTakenBack {
        /// How much.
        amount: Money,
    },
    /// It was taken back: everything that it did is undone.
    TakenBack,
}
