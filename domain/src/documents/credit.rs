//! A credit given to a client (A9.2): as typed, and as stored. It is no money that came in and no document: what is owed less, and may be
//! used for invoices.

pub mod columns;
mod refund;

pub use refund::{CreditRefund, CreditRefundData, CreditRefundFields, CreditRefundForm};

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::form::reading;
use super::parts::{self, PARTS};
use super::payment::Pays;
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, FieldValue, MinorAmount, choices};
use crate::fields::record;
use crate::form::{FormShape, FormText};
use crate::ids::{ClientId, CreditId, DocumentId};
use crate::imports::Value;
use crate::money::{Currency, Money};
use crate::text::{LongText, Text};

choices! {
    /// What became of a credit.
    CreditState {
        /// Nothing of it is used.
        #[default]
        Available = "available",
        /// A part of it pays invoices, or was given to the client in money.
        PartlyUsed = "partly_used",
        /// All of it does, or was.
        UsedUp = "used_up",
        /// It was taken back: what it did is undone.
        Deleted = "deleted",
    }
}

impl CreditState {
    /// What a credit is of which so much pays invoices or was given back; both in the smallest unit of its currency.
    #[must_use]
    pub const fn used(amount_minor: i64, used_minor: i64) -> Self {
        match used_minor {
            0 => Self::Available,
            part if part < amount_minor => Self::PartlyUsed,
            _ => Self::UsedUp,
        }
    }
}

record! {
    /// What is known of a credit, every value checked.
    CreditData, CreditFields:
        client: ClientId = Value::Record, "Client", "Client";
        amount: MinorAmount = Value::Number, "Montant", "Amount";
        currency: Currency = Value::Line, "Devise", "Currency";
        given_on: NaiveDate = Value::Day, "Date de crédit", "Credit date";
        public_notes: Option<LongText<2000>> = Value::Lines, "Notes publiques", "Public notes";
        private_notes: Option<LongText<2000>> = Value::Lines, "Notes privées", "Private notes";
        source: Option<Text<80>> = Value::Line, "Source", "Source";
}

/// What the form of a credit holds, as typed (`fields.amount`, `parts.<invoice>`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct CreditForm {
    /// Its own fields.
    pub fields: CreditFields,
    /// How much of each invoice it pays; blank for nothing.
    pub parts: BTreeMap<String, String>,
}

/// A form that was read without an error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewCredit {
    /// Its own values.
    pub data: CreditData,
    /// What it pays of which invoice; the rest stays available.
    pub parts: Vec<(DocumentId, MinorAmount)>,
}

impl CreditForm {
    /// Every value checked, or every error, each beside its input.
    ///
    /// # Errors
    /// What is wrong, by path. All parts together are no more than the amount.
    pub fn parse(&self, currency: Currency) -> Result<NewCredit, FieldErrors> {
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
            Some(data) if errors.is_empty() => Ok(NewCredit { data, parts }),
            _ => Err(errors),
        }
    }
}

impl From<FormText> for CreditForm {
    fn from(text: FormText) -> Self {
        Self { fields: CreditFields::from_text(&text), parts: text.map_under(PARTS) }
    }
}

impl From<CreditForm> for FormText {
    fn from(form: CreditForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text.put_under(PARTS, form.parts);
        text
    }
}

/// What the form of a credit is made of.
pub static CREDIT_FORM: FormShape =
    FormShape { alone: &[], fields: CreditFields::NAMES, open: &["parts"], groups: &[], alike };

fn alike(path: &str) -> Alike {
    match path.strip_prefix("fields.") {
        Some(name) => CreditFields::alike(name),
        None if path.starts_with(PARTS) => MinorAmount::ALIKE,
        None => Alike::Text,
    }
}

/// A credit as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// Its id.
    pub id: CreditId,
    /// What became of it.
    pub state: CreditState,
    /// Its own values.
    pub data: CreditData,
    /// How much of it pays invoices, in its currency's smallest unit.
    pub allocated_minor: i64,
    /// How much of it was given to the client in money.
    pub refunded_minor: i64,
    /// What it pays, as it stands: one line an invoice.
    pub pays: Vec<Pays>,
    /// When it was given.
    pub created_at: DateTime<Utc>,
}

impl Credit {
    /// How much was given.
    #[must_use]
    pub fn amount(&self) -> Money {
        Money::new(self.data.amount.0, self.data.currency)
    }

    /// What may still be used; nothing of one that was taken back.
    #[must_use]
    pub fn left(&self) -> Money {
        let minor = match self.state {
            CreditState::Deleted => 0,
            _ => self.data.amount.0 - self.allocated_minor - self.refunded_minor,
        };
        Money::new(minor, self.data.currency)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn form(amount: &str, parts: &[(u128, &str)]) -> CreditForm {
        let mut text = FormText::default();
        text.set("fields.client", Uuid::nil().to_string());
        text.set("fields.amount", amount);
        text.set("fields.given_on", "2026-03-16");
        for (invoice, typed) in parts {
            text.set(format!("parts.{}", Uuid::from_u128(*invoice)), *typed);
        }
        text.into()
    }

    #[test]
    fn a_credit_says_how_much_of_it_is_used() {
        let states = [0, 1, 99, 100].map(|used| CreditState::used(100, used));
        let partly = CreditState::PartlyUsed;
        assert_eq!(states, [CreditState::Available, partly, partly, CreditState::UsedUp]);
    }

    #[test]
    fn parts_are_no_more_than_what_is_given() {
        let new = form("100", &[(1, "60"), (2, "40"), (3, "0"), (4, " ")]).parse(Currency::EUR).unwrap();
        assert_eq!(new.parts.iter().map(|(_, amount)| amount.0).collect::<Vec<_>>(), [6_000, 4_000]);
        assert_eq!((new.data.currency, new.data.public_notes), (Currency::EUR, None));
        let errors = form("100", &[(1, "60"), (2, "40,01")]).parse(Currency::EUR).unwrap_err();
        assert_eq!(errors.at(&format!("parts.{}", Uuid::from_u128(2))), Some(&FieldError::MoreThanLeft));
        for wrong in ["0", "-1", "1e9", ""] {
            let errors = form(wrong, &[]).parse(Currency::EUR).unwrap_err();
            assert!(errors.at("fields.amount").is_some(), "{wrong:?}");
        }
        let mut impossible = form("10", &[]);
        impossible.fields.given_on = "2026-02-31".into();
        assert!(impossible.parse(Currency::EUR).unwrap_err().at("fields.given_on").is_some());
    }

    #[test]
    fn what_was_taken_back_has_nothing_left() {
        let NewCredit { data, .. } = form("100", &[]).parse(Currency::EUR).unwrap();
        let credit = Credit {
            id: CreditId(Uuid::nil()),
            state: CreditState::PartlyUsed,
            data,
            allocated_minor: 4_000,
            refunded_minor: 500,
            pays: Vec::new(),
            created_at: DateTime::UNIX_EPOCH,
        };
        assert_eq!((credit.amount().minor(), credit.left().minor()), (10_000, 5_500));
        assert!(Credit { state: CreditState::Deleted, ..credit }.left().is_zero());
    }
}
