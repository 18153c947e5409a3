//! The form of a task as typed, and what it is read into.

use serde::{Deserialize, Serialize};

use super::fields::{TaskData, TaskFields};
use crate::error::FieldErrors;
use crate::field::{Alike, Reading};
use crate::form::{self, Change, FormShape, FormText};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::money::Currency;

/// What the form of a task holds, as typed (`fields.title`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct TaskForm {
    /// Its fields.
    pub fields: TaskFields,
}

/// A form that was read without an error: what the store accepts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewTask {
    /// Its values.
    pub data: TaskData,
}

/// What values in a currency are read against; nothing of a task is read by country.
#[must_use]
pub fn reading(currency: Currency) -> Reading {
    Reading { country: Country::FRANCE, currency, phone: PhoneRules::shape() }
}

impl TaskForm {
    /// Every value checked, or every error, each beside its input. `currency` is that of the client, else of the company: what the form
    /// says of it does not count.
    ///
    /// # Errors
    /// What is wrong, by path.
    pub fn parse(&self, currency: Currency) -> Result<NewTask, FieldErrors> {
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let fields = TaskFields { currency: currency.as_str().to_owned(), ..self.fields.clone() };
        let data = fields.parse(&reading(currency), &mut own);
        errors.nest("fields", own);
        match data {
            Some(data) if errors.is_empty() => Ok(NewTask { data }),
            _ => Err(errors),
        }
    }
}

/// What the form of a task is made of.
pub static TASK_FORM: FormShape = FormShape { alone: &[], fields: TaskFields::NAMES, open: &[], groups: &[], alike };

fn alike(path: &str) -> Alike {
    path.strip_prefix("fields.").map_or(Alike::Text, TaskFields::alike)
}

/// What differs between two forms.
#[must_use]
pub fn changes(before: &TaskForm, after: &TaskForm) -> Vec<Change> {
    form::changes(&TASK_FORM, &before.clone().into(), &after.clone().into())
}

/// What no part of a task's form has a place for is left out.
impl From<FormText> for TaskForm {
    fn from(text: FormText) -> Self {
        Self { fields: TaskFields::from_text(&text) }
    }
}

impl From<TaskForm> for FormText {
    fn from(form: TaskForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::FieldError;
    use crate::field::MinorAmount;

    fn named(title: &str) -> TaskForm {
        TaskForm { fields: TaskFields { title: title.into(), ..TaskFields::default() } }
    }

    #[test]
    fn a_title_is_enough() {
        let new = named(" Relancer le fournisseur ").parse(Currency::EUR).unwrap();
        assert_eq!(new.data.title.as_str(), "Relancer le fournisseur");
        assert_eq!((new.data.client, new.data.billable), (None, false));
        assert_eq!((new.data.rate, new.data.currency), (None, Currency::EUR));
        assert_eq!(named(" ").parse(Currency::EUR).unwrap_err().at("fields.title"), Some(&FieldError::Required));
    }

    #[test]
    fn a_rate_is_in_the_currency_that_holds_whatever_the_form_says() {
        let mut form = named("Conseil");
        (form.fields.rate, form.fields.currency) = ("85,50".into(), "JPY".into());
        let new = form.parse(Currency::EUR).unwrap();
        assert_eq!((new.data.rate, new.data.currency), (Some(MinorAmount(8_550)), Currency::EUR));
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(form.parse(yen).unwrap_err().at("fields.rate"), Some(&FieldError::TooPrecise { decimals: 0 }));
    }

    #[test]
    fn every_error_stands_at_its_input() {
        let mut form = named("Conseil");
        let wrong =
            [("client", "x"), ("owner", "y"), ("due_on", "2026-02-31"), ("rate", "-1"), ("billable", "peut-être")];
        for (name, typed) in wrong {
            *form.fields.get_mut(name).unwrap() = typed.into();
        }
        let errors = form.parse(Currency::EUR).unwrap_err();
        for name in ["client", "owner", "due_on", "rate", "billable"] {
            assert!(errors.at(&format!("fields.{name}")).is_some(), "{name}");
        }
        assert_eq!(errors.0.len(), 5);
    }

    #[test]
    fn what_differs_is_told_by_path() {
        let told = changes(&named("Un"), &named("Deux"));
        let change = Change { field: "fields.title".into(), from: "Un".into(), to: "Deux".into() };
        assert_eq!(told, [change]);
    }
}
