//! What is left of a credit, given to the client in money: as typed, and as stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::form::reading;
use crate::error::{FieldError, FieldErrors};
use crate::field::MinorAmount;
use crate::fields::record;
use crate::form::FormText;
use crate::ids::ListItemId;
use crate::imports::Value;
use crate::lists::ListKind;
use crate::money::{Currency, Money};
use crate::text::Text;

record! {
    /// What is known of a refund, every value checked.
    CreditRefundData, CreditRefundFields:
        amount: MinorAmount = Value::Line, "Montant", "Amount";
        paid_on: NaiveDate = Value::Line, "Date", "Date";
        method: Option<ListItemId> = Value::Item(ListKind::PaymentMethod), "Moyen de paiement", "Method";
        reference: Option<Text<80>> = Value::Line, "Référence de transaction", "Transaction reference";
}

/// What the form of a refund holds, as typed (`fields.amount`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct CreditRefundForm {
    /// Its fields.
    pub fields: CreditRefundFields,
}

impl CreditRefundForm {
    /// Every value checked, or every error, each beside its input. Whether so much is left, what is stored says.
    ///
    /// # Errors
    /// What is wrong, by path.
    pub fn parse(&self, currency: Currency) -> Result<CreditRefundData, FieldErrors> {
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let data = self.fields.parse(&reading(currency), &mut own);
        errors.nest("fields", own);
        if data.as_ref().is_some_and(|data| data.amount.0 == 0) {
            errors.push("fields.amount", FieldError::Required);
        }
        match data {
            Some(data) if errors.is_empty() => Ok(data),
            _ => Err(errors),
        }
    }
}

impl From<FormText> for CreditRefundForm {
    fn from(text: FormText) -> Self {
        Self { fields: CreditRefundFields::from_text(&text) }
    }
}

impl From<CreditRefundForm> for FormText {
    fn from(form: CreditRefundForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text
    }
}

/// A refund of a credit that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditRefund {
    /// Its place in the client's ledger.
    pub sequence: u64,
    /// How much was given back.
    pub amount: Money,
    /// The day.
    pub on: NaiveDate,
    /// By which means.
    pub method: Option<ListItemId>,
    /// The transaction's reference.
    pub reference: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_something_on_a_day() {
        let form = |amount: &str, day: &str| {
            let mut text = FormText::default();
            text.set("fields.amount", amount);
            text.set("fields.paid_on", day);
            text.set("fields.reference", " VIR 12 ");
            CreditRefundForm::from(text)
        };
        let read = form("12,50", "2026-03-16").parse(Currency::EUR).unwrap();
        assert_eq!((read.amount.0, read.method), (1_250, None));
        assert_eq!(read.reference.as_ref().map(Text::as_str), Some("VIR 12"));
        for (amount, day, path) in [
            ("0", "2026-03-16", "fields.amount"),
            ("-1", "2026-03-16", "fields.amount"),
            ("", "2026-03-16", "fields.amount"),
            ("10", "2026-02-31", "fields.paid_on"),
            ("10", "", "fields.paid_on"),
        ] {
            assert!(form(amount, day).parse(Currency::EUR).unwrap_err().at(path).is_some(), "{amount:?} {day:?}");
        }
        assert_eq!(CreditRefundForm::from(FormText::from(form("1", "2026-03-16"))), form("1", "2026-03-16"));
    }
}
