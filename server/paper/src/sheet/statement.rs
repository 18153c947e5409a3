//! A client's statement (A10.1).

use chrono::NaiveDate;
use domain::format::Locale;
use domain::money::Money;

use super::{Buyer, PaperSize, Payment, Seller};

/// What happened between two days, and what is owed at the end of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its language, and how numbers and days are written in it.
    pub locale: Locale,
    /// What it is printed on.
    pub paper: PaperSize,
    /// The day that it is made on; the file is dated by it.
    pub dated: NaiveDate,
    /// Whose books these are.
    pub seller: Seller,
    /// Whose account it is.
    pub buyer: Buyer,
    /// The number by which the client is known.
    pub client_number: Option<String>,
    /// The first day; nothing where it goes back to the beginning.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
    /// Whether only what is still open is listed; balances are then those of what is listed.
    pub open_only: bool,
    /// What was owed before the first day; less than zero is owed to the client.
    pub opening: Money,
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// All that was owed more.
    pub debit: Money,
    /// All that was owed less.
    pub credit: Money,
    /// What is owed at the end.
    pub closing: Money,
    /// What is owed at the end by how long it has been due; not shown where there is none.
    pub ageing: Option<Ageing>,
    /// How what is owed is paid.
    pub payment: Option<Payment>,
    /// What the seller says below.
    pub note: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its day.
    pub on: NaiveDate,
    /// What it is.
    pub word: EntryWord,
    /// Its number, or the reference of a payment.
    pub number: Option<String>,
    /// The last day to pay it.
    pub due_on: Option<NaiveDate>,
    /// By how much more is owed.
    pub debit: Option<Money>,
    /// By how much less is owed.
    pub credit: Option<Money>,
    /// What is owed behind it.
    pub balance: Money,
}

/// What an entry is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryWord {
    /// An invoice.
    Invoice,
    /// An invoice over a down payment.
    DownPayment,
    /// A credit note.
    CreditNote,
    /// A payment.
    Payment,
    /// Money given back.
    Refund,
    /// A credit that was given.
    Credit,
    /// What was given up.
    WriteOff,
    /// Something that was undone.
    Reversal,
    /// What whoever fills it in calls it, in the document's language: a payment with its means.
    Other(String),
}

/// What is owed, by how many days it has been due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ageing {
    /// Not due yet.
    pub not_due: Money,
    /// For 30 days at most.
    pub to_30: Money,
    /// For 31 to 60 days.
    pub to_60: Money,
    /// For 61 to 90 days.
    pub to_90: Money,
    /// For longer.
    pub over_90: Money,
}
