//! What the server tells the browser about a credit.

use chrono::NaiveDate;
use domain::documents::Credit;
use serde::{Deserialize, Serialize};

/// A credit with what its page shows beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreditView {
    /// The credit.
    pub credit: Credit,
    /// What its client is called.
    pub client_name: String,
    /// The day it was entered, in the company's time zone.
    pub entered_on: NaiveDate,
}
