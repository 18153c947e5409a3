//! What a row says of who and whom: a person at a client, a company below another, and the name that a client goes by.

use super::more::called;
use super::values;
use crate::clients::fields::ClientFields;
use crate::clients::{ClientForm, ClientKind, Contact, ContactForm, ShippingIdentity, VatRegime};
use crate::imports::group::SheetRow;
use crate::imports::values::one_line;
use crate::text::{Text, fold};

/// A row about a person at a client: its name and ways to be reached are the contact's; places and the site are the client's.
pub(super) fn person_at(client: &str, row: SheetRow<ClientForm>) -> SheetRow<ClientForm> {
    let mut contact = row.form.contacts.into_iter().next().unwrap_or_default();
    if contact.first_name.is_empty() && contact.last_name.is_empty() {
        (contact.first_name, contact.last_name) = values::split_name(below(client, &row.form.fields.name));
    }
    let fields = row.form.fields;
    for (place, value) in [
        (&mut contact.email, fields.email),
        (&mut contact.direct_phone, fields.phone),
        (&mut contact.mobile, fields.mobile),
    ] {
        if place.is_empty() {
            *place = value;
        }
    }
    let mut asides = row.asides;
    for aside in asides.iter_mut().filter(|aside| aside.about.is_empty()) {
        aside.about = called(&contact);
    }
    let (website, other_emails, other_phones) = (fields.website, fields.other_emails, fields.other_phones);
    let fields =
        ClientFields { name: one_line(client), website, other_emails, other_phones, ..ClientFields::default() };
    let form = ClientForm { fields, contacts: vec![contact], addresses: row.form.addresses, ..ClientForm::default() };
    SheetRow { form, asides, ..SheetRow::default() }
}

/// A row about a company below another one, which is its parent.
pub(super) fn company_below(parent: &str, mut row: SheetRow<ClientForm>) -> SheetRow<ClientForm> {
    let fields = &mut row.form.fields;
    fields.name = below(parent, &fields.name).to_owned();
    if fields.parent.is_empty() && !row.links.iter().any(|(field, _)| *field == "parent") {
        row.links.push(("parent", one_line(parent)));
    }
    row
}

/// A name without that of the client it is at: Odoo's « Azur Interior, Brandon Freeman ».
fn below<'a>(client: &str, name: &'a str) -> &'a str {
    let rest = name.strip_prefix(client).map(|rest| rest.trim_start_matches([',', ' ']));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// Whether two are said to be called differently: no name is part of the other. Two people may share an e-mail.
#[must_use]
pub fn are_two(one: &Contact, other: &Contact) -> bool {
    let name = |person: &Contact| {
        let names = [&person.first_name, &person.last_name].into_iter().flatten();
        names.map(Text::as_str).collect::<Vec<_>>().join(" ")
    };
    are_two_names(&name(one), &name(other))
}

/// The same of two as they are typed.
pub(super) fn are_called_apart(one: &ContactForm, other: &ContactForm) -> bool {
    let name = |person: &ContactForm| format!("{} {}", person.first_name, person.last_name);
    are_two_names(&name(one), &name(other))
}

fn are_two_names(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let name = fold(name);
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let (one, other) = (words(one), words(other));
    let is_in = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
    !is_in(&one, &other) && !is_in(&other, &one)
}

/// What a form needs that a file seldom says: a name, which a contact or an e-mail lends, and the usual choices.
pub fn complete(form: &mut ClientForm) {
    let fields = &mut form.fields;
    if fields.name.is_empty() {
        let lent = form.contacts.iter().find_map(named);
        if lent.is_some() && fields.kind.is_empty() {
            ClientKind::Individual.as_str().clone_into(&mut fields.kind);
        }
        let email = || {
            form.contacts.iter().map(|contact| &contact.email).chain([&fields.email]).find(|email| !email.is_empty())
        };
        fields.name = lent.or_else(|| email().cloned()).unwrap_or_default();
    }
    for (place, usual) in [
        (&mut fields.kind, ClientKind::default().as_str()),
        (&mut fields.vat_regime, VatRegime::default().as_str()),
        (&mut fields.shipping_identity, ShippingIdentity::default().as_str()),
    ] {
        if place.is_empty() {
            usual.clone_into(place);
        }
    }
}

/// A contact's whole name.
fn named(contact: &ContactForm) -> Option<String> {
    let name = format!("{} {}", contact.first_name, contact.last_name);
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::form::tests::rules;

    fn person(first: &str, last: &str) -> Contact {
        let form = ContactForm { first_name: first.into(), last_name: last.into(), ..ContactForm::default() };
        form.parse(&ClientForm::default().reading(&rules())).unwrap()
    }

    #[test]
    fn two_people_are_called_differently() {
        let ana = person("Ana", "Petit");
        assert!(are_two(&ana, &person("Luc", "Petit")));
        for same in [person("Ana", ""), person("PETIT", "Ana"), person("", "")] {
            assert!(!are_two(&ana, &same) && !are_two(&same, &ana));
        }
    }
}
