//! A stored document.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::form::NewDocument;
use super::instalments;
use super::scheduled::unsent;
use crate::billing::due::{Due, Schedule, next_due};
use crate::billing::kind::DocumentKind;
use crate::billing::quantity::Quantity;
use crate::billing::recurrence::Every;
use crate::billing::state::{DocumentState, ShownState, Standing, shown};
use crate::billing::totals::Totals;
use crate::billing::unit_price::UnitPrice;
use crate::ids::{DocumentId, ProductId};
use crate::money::{Currency, Money};

/// A document as stored, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Counts its saves; a save names the one it was made from.
    pub version: i32,
    /// What it is.
    pub kind: DocumentKind,
    /// Its kept state.
    pub state: DocumentState,
    /// Whether somebody has put it aside.
    pub archived: bool,
    /// Its number, once it is issued.
    pub number: Option<String>,
    /// The day that it was issued on.
    pub issued_on: Option<NaiveDate>,
    /// The last day to pay it; for what is owed, once it is issued.
    pub due_on: Option<NaiveDate>,
    /// The last day of the offer, once it is issued.
    pub valid_until: Option<NaiveDate>,
    /// What stands in it.
    pub new: NewDocument,
    /// What it comes to.
    pub totals: Totals,
    /// What pays it, and what was credited of it, in its currency's smallest unit.
    pub settled: Settled,
    /// What it said when it was issued.
    pub content: Option<Content>,
    /// What it was made of.
    pub origins: Vec<Related>,
    /// What was made of it.
    pub made: Vec<Related>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What settles an invoice; of a credit note, what was used of it. Amounts in the smallest unit of the document's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// All that was allocated to it, credits and write-offs among it; of a credit note, all that it pays.
    pub allocated_minor: i64,
    /// How much of that are credit notes.
    pub credited_minor: i64,
    /// How much of that was given up.
    pub written_off_minor: i64,
}

/// Another document in the chain of this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// Which one.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// Its kept state.
    pub state: DocumentState,
}

/// A document as it stands in a table of several: those of one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Which one.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// What it is about.
    pub title: Option<String>,
    /// Its day: that of issue, of a draft the one that was typed or else the one that it was created on.
    pub date: NaiveDate,
    /// The last day to pay it, or to accept it.
    pub last_on: Option<NaiveDate>,
    /// What it is said to be today.
    pub state: ShownState,
    /// Without taxes, in the smallest unit of its currency.
    pub net_minor: i64,
    /// With taxes.
    pub total_minor: i64,
    /// What is left to pay, or to use; nothing of what moves no money, and of a draft.
    pub balance_minor: i64,
    /// Its currency.
    pub currency: Currency,
    /// How often a template makes an invoice; its last day is then that of the next one.
    pub every: Option<Every>,
}

/// Something that a client has bought (A4.9), with its invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bought {
    /// The product, where the line was filled in from one.
    pub product: Option<ProductId>,
    /// The reference that this product has now.
    pub reference: Option<String>,
    /// Its words.
    pub description: String,
    /// The day of the invoice.
    pub date: NaiveDate,
    /// The invoice.
    pub invoice: DocumentId,
    /// Its number.
    pub number: String,
    /// How much.
    pub quantity: Quantity,
    /// What it is counted in.
    pub unit: Option<String>,
    /// What one costs, on the invoice's basis.
    pub price: UnitPrice,
    /// What the line comes to without taxes, in the smallest unit of the currency.
    pub net_minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Document {
    /// What is left to pay, or to use of a credit note.
    #[must_use]
    pub const fn balance_minor(&self) -> i64 {
        self.totals.due_minor - self.settled.allocated_minor
    }

    /// What is left to pay.
    #[must_use]
    pub fn balance(&self) -> Money {
        Money::new(self.balance_minor(), self.totals.currency)
    }

    /// What it is said to be on a day in the company's time zone.
    #[must_use]
    pub fn shown(&self, today: NaiveDate) -> ShownState {
        shown(self.kind, self.state, &self.standing(), today).put_aside(self.archived)
    }

    /// What is to be paid by when of an issued invoice that is paid in parts; nothing of others.
    #[must_use]
    pub fn dues(&self) -> Vec<Due> {
        let due = Money::new(self.totals.due_minor, self.totals.currency);
        let parts = |issued_on| instalments::dues(&self.new.data, due, issued_on).ok();
        self.issued_on.and_then(parts).unwrap_or_default()
    }

    /// What its state is judged by.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing {
            valid_until: self.valid_until,
            due_on: next_due(&self.dues(), self.settled.allocated_minor).or(self.due_on),
            total_minor: self.totals.due_minor,
            balance_minor: self.balance_minor(),
            credited_minor: self.settled.credited_minor,
            written_off_minor: self.settled.written_off_minor,
        }
    }

    /// Whether it may be changed: only a draft.
    #[must_use]
    pub const fn is_draft(&self) -> bool {
        matches!(self.state, DocumentState::Draft)
    }

    /// Another one with the same content: a draft without the days and the instalments that were meant for the first one, and without lines
    /// that stand for others' or for an expense.
    #[must_use]
    pub fn copy(&self) -> NewDocument {
        let mut new = self.new.clone();
        new.data.date = None;
        new.data.due_on = None;
        new.data.valid_until = None;
        new.data.delivered_on = None;
        new.data = unsent(new.data);
        new.data.instalments = new.data.instalments.filter(Schedule::fits_any);
        for line in &mut new.lines {
            line.id = None;
            line.origin = None;
            line.expense = None;
        }
        new
    }

    /// What whoever sees no margins is told: everything but costs.
    #[must_use]
    pub fn without_costs(mut self) -> Self {
        for line in &mut self.new.lines {
            line.cost = None;
        }
        self
    }
}
