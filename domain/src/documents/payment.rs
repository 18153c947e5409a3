//! What a client has paid: as typed, and as stored.

pub mod columns;
mod said;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::form::reading;
pub use super::parts::MAX_PARTS;
use super::parts::{self, PARTS};
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, FieldValue, MinorAmount, choices};
use crate::fields::record;
use crate::form::{FormShape, FormText};
use crate::ids::{ClientId, DocumentId, ListItemId, PaymentId};
use crate::imports::Value;
use crate::lists::ListKind;
use crate::money::{Currency, Money};
use crate::text::{LongText, Text};

pub use said::CHANGED;

choices! {
    /// What became of a payment.
    PaymentState {
        /// It is on its way: it counts for nothing yet.
        Pending = "pending",
        /// It came in.
        #[default]
        Completed = "completed",
        /// A part of it was given back.
        PartlyRefunded = "partly_refunded",
        /// All of it was given back.
        Refunded = "refunded",
        /// It was on its way and did not come in.
        Failed = "failed",
        /// It was deleted: what it did is undone.
        Deleted = "deleted",
    }
}

impl PaymentState {
    /// Those of money that came in, whatever was given back since: what counts as received.
    pub const CAME_IN: [Self; 3] = [Self::Completed, Self::PartlyRefunded, Self::Refunded];

    /// Whether it is one of those.
    #[must_use]
    pub const fn came_in(self) -> bool {
        matches!(self, Self::Completed | Self::PartlyRefunded | Self::Refunded)
    }

    /// What a payment is of which so much was given back; both in the smallest unit of its currency.
    #[must_use]
    pub const fn given_back(amount_minor: i64, refunded_minor: i64) -> Self {
        match refunded_minor {
            0 => Self::Completed,
            part if part < amount_minor => Self::PartlyRefunded,
            _ => Self::Refunded,
        }
    }
}

/// The path that says whether a payment has come in.
pub const STATE: &str = "state";

/// Calls a macro with every field of [`PaymentData`], as `record!` takes them.
#[macro_export]
macro_rules! for_each_payment_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            client: ClientId = Value::Record, "Client", "Client";
            amount: MinorAmount = Value::Number, "Montant", "Amount";
            currency: Currency = Value::Line, "Devise", "Currency";
            paid_on: NaiveDate = Value::Day, "Date", "Date";
            method: Option<ListItemId> = Value::Item(ListKind::PaymentMethod), "Moyen de paiement", "Method";
            reference: Option<Text<80>> = Value::Line, "Référence de transaction", "Transaction reference";
            source: Option<Text<80>> = Value::Line, "Source", "Source";
            note: Option<LongText<2000>> = Value::Lines, "Note", "Note";
        }
    };
}

macro_rules! payment_data {
    ($($fields:tt)+) => {
        record! {
            /// What is known of a payment, every value checked.
            PaymentData, PaymentFields: $($fields)+
        }
    };
}

for_each_payment_field!(payment_data);

/// What the form of a payment holds, as typed (`fields.amount`, `parts.<invoice>`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct PaymentForm {
    /// Its own fields.
    pub fields: PaymentFields,
    /// How much of each invoice it pays; blank for nothing.
    pub parts: BTreeMap<String, String>,
    /// Whether it has come in, by the name of a state; blank for one that has.
    pub state: String,
}

/// A form that was read without an error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewPayment {
    /// Its own values.
    pub data: PaymentData,
    /// What it pays of which invoice; the rest stays on account.
    pub parts: Vec<(DocumentId, MinorAmount)>,
}

impl PaymentForm {
    /// Whether it says that the money is still on its way.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.state == PaymentState::Pending.as_str()
    }

    /// Every value checked, or every error, each beside its input.
    ///
    /// # Errors
    /// What is wrong, by path. All parts together are no more than the amount.
    pub fn parse(&self, currency: Currency) -> Result<NewPayment, FieldErrors> {
        let reading = reading(Currency::parse(&self.fields.currency).unwrap_or(currency));
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let data = self.fields.parse(&reading, &mut own);
        errors.nest("fields", own);
        if data.as_ref().is_some_and(|data| data.amount.0 == 0) {
            errors.push("fields.amount", FieldError::Required);
        }
        let left_minor = data.as_ref().map_or(i64::MAX, |data| data.amount.0);
        let parts = parts::read(&self.parts, left_minor, &reading, &mut errors);
        match data {
            Some(data) if errors.is_empty() => Ok(NewPayment { data, parts }),
            _ => Err(errors),
        }
    }
}

impl From<FormText> for PaymentForm {
    fn from(text: FormText) -> Self {
        let state = text.get(STATE).to_owned();
        Self { fields: PaymentFields::from_text(&text), parts: text.map_under(PARTS), state }
    }
}

impl From<PaymentForm> for FormText {
    fn from(form: PaymentForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text.put_under(PARTS, form.parts);
        text.set(STATE, form.state);
        text
    }
}

/// What the form of a payment is made of.
pub static PAYMENT_FORM: FormShape =
    FormShape { alone: &[STATE], fields: PaymentFields::NAMES, open: &["parts"], groups: &[], alike };

fn alike(path: &str) -> Alike {
    match path.strip_prefix("fields.") {
        Some(name) => PaymentFields::alike(name),
        None if path.starts_with(PARTS) => MinorAmount::ALIKE,
        None => Alike::Text,
    }
}

/// A payment as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// What became of it.
    pub state: PaymentState,
    /// Its own values.
    pub data: PaymentData,
    /// How much of it pays invoices, in its currency's smallest unit.
    pub allocated_minor: i64,
    /// How much of it was given back.
    pub refunded_minor: i64,
    /// What it pays, as it stands, or is meant to pay once it comes in: one line an invoice.
    pub pays: Vec<Pays>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
}

/// What a payment pays of one invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pays {
    /// The invoice.
    pub invoice: DocumentId,
    /// Its number.
    pub number: String,
    /// How much.
    pub amount: Money,
}

/// A refund of a payment that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Its place in the client's ledger.
    pub sequence: u64,
    /// How much was given back.
    pub amount: Money,
    /// The day.
    pub on: NaiveDate,
}

impl Payment {
    /// What is on account: neither allocated nor given back.
    #[must_use]
    pub fn left(&self) -> Money {
        let left_minor = self.data.amount.0 - self.allocated_minor - self.refunded_minor;
        let minor = if self.state.came_in() { left_minor } else { 0 };
        Money::new(minor, self.data.currency)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn form(amount: &str, parts: &[(u128, &str)]) -> PaymentForm {
        let mut text = FormText::default();
        text.set("fields.client", Uuid::nil().to_string());
        text.set("fields.amount", amount);
        text.set("fields.paid_on", "2026-03-16");
        for (invoice, typed) in parts {
            text.set(format!("parts.{}", Uuid::from_u128(*invoice)), *typed);
        }
        text.into()
    }

    #[test]
    fn a_payment_says_how_much_of_it_was_given_back() {
        let states = [0, 1, 99, 100].map(|refunded| PaymentState::given_back(100, refunded));
        let partly = PaymentState::PartlyRefunded;
        assert_eq!(states, [PaymentState::Completed, partly, partly, PaymentState::Refunded]);
    }

    #[test]
    fn money_on_its_way_has_not_come_in() {
        let came_in: Vec<_> = PaymentState::ALL.iter().copied().filter(|state| state.came_in()).collect();
        assert_eq!(came_in, PaymentState::CAME_IN);
        let mut typed = form("100", &[]);
        assert!(!typed.is_pending());
        typed.state = "pending".to_owned();
        assert!(PaymentForm::from(FormText::from(typed)).is_pending());
    }

    #[test]
    fn parts_are_no_more_than_what_came_in() {
        let new = form("100", &[(1, "60"), (2, "40"), (3, "0"), (4, " ")]).parse(Currency::EUR).unwrap();
        assert_eq!(new.parts.iter().map(|(_, amount)| amount.0).collect::<Vec<_>>(), [6_000, 4_000]);
        let errors = form("100", &[(1, "60"), (2, "40,01")]).parse(Currency::EUR).unwrap_err();
        assert_eq!(errors.at(&format!("parts.{}", Uuid::from_u128(2))), Some(&FieldError::MoreThanLeft));
        let errors = form("0", &[]).parse(Currency::EUR).unwrap_err();
        assert_eq!(errors.at("fields.amount"), Some(&FieldError::Required));
        assert!(form("1e9", &[]).parse(Currency::EUR).is_err());
    }
}
