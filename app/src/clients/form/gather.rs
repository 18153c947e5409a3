//! From the inputs of the page to the form that the rules read, and from its errors back to the inputs.
//!
//! Rows of contacts and addresses keep the number they were made with while others come and go, so that nothing typed
//! moves; the form counts them anew. Inputs bear the row's number, the rules' errors the place.

use domain::clients::fields::ClientFields;
use domain::clients::{AddressForm, ClientForm, ContactForm};
use domain::error::FieldErrors;

/// The name of the radio that chooses the main contact; its value is the row's number.
pub const PRIMARY: &str = "contacts.primary";
/// The name of the radio that chooses the main address; its value is the row's number.
pub const MAIN: &str = "addresses.main";
/// Every input of an address but the radio.
const ADDRESS_NAMES: [&str; 9] =
    ["label", "line1", "line2", "postal_code", "city", "province", "country", "is_billing", "is_delivery"];

/// The rows that stand on the page, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Numbers of contacts.
    pub contacts: Vec<u32>,
    /// Numbers of addresses.
    pub addresses: Vec<u32>,
}

/// Reads the page: `get` gives the value of the input of a name, empty where there is none.
pub fn gather(get: impl Fn(&str) -> String, rows: &Rows, custom: &[String]) -> ClientForm {
    let mut form = ClientForm { number: get("number"), ..ClientForm::default() };
    for name in ClientFields::NAMES {
        if let Some(field) = form.fields.get_mut(name) {
            *field = get(&format!("fields.{name}"));
        }
    }
    let primary = get(PRIMARY);
    for row in &rows.contacts {
        let mut contact = ContactForm { id: get(&format!("contacts[{row}].id")), ..ContactForm::default() };
        for name in ContactForm::NAMES {
            if let Some(field) = contact.get_mut(name) {
                *field = get(&format!("contacts[{row}].{name}"));
            }
        }
        contact.is_primary = mark(primary == row.to_string());
        form.contacts.push(contact);
    }
    let main = get(MAIN);
    for row in &rows.addresses {
        let mut address = AddressForm { id: get(&format!("addresses[{row}].id")), ..AddressForm::default() };
        for name in ADDRESS_NAMES {
            if let Some(field) = address.get_mut(name) {
                *field = get(&format!("addresses[{row}].{name}"));
            }
        }
        address.is_main = mark(main == row.to_string());
        form.addresses.push(address);
    }
    for id in custom {
        let value = get(&format!("custom.{id}"));
        if !value.is_empty() {
            form.custom.insert(id.clone(), value);
        }
    }
    form
}

fn mark(on: bool) -> String {
    if on { "on".to_owned() } else { String::new() }
}

/// The input's name of a path of the rules: the place becomes the row's number.
pub fn input_of(path: &str, rows: &Rows) -> String {
    let placed = |start: &str, rows: &[u32]| {
        let (place, rest) = path.strip_prefix(start)?.split_once(']')?;
        let row = rows.get(place.parse::<usize>().ok()?)?;
        Some(format!("{start}{row}]{rest}"))
    };
    placed("contacts[", &rows.contacts)
        .or_else(|| placed("addresses[", &rows.addresses))
        .unwrap_or_else(|| path.to_owned())
}

/// The rules' errors with the names of the inputs.
pub fn inputs_of(errors: &FieldErrors, rows: &Rows) -> FieldErrors {
    FieldErrors(errors.0.iter().map(|(path, error)| (input_of(path, rows), error.clone())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_the_form_counts_anew() {
        let typed = |name: &str| {
            match name {
                "fields.name" => "Ateliers Roche",
                "contacts[3].email" => "claire@roche.fr",
                "contacts[3].receives_invoices" => "on",
                "contacts.primary" | "addresses.main" => "3",
                "addresses[3].city" => "Lyon",
                "custom.a" => "oui",
                _ => "",
            }
            .to_owned()
        };
        let rows = Rows { contacts: vec![1, 3], addresses: vec![3] };
        let form = gather(typed, &rows, &["a".into(), "b".into()]);
        assert_eq!(form.fields.name, "Ateliers Roche");
        assert_eq!(form.contacts.len(), 2);
        assert_eq!((form.contacts[0].is_primary.as_str(), form.contacts[1].is_primary.as_str()), ("", "on"));
        assert_eq!(form.contacts[1].email, "claire@roche.fr");
        assert_eq!(form.addresses[0].is_main, "on");
        assert_eq!(form.custom.len(), 1);
        assert_eq!(input_of("contacts[1].email", &rows), "contacts[3].email");
        assert_eq!(input_of("contacts[9].email", &rows), "contacts[9].email");
        assert_eq!(input_of("fields.name", &rows), "fields.name");
    }
}
