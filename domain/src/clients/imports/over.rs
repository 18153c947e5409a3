//! What a file says of a client that is there, laid over it: what is empty is filled, what was ticked is replaced, and of what a client has
//! several, those that it lacks are added.

use super::further::REACHED;
use super::group::{SEVERAL, of_their_own, same_person, same_place};
use super::more::add_line;
use crate::clients::fields::ClientFields;
use crate::clients::{AddressForm, ClientForm, ContactForm};
use crate::imports::{Handling, Value};

/// Lays a file's values over a client. Contacts are recognised by their e-mail, else by their name, addresses by their street and postal
/// code; those that are new are added.
#[must_use]
pub fn laid_over(current: &ClientForm, file: &ClientForm, handling: &Handling) -> ClientForm {
    let mut form = current.clone();
    for name in ClientFields::NAMES {
        if let (Some(place), Some(value)) = (form.fields.get_mut(name), file.fields.get(name)) {
            let (of, is_replaced) = (ClientFields::value(name), replaces_field(handling, name));
            if !is_replaced && (SEVERAL.contains(name) || matches!(of, Value::Items(_))) {
                value.lines().for_each(|line| add_line(place, line));
            } else {
                lay(place, value, (of, is_replaced));
            }
        }
    }
    if !file.number.is_empty() {
        form.number.clone_from(&file.number);
    }
    for (id, value) in file.custom.iter().filter(|(_, value)| !value.is_empty()) {
        let place = form.custom.entry(id.clone()).or_default();
        lay(place, value, (Value::Line, handling.replaces(&format!("custom.{id}"))));
    }
    for contact in file.contacts.iter().filter(|contact| !contact.is_blank()) {
        let contact = of_their_own(&form, contact);
        match form.contacts.iter_mut().find(|known| same_person(known, &contact)) {
            Some(known) => {
                for name in ContactForm::NAMES {
                    if let (Some(place), Some(value)) = (known.get_mut(name), contact.get(name)) {
                        lay(place, value, (ContactForm::value(name), replaces_of_person(handling, name)));
                    }
                }
            }
            None => form.contacts.push(contact),
        }
    }
    for address in file.addresses.iter().filter(|address| !address.is_blank()) {
        match form.addresses.iter_mut().find(|known| same_place(known, address)) {
            Some(known) => {
                for name in AddressForm::NAMES {
                    if let (Some(place), Some(value)) = (known.get_mut(name), address.get(name)) {
                        let value_of = if name.starts_with("is_") { Value::Tick } else { Value::Line };
                        lay(place, value, (value_of, handling.replaces(&format!("addresses[0].{name}"))));
                    }
                }
            }
            None => form.addresses.push(address.clone()),
        }
    }
    form
}

/// A value of a file over one that is there. A tick that is off says no: it is empty for nobody.
fn lay(place: &mut String, value: &str, (of, is_replaced): (Value, bool)) {
    if !value.is_empty() && (is_replaced || place.is_empty() && of != Value::Tick) {
        value.clone_into(place);
    }
}

/// Whether a column replaces a field of the client: one that fills it together with others as well.
fn replaces_field(handling: &Handling, name: &str) -> bool {
    let also = match name {
        "name" => "name_else",
        "is_prospect" => "standing",
        _ => "",
    };
    handling.replaces(&format!("fields.{name}")) || !also.is_empty() && handling.replaces(also)
}

/// The same of a person: what the row says of its client may be theirs.
fn replaces_of_person(handling: &Handling, name: &str) -> bool {
    let is_own = |(own, of_person): &(&str, &str)| *of_person == name && handling.replaces(own);
    let is_name = matches!(name, "first_name" | "last_name");
    handling.replaces(&format!("contacts[0].{name}"))
        || is_name && ["full_name", "last_first"].iter().any(|whole| handling.replaces(&format!("contacts[0].{whole}")))
        || REACHED.iter().any(is_own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::imports::joined;
    use crate::imports::Target;

    fn client(name: &str, email: &str, phone: &str, tags: &str) -> ClientForm {
        let mut form = ClientForm::default();
        for (field, value) in [("name", name), ("email", email), ("phone", phone), ("tags", tags)] {
            value.clone_into(form.fields.get_mut(field).unwrap());
        }
        form
    }

    fn replacing(paths: &[&str]) -> Handling {
        Handling { replaced: paths.iter().map(|path| Target::to(*path)).collect(), ..Handling::default() }
    }

    #[test]
    fn what_is_empty_is_filled_and_the_rest_stays() {
        let current = client("Roche", "a@roche.example", "", "1");
        let file = client("ROCHE SARL", "b@roche.example", "01", "1\n2");
        let after = laid_over(&current, &file, &Handling::default());
        assert_eq!(after, client("Roche", "a@roche.example", "01", "1\n2"));
        let after = laid_over(&current, &file, &replacing(&["fields.email", "fields.tags"]));
        assert_eq!(after, client("Roche", "b@roche.example", "01", "1\n2"));
        let blank = laid_over(&current, &client("", "", "", ""), &replacing(&["fields.email"]));
        assert_eq!(blank, current, "nothing replaces nothing");
    }

    #[test]
    fn a_tick_that_is_off_is_no_empty_value() {
        let (current, mut file) = (client("Roche", "", "", ""), client("Roche", "", "", ""));
        file.fields.is_prospect = "on".into();
        assert_eq!(laid_over(&current, &file, &Handling::default()), current);
        assert_eq!(laid_over(&current, &file, &replacing(&["standing"])).fields.is_prospect, "on");
    }

    #[test]
    fn people_are_filled_by_their_email() {
        let person = |mobile: &str, position: &str| ContactForm {
            email: "ana@roche.example".into(),
            mobile: mobile.into(),
            position: position.into(),
            ..ContactForm::default()
        };
        let at = |person: ContactForm| ClientForm { contacts: vec![person], ..ClientForm::default() };
        let (current, file) = (at(person("06", "")), at(person("07", "Gérante")));
        assert_eq!(laid_over(&current, &file, &Handling::default()), at(person("06", "Gérante")));
        assert_eq!(laid_over(&current, &file, &replacing(&["fields.mobile"])), at(person("07", "Gérante")));
    }

    #[test]
    fn somebody_under_anothers_email_is_one_more() {
        let person = |first: &str, last: &str, email: &str| ContactForm {
            first_name: first.into(),
            last_name: last.into(),
            email: email.into(),
            ..ContactForm::default()
        };
        let at = |people: &[ContactForm]| ClientForm { contacts: people.to_vec(), ..ClientForm::default() };
        let (ana, luc) = (person("Ana", "Roy", "a@roy.example"), person("Luc", "Blin", "A@roy.example"));
        let both = at(&[ana.clone(), person("Luc", "Blin", "")]);
        let (current, file) = (at(std::slice::from_ref(&ana)), at(&[luc]));
        assert_eq!(laid_over(&current, &file, &Handling::default()), both);
        assert_eq!(laid_over(&both, &file, &Handling::default()), both, "once");
        assert_eq!(joined(&current, &file), both);
        let shorter = at(&[person("", "Roy", "a@roy.example")]);
        assert_eq!(laid_over(&current, &shorter, &Handling::default()), current, "the same person");
    }
}
