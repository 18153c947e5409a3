//! What is an expense's own in its form.

use std::ops::Deref;
use std::sync::Arc;

use domain::error::{FieldError, FieldErrors};
use domain::expenses::{EXPENSE_FORM, EXPENSES, ExpenseFields, ExpenseForm, reading};
use domain::form::{Change, FormShape, FormText};
use domain::ids::ExpenseId;
use domain::listing::Listing;
use domain::money::Currency;
use leptos::prelude::*;

use super::api::{create_expense, update_expense};
use super::options::{Editing, FormOptions, FormStart};
use crate::changes::{self, expense_changes};
use crate::face::FACE;
use crate::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames};
use engines::listing::Face;
use kit::words::{Locale, td_string, words};

/// The form of an expense, and what its parts ask beside it.
#[derive(Clone, Copy)]
pub struct FormState {
    form: Form,
    /// What the form offers.
    pub options: StoredValue<FormOptions>,
}

impl Deref for FormState {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl FormState {
    /// From what the server told; a new expense under a description.
    pub fn new(start: FormStart, description: &str) -> Self {
        let FormStart { options, editing } = start;
        let names = options.client.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
        let begun = match editing {
            Some(Editing { id, version, state, form }) => {
                Begun { id: Some(id.0), version, text: form.into(), names, state }
            }
            None => Begun { text: options.blank(description).into(), names, ..Begun::default() },
        };
        let options = StoredValue::new(options);
        let of = OfExpense { l: words(), expense: begun.id.map(ExpenseId), options };
        Self { form: Form::new(Arc::new(of), begun), options }
    }

    /// The engine's part, for what takes that alone.
    pub const fn form(self) -> Form {
        self.form
    }

    /// What its amount is in.
    pub fn currency(self) -> Currency {
        self.options.with_value(|options| options.currency)
    }
}

/// What the engine asks of an expense's form.
#[derive(Clone, Copy)]
struct OfExpense {
    l: Locale,
    expense: Option<ExpenseId>,
    options: StoredValue<FormOptions>,
}

impl Formed for OfExpense {
    fn listing(&self) -> &'static Listing {
        &EXPENSES
    }

    fn shape(&self) -> &'static FormShape {
        &EXPENSE_FORM
    }

    fn face(&self) -> Option<&'static Face> {
        Some(&FACE)
    }

    fn check(&self, path: &str, typed: &str, _form: &FormText) -> Result<(), FieldError> {
        let reading = reading(self.options.with_value(|options| options.currency));
        path.strip_prefix("fields.").map_or(Ok(()), |name| ExpenseFields::check(name, typed, &reading))
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let currency = self.options.with_value(|options| options.currency);
        ExpenseForm::from(form.clone()).parse(currency).map(drop)
    }

    fn label(&self, path: &str) -> String {
        wording::path(self.l, path)
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, expenses.summary_title)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, expenses.conflict_title, name = name).to_string()
    }

    fn name_of(&self, id: &str) -> Option<String> {
        self.options.with_value(|options| options.name_of(id))
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        changes::value(self.l, field, value, names)
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        expense_changes(changes, &names)
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let expense = self.expense;
        Box::pin(async move {
            let id = match expense {
                Some(id) => Box::pin(update_expense(id, version, form.into())).await,
                None => create_expense(form.into()).await,
            };
            id.map(|id| id.0)
        })
    }
}
