//! What the server tells of a client's documents, payments and credits.

use chrono::NaiveDate;
use domain::documents::credit::CreditState;
use domain::documents::payment::{PaymentState, Pays};
use domain::documents::statistics::DaysToPay;
use domain::documents::{Bought, Figures};
use domain::ids::{CreditId, PaymentId};
use domain::money::Money;
use serde::{Deserialize, Serialize};

/// A payment in the table of a client's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// Which one.
    pub id: PaymentId,
    /// The day that it came in.
    pub paid_on: NaiveDate,
    /// How much.
    pub amount: Money,
    /// What of it is on account.
    pub left: Money,
    /// How it came in, in the company's own words.
    pub method: Option<String>,
    /// The reference of the transaction.
    pub reference: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// What it pays.
    pub pays: Vec<Pays>,
    /// What became of it.
    pub state: PaymentState,
}

/// A credit in the table of a client's (A9.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditRow {
    /// Which one.
    pub id: CreditId,
    /// The day that it was given.
    pub given_on: NaiveDate,
    /// How much.
    pub amount: Money,
    /// What of it may still be used.
    pub left: Money,
    /// Where it came from.
    pub source: Option<String>,
    /// What the client may read of it.
    pub public_notes: Option<String>,
    /// What the team has noted.
    pub private_notes: Option<String>,
    /// What it pays.
    pub pays: Vec<Pays>,
    /// What became of it.
    pub state: CreditState,
}

/// Where one stands with a client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What is owed, late, invoiced and received.
    pub figures: Figures,
    /// What it bought last, the newest first (A4.9).
    pub bought: Vec<Bought>,
    /// How fast it pays.
    pub paid: Option<DaysToPay>,
}
