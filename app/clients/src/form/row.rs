//! What is wrong with one input of a row, as far as the browser knows.

use domain::clients::{AddressForm, ContactForm};
use domain::error::FieldError;
use domain::field::Reading;
use domain::form::in_row;

/// Checks the input of a path into a contact or an address alone; others have nothing wrong here.
pub fn check(path: &str, typed: &str, reading: &Reading) -> Result<(), FieldError> {
    match in_row(path) {
        Some(("contacts", _, name)) => ContactForm::check(name, typed, reading),
        Some(("addresses", _, name)) => {
            let mut one = AddressForm { line1: "x".into(), ..AddressForm::default() };
            if let Some(field) = one.get_mut(name) {
                typed.clone_into(field);
            }
            one.parse(reading).map(drop).map_err(|errors| errors.at(name).cloned().unwrap_or(FieldError::Required))
        }
        _ => Ok(()),
    }
}
