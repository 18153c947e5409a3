//! What settles documents, as their pages tell it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{CreditId, DocumentId, PaymentId, WriteOffId};
use crate::money::Money;

/// What pays an invoice, or what a credit note pays, as it stands: what was undone is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// What it is.
    pub by: Settler,
    /// How much, in the document's currency.
    pub amount: Money,
    /// The day: that a payment came in, that a credit note or an invoice was issued, that something was given up.
    pub on: NaiveDate,
    /// The number of a document, the reference of a payment's transaction, why something was given up.
    pub label: Option<String>,
    /// How a payment came in, in the company's own words.
    pub method: Option<String>,
}

/// The other side of a [`Settlement`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settler {
    /// Money that came in.
    Payment(PaymentId),
    /// A credit that was given.
    Credit(CreditId),
    /// A credit note.
    CreditNote(DocumentId),
    /// What was given up.
    WriteOff(WriteOffId),
    /// Of a credit note: an invoice that it pays.
    Invoice(DocumentId),
}
