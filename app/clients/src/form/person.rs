use domain::clients::ContactForm;
use leptos::prelude::*;

use crate::wording;
use engines::form::{Form, Look, named_line};
use kit::ui::{CheckField, InputKind};

/// The inputs of one contact's row, each by its name.
#[derive(Clone, Copy)]
pub struct ContactInputs {
    form: Form,
    row: u32,
    email_required: bool,
    first: StoredValue<ContactForm>,
}

impl ContactInputs {
    /// Of a row that is drawn from these values; an e-mail may be asked for in it.
    pub fn new(form: Form, row: u32, first: ContactForm, email_required: bool) -> Self {
        Self { form, row, email_required, first: StoredValue::new(first) }
    }

    /// The path of a value.
    pub fn path(self, name: &str) -> String {
        format!("contacts[{}].{name}", self.row)
    }

    /// What an input holds at first.
    pub fn value(self, name: &str) -> String {
        self.first.with_value(|form| form.get(name).unwrap_or_default().to_owned())
    }

    /// A line to type.
    pub fn line(self, name: &'static str, kind: InputKind) -> AnyView {
        let label = wording::contact_field(self.form.l, name).to_owned();
        let look = Look { kind, required: self.email_required && name == "email", ..Look::default() };
        named_line(self.form, self.path(name), label, &self.value(name), look)
    }

    /// A box to tick.
    pub fn tick(self, name: &'static str) -> impl IntoView {
        let label = wording::contact_field(self.form.l, name);
        view! { <CheckField name=self.path(name) label checked=!self.value(name).is_empty() value="on"/> }
    }

    /// How they are reached, and what they do there.
    pub fn reach(self) -> impl IntoView {
        view! {
            <div class="form-grid cols-2">
                {self.line("email", InputKind::Email)}
                {self.line("position", InputKind::Text)}
                {self.line("direct_phone", InputKind::Tel)}
                {self.line("mobile", InputKind::Tel)}
            </div>
        }
    }
}
