//! What the server tells the browser about payments.

use chrono::NaiveDate;
use domain::billing::allocation::OpenInvoice;
use domain::documents::Payment;
use domain::documents::payment::Refund;
use domain::ids::{ClientId, ListItemId};
use domain::money::Currency;
use serde::{Deserialize, Serialize};

/// What the form of a payment begins with, and where money that is there already may go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentStart {
    /// Who pays.
    pub client: ClientId,
    /// What it is called.
    pub client_name: String,
    /// What all amounts are in: the client's only currency.
    pub currency: Currency,
    /// What it owes, those first that have been due for longest.
    pub open: Vec<OpenInvoice>,
    /// How payments come in.
    pub methods: Vec<(ListItemId, String)>,
    /// How the client usually pays.
    pub usual_method: Option<ListItemId>,
    /// The day in the company's time zone.
    pub today: NaiveDate,
}

/// A payment with what its page shows beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaymentView {
    /// The payment.
    pub payment: Payment,
    /// What its client is called.
    pub client_name: String,
    /// How it came in, in the company's own words.
    pub method: Option<String>,
    /// How payments come in, for whoever may say so.
    pub methods: Vec<(ListItemId, String)>,
    /// What of it was given back, and stands so.
    pub refunds: Vec<Refund>,
    /// The day it was entered, in the company's time zone.
    pub entered_on: NaiveDate,
}
