//! What a contact changes of themselves, and of where their client is, by the clients' own door (A11.1): a few values laid over the forms
//! that staff fill in, so that the same rules read them. Whatever else is sent is left out; nobody changes the e-mail that they sign in by.

use std::collections::BTreeMap;

use crate::clients::{AddressForm, ClientForm};
use crate::contacts::{ContactFields, ContactForm};
use crate::error::{FieldError, FieldErrors};
use crate::form::Conflict;

/// What is typed, by the names of the inputs.
pub type Typed = BTreeMap<String, String>;

/// The fields of a contact that are theirs to change.
pub const PERSON: &[&str] = &["first_name", "last_name", "position", "direct_phone", "mobile", "switchboard"];
/// Those of their client's main address.
pub const PLACE: &[&str] = &["line1", "line2", "postal_code", "city", "province", "country"];

/// What a contact is shown of themselves.
#[must_use]
pub fn of_person(fields: &ContactFields) -> Typed {
    PERSON.iter().map(|name| ((*name).to_owned(), fields.get(name).unwrap_or_default().to_owned())).collect()
}

/// What they are shown of their client's main address.
#[must_use]
pub fn of_place(address: &AddressForm) -> Typed {
    PLACE.iter().map(|name| ((*name).to_owned(), address.get(name).unwrap_or_default().to_owned())).collect()
}

/// The main address of a form, if it has one.
#[must_use]
pub fn main_address(form: &ClientForm) -> Option<&AddressForm> {
    form.addresses.iter().find(|address| !address.is_main.is_empty())
}

/// The form of a contact with what they have typed.
#[must_use]
pub fn over_contact(mut form: ContactForm, typed: &Typed) -> ContactForm {
    for &name in PERSON {
        if let (Some(field), Some(text)) = (form.fields.get_mut(name), typed.get(name)) {
            field.clone_from(text);
        }
    }
    form
}

/// The form of a client with the main address that one of its contacts has typed; its first one, where it had none.
///
/// # Errors
/// Where nothing is left of the address: to take it away is for staff.
pub fn over_client(mut form: ClientForm, typed: &Typed) -> Result<ClientForm, FieldErrors> {
    let at = form.addresses.iter().position(|address| !address.is_main.is_empty()).unwrap_or_else(|| {
        form.addresses.push(AddressForm { is_main: "on".into(), ..AddressForm::default() });
        form.addresses.len() - 1
    });
    if let Some(main) = form.addresses.get_mut(at) {
        let before = main.clone();
        for &name in PLACE {
            if let (Some(field), Some(text)) = (main.get_mut(name), typed.get(name)) {
                field.clone_from(text);
            }
        }
        if *main != before {
            // It is on the map where it was.
            main.latitude.clear();
            main.longitude.clear();
        }
        if [&main.line1, &main.postal_code, &main.city].iter().all(|typed| typed.trim().is_empty()) {
            return Err(FieldErrors::one("line1", FieldError::Required));
        }
    }
    Ok(form)
}

/// Whether others have changed what a contact changes of themselves.
#[must_use]
pub fn is_of_person(conflict: &Conflict) -> bool {
    PERSON.iter().any(|name| conflict.touches(&format!("fields.{name}")))
}

/// Whether others have changed an address of the client.
#[must_use]
pub fn is_of_place(conflict: &Conflict) -> bool {
    conflict.changes.iter().any(|change| change.field.starts_with("addresses"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Change, FormText};

    fn typed(values: &[(&str, &str)]) -> Typed {
        values.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn at(line1: &str) -> ClientForm {
        let main = AddressForm {
            id: "1".into(),
            is_main: "on".into(),
            line1: line1.into(),
            city: "Paris".into(),
            latitude: "48.1".into(),
            longitude: "2.1".into(),
            ..AddressForm::default()
        };
        let other = AddressForm { city: "Lyon".into(), ..AddressForm::default() };
        ClientForm { addresses: vec![other, main], ..ClientForm::default() }
    }

    #[test]
    fn only_what_is_theirs_is_laid_over_a_contact() {
        let mut form = ContactForm::default();
        (form.fields.email, form.fields.mobile) = ("ana@roche.example".into(), "0601020304".into());
        let sent =
            typed(&[("first_name", "Ana"), ("mobile", ""), ("email", "else@x.example"), ("marketing_sms", "on")]);
        let after = over_contact(form.clone(), &sent);
        form.fields.first_name = "Ana".into();
        form.fields.mobile.clear();
        assert_eq!(after, form);
        let shown = of_person(&after.fields);
        assert_eq!((shown.len(), shown["first_name"].as_str()), (PERSON.len(), "Ana"));
    }

    #[test]
    fn the_main_address_moves_and_the_others_stay() {
        let same = over_client(at("1 rue A"), &typed(&[("line1", "1 rue A")])).unwrap();
        assert_eq!(same, at("1 rue A"), "what stays where it was stays on the map");
        let moved =
            over_client(at("1 rue A"), &typed(&[("line1", "2 rue B"), ("label", "x"), ("is_main", "")])).unwrap();
        let main = main_address(&moved).unwrap();
        assert_eq!((main.line1.as_str(), main.label.as_str(), main.latitude.as_str()), ("2 rue B", "", ""));
        assert_eq!((main.id.as_str(), moved.addresses[0].city.as_str()), ("1", "Lyon"));
        let first = over_client(ClientForm::default(), &typed(&[("city", "Nice")])).unwrap();
        assert_eq!(main_address(&first).map(|main| main.city.as_str()), Some("Nice"));
    }

    #[test]
    fn an_address_is_not_emptied() {
        let none = over_client(at("1 rue A"), &typed(&[("line1", " "), ("city", "")]));
        assert_eq!(none, Err(FieldErrors::one("line1", FieldError::Required)));
    }

    #[test]
    fn what_others_change_elsewhere_is_in_nobodys_way() {
        let conflict = |field: &str| Conflict {
            version: 2,
            by: "Claire".into(),
            changes: vec![Change { field: field.into(), from: String::new(), to: "x".into() }],
            current: FormText::default(),
        };
        for (field, person, place) in
            [("fields.mobile", true, false), ("fields.private_notes", false, false), ("addresses", false, true)]
        {
            let conflict = conflict(field);
            assert_eq!((is_of_person(&conflict), is_of_place(&conflict)), (person, place), "{field}");
        }
    }
}
