//! What the server tells the browser about one document.

use chrono::NaiveDate;
use domain::billing::due::next_due;
use domain::billing::state::ShownState;
use domain::documents::repeat::Running;
use domain::documents::{Answer, Content, Document, Settlement};
use domain::ids::ListItemId;
use domain::money::Money;
use serde::{Deserialize, Serialize};

/// A document with what its page shows beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentView {
    /// The document. Its lines and what it said when it was issued stand in the sheet alone, and are sent once.
    pub document: Document,
    /// What it says: as it was issued; of a draft, as it would be today.
    pub sheet: Content,
    /// What its client is called now.
    pub client_name: String,
    /// Its payment terms, in the company's own words.
    pub terms: Option<String>,
    /// What pays it, or what a credit note pays.
    pub settlements: Vec<Settlement>,
    /// How payments come in, for whoever may enter one.
    pub methods: Vec<(ListItemId, String)>,
    /// How the client usually pays.
    pub usual_method: Option<ListItemId>,
    /// What is earned on it, for whoever may see that.
    pub earned: Option<Earned>,
    /// What the client has answered to a quote.
    pub answer: Option<Answer>,
    /// What the team has noted of the answer to a quote, where it was not given in the portal.
    pub decided: Option<Decided>,
    /// Where a template stands.
    pub running: Option<Running>,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// Today, likewise.
    pub today: NaiveDate,
}

/// What is earned on a document, in its currency's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earned {
    /// The net total less the costs that are known.
    pub margin_minor: i64,
    /// The same as a share of the net total, in hundred-thousandths.
    pub rate_per_100k: Option<i64>,
    /// The lines whose cost is not known.
    pub unknown: u32,
}

/// That a quote was agreed to or refused, as somebody noted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Whether it was agreed to.
    pub is_accepted: bool,
    /// The day, in the company's time zone.
    pub on: NaiveDate,
    /// Who noted it.
    pub by: String,
}

impl DocumentView {
    /// What it is said to be today.
    pub fn shown(&self) -> ShownState {
        self.document.shown(self.today)
    }

    /// The day of the next part to pay, of an invoice that is paid in parts.
    pub fn next_part(&self) -> Option<NaiveDate> {
        next_due(&self.sheet.dues, self.document.settled.allocated_minor)
    }

    /// An amount in its currency.
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.document.totals.currency)
    }
}
