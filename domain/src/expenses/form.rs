//! The form of an expense as typed, and what it is read into.

use serde::{Deserialize, Serialize};

use super::fields::{ExpenseData, ExpenseFields};
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, Reading};
use crate::form::{self, Change, FormShape, FormText};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::money::Currency;

/// What the form of an expense holds, as typed (`fields.description`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct ExpenseForm {
    /// Its fields.
    pub fields: ExpenseFields,
}

/// A form that was read without an error: what the store accepts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewExpense {
    /// Its values.
    pub data: ExpenseData,
}

/// What values in a currency are read against; nothing of an expense is read by country.
#[must_use]
pub fn reading(currency: Currency) -> Reading {
    Reading { country: Country::FRANCE, currency, phone: PhoneRules::shape() }
}

impl ExpenseForm {
    /// Every value checked, or every error, each beside its input. `currency` is the expense's, else the company's: what the form says of
    /// it does not count. What is to be billed again is to be billed to somebody.
    ///
    /// # Errors
    /// What is wrong, by path.
    pub fn parse(&self, currency: Currency) -> Result<NewExpense, FieldErrors> {
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let fields = ExpenseFields { currency: currency.as_str().to_owned(), ..self.fields.clone() };
        let data = fields.parse(&reading(currency), &mut own);
        errors.nest("fields", own);
        if let Some(data) = &data
            && data.billable
            && data.client.is_none()
        {
            errors.push("fields.client", FieldError::Required);
        }
        match data {
            Some(data) if errors.is_empty() => Ok(NewExpense { data: one_supplier(data) }),
            _ => Err(errors),
        }
    }
}

/// A supplier that the company keeps has its name there.
fn one_supplier(data: ExpenseData) -> ExpenseData {
    let supplier_name = data.supplier_name.filter(|_| data.supplier.is_none());
    ExpenseData { supplier_name, ..data }
}

/// What the form of an expense is made of.
pub static EXPENSE_FORM: FormShape =
    FormShape { alone: &[], fields: ExpenseFields::NAMES, open: &[], groups: &[], alike };

fn alike(path: &str) -> Alike {
    path.strip_prefix("fields.").map_or(Alike::Text, ExpenseFields::alike)
}

/// What differs between two forms.
#[must_use]
pub fn changes(before: &ExpenseForm, after: &ExpenseForm) -> Vec<Change> {
    form::changes(&EXPENSE_FORM, &before.clone().into(), &after.clone().into())
}

/// What no part of an expense's form has a place for is left out.
impl From<FormText> for ExpenseForm {
    fn from(text: FormText) -> Self {
        Self { fields: ExpenseFields::from_text(&text) }
    }
}

impl From<ExpenseForm> for FormText {
    fn from(form: ExpenseForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::field::MinorAmount;

    fn spent(description: &str, amount: &str) -> ExpenseForm {
        let fields = ExpenseFields {
            description: description.into(),
            amount: amount.into(),
            date: "2026-03-16".into(),
            ..ExpenseFields::default()
        };
        ExpenseForm { fields }
    }

    #[test]
    fn a_description_a_day_and_an_amount_are_enough() {
        let new = spent(" Train Paris–Lyon ", "84,50").parse(Currency::EUR).unwrap();
        assert_eq!((new.data.description.as_str(), new.data.amount), ("Train Paris–Lyon", MinorAmount(8_450)));
        assert_eq!((new.data.paid_on, new.data.client, new.data.billable), (None, None, false));
        let errors = ExpenseForm::default().parse(Currency::EUR).unwrap_err();
        for name in ["description", "amount", "date"] {
            assert!(errors.at(&format!("fields.{name}")).is_some(), "{name}");
        }
    }

    #[test]
    fn what_is_billed_again_is_billed_to_somebody() {
        let mut form = spent("Train", "84");
        form.fields.billable = "on".into();
        assert_eq!(form.parse(Currency::EUR).unwrap_err().at("fields.client"), Some(&FieldError::Required));
        form.fields.client = Uuid::nil().to_string();
        assert!(form.parse(Currency::EUR).unwrap().data.billable);
    }

    #[test]
    fn a_supplier_is_one_of_the_company_s_or_a_name() {
        let mut form = spent("Papier", "12");
        form.fields.supplier_name = "Papeterie du port".into();
        assert!(form.parse(Currency::EUR).unwrap().data.supplier_name.is_some());
        form.fields.supplier = Uuid::nil().to_string();
        let data = form.parse(Currency::EUR).unwrap().data;
        assert_eq!((data.supplier_name, data.supplier.is_some()), (None, true));
    }

    #[test]
    fn an_amount_is_in_the_currency_that_holds_whatever_the_form_says() {
        let mut form = spent("Hôtel", "95,50");
        form.fields.currency = "JPY".into();
        assert_eq!(form.parse(Currency::EUR).unwrap().data.currency, Currency::EUR);
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(form.parse(yen).unwrap_err().at("fields.amount"), Some(&FieldError::TooPrecise { decimals: 0 }));
    }

    #[test]
    fn every_error_stands_at_its_input() {
        let mut form = spent("Hôtel", "-1");
        for (name, typed) in [
            ("supplier", "x"),
            ("date", "2026-02-31"),
            ("category", "y"),
            ("vat", "120"),
            ("method", "z"),
            ("paid_on", "hier"),
        ] {
            *form.fields.get_mut(name).unwrap() = typed.into();
        }
        let errors = form.parse(Currency::EUR).unwrap_err();
        for name in ["supplier", "date", "category", "amount", "vat", "method", "paid_on"] {
            assert!(errors.at(&format!("fields.{name}")).is_some(), "{name}");
        }
        assert_eq!(errors.0.len(), 7);
    }

    #[test]
    fn what_differs_is_told_by_path() {
        let told = changes(&spent("Un", "1.00"), &spent("Deux", "1.00"));
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].field.as_str(), told[0].from.as_str(), told[0].to.as_str()),
            ("fields.description", "Un", "Deux")
        );
    }
}
