//! What the server tells the browser about a credit.

use chrono::NaiveDate;
use domain::documents::Credit;
use domain::documents::credit::CreditRefund;
use domain::ids::ListItemId;
use domain::subject::Subject;
use serde::{Deserialize, Serialize};

/// Whatever moves with a credit.
pub const MOVED: &[Subject] = &[Subject::Credit, Subject::Invoice, Subject::Client];

/// A credit with what its page shows beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreditView {
    /// The credit.
    pub credit: Credit,
    /// What its client is called.
    pub client_name: String,
    /// What of it was given back and stands so, each with its means in the company's own words.
    pub refunds: Vec<(CreditRefund, Option<String>)>,
    /// By which means money may be given back.
    pub methods: Vec<(ListItemId, String)>,
    /// The one that is usual with the client.
    pub usual_method: Option<ListItemId>,
    /// The day it was entered, in the company's time zone.
    pub entered_on: NaiveDate,
}
