//! One input, checked while the form is filled in.

use domain::clients::fields::ClientFields;
use domain::clients::{AddressForm, ContactForm};
use domain::error::FieldError;
use leptos::prelude::*;

use super::state::FormState;

impl FormState {
    /// Checks one input by the rules of the whole form's country and currency.
    pub fn check(self, input: &str, typed: &str) {
        let Some(form) = self.gathered() else { return };
        let reading = self.options.with_value(|options| form.reading(&options.rules()));
        let answer = if let Some(name) = input.strip_prefix("fields.") {
            ClientFields::check(name, typed, &reading)
        } else if let Some(id) = input.strip_prefix("custom.") {
            self.options.with_value(|options| {
                let field = options.custom_fields.iter().find(|field| field.id.to_string() == id);
                field.map_or(Ok(()), |field| field.read(typed).map(drop))
            })
        } else if let Some((_, name)) = input.strip_prefix("contacts[").and_then(|rest| rest.split_once("].")) {
            ContactForm::check(name, typed, &reading)
        } else if let Some((_, name)) = input.strip_prefix("addresses[").and_then(|rest| rest.split_once("].")) {
            let mut one = AddressForm { line1: "x".into(), ..AddressForm::default() };
            if let Some(field) = one.get_mut(name) {
                typed.clone_into(field);
            }
            one.parse(&reading).map(drop).map_err(|errors| errors.at(name).cloned().unwrap_or(FieldError::Required))
        } else {
            Ok(())
        };
        // What is still empty is told when the form is sent, not while one passes through.
        let wrong = answer.err().filter(|error| *error != FieldError::Required);
        self.note(input, wrong);
    }
}
