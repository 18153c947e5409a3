//! Payment by card: what a company says of it, what the provider tells of a payment, and what a payment is shared out to. Cards themselves
//! are the provider's alone: none of their numbers ever comes here.

mod charged;
mod event;
mod settings;
mod shares;

pub use charged::is_charged;
pub use event::{CardEvent, Happening, MARK, ToldPayment};
pub use settings::{CardForm, CardSettings, NewCardSettings};
pub use shares::{Payable, due, payable, shared, still_due};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::field::choices;
use crate::ids::{ClientId, PaymentId};
use crate::money::Money;

choices! {
    /// What became of a client's wish to pay by card.
    CardState {
        /// The provider was not reached yet.
        #[default]
        New = "new",
        /// The client may pay.
        Open = "open",
        /// The client has paid, and the money is on its way.
        Waiting = "waiting",
        /// It came in, and is a payment.
        Paid = "paid",
        /// It did not come in.
        Failed = "failed",
        /// The client has let the time pass.
        Expired = "expired",
        /// It came in and could not be entered: somebody has to do so by hand, and says so.
        NotEntered = "not_entered",
    }

    /// What somebody of the company has to look at.
    CardProblem {
        /// The client's bank asks for the money back.
        #[default]
        Disputed = "disputed",
        /// It was given back by the provider, and the payment could not bear it.
        RefundNotEntered = "refund_not_entered",
        /// What was given back did not reach the client: it is there still, and its refund is to be taken back.
        RefundFailed = "refund_failed",
        /// It came in, and could not be entered.
        NotEntered = "not_entered",
        /// More came in than was left to pay by then: the rest of it is on account.
        OnAccount = "on_account",
    }
}

/// A payment by card as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPayment {
    /// Which one.
    pub id: Uuid,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// The day that the company's clocks showed then.
    pub on: NaiveDate,
    /// Whose.
    pub client: ClientId,
    /// What the client is called.
    pub client_name: String,
    /// How much.
    pub amount: Money,
    /// What became of it.
    pub state: CardState,
    /// What is to be looked at.
    pub problem: Option<CardProblem>,
    /// Whether nothing was heard of it although its time has passed: it may have come in all the same.
    pub is_silent: bool,
    /// The payment that it is.
    pub payment: Option<PaymentId>,
}
