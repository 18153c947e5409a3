//! What may be said otherwise of a payment once it is entered.

use std::collections::BTreeMap;

use super::{PAYMENT_FORM, PaymentData, PaymentFields, PaymentForm};
use crate::documents::form::reading;
use crate::error::{FieldError, FieldErrors};
use crate::form::{self, Change, FormText};

/// Its fields that may be changed: neither how much it is nor its day, which its client's account tells.
pub const CHANGED: [&str; 4] = ["method", "reference", "source", "note"];

impl PaymentData {
    /// The same with some of its fields typed otherwise, by their names, and what that changes. A field that is not named stays as it is.
    ///
    /// # Errors
    /// What is wrong, by path; a field that is none, or cannot be changed.
    pub fn said(&self, typed: &BTreeMap<String, String>) -> Result<(Self, Vec<Change>), FieldErrors> {
        let reading = reading(self.currency);
        let before = PaymentFields::of(self, &reading);
        let (mut after, mut errors, mut own) = (before.clone(), FieldErrors::default(), FieldErrors::default());
        for (name, text) in typed {
            match after.get_mut(name).filter(|_| CHANGED.contains(&name.as_str())) {
                Some(field) => text.clone_into(field),
                None => errors.push(format!("fields.{name}"), FieldError::Unknown),
            }
        }
        let data = after.parse(&reading, &mut own);
        errors.nest("fields", own);
        match data {
            Some(data) if errors.is_empty() => {
                let text = |fields: PaymentFields| FormText::from(PaymentForm { fields, ..PaymentForm::default() });
                let after = PaymentFields::of(&data, &reading);
                Ok((data, form::changes(&PAYMENT_FORM, &text(before), &text(after))))
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::money::Currency;

    fn data() -> PaymentData {
        let mut text = FormText::default();
        text.set("fields.client", Uuid::nil().to_string());
        text.set("fields.amount", "1234.5");
        text.set("fields.paid_on", "2026-03-16");
        text.set("fields.reference", "VIR-1");
        PaymentForm::from(text).parse(Currency::EUR).unwrap().data
    }

    fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
        fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_is_not_named_stays() {
        let before = data();
        let (after, changes) = before.said(&typed(&[("reference", ""), ("note", "Reçu tard")])).unwrap();
        let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["fields.reference", "fields.note"]);
        assert_eq!((after.reference.as_ref(), after.amount, after.paid_on), (None, before.amount, before.paid_on));
        assert_eq!(before.said(&typed(&[("reference", " VIR-1 ")])), Ok((before.clone(), Vec::new())));
    }

    #[test]
    fn neither_the_amount_nor_the_day_is_changed() {
        for name in ["amount", "paid_on", "client", "currency", "other"] {
            let errors = data().said(&typed(&[(name, "1")])).unwrap_err();
            assert_eq!(errors.at(&format!("fields.{name}")), Some(&FieldError::Unknown), "{name}");
        }
        let errors = data().said(&typed(&[("reference", &"x".repeat(81))])).unwrap_err();
        assert!(errors.at("fields.reference").is_some());
    }
}
