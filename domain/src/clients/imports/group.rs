//! Rows that are about one client, and files that are about clients that exist.

use super::more::add_line;
use crate::clients::choices::KINDS;
use crate::clients::fields::ClientFields;
use crate::clients::{AddressForm, ClientForm, ClientKind, ContactForm};
use crate::imports::choices::read;
use crate::imports::group::{Apart, Group, Keys, SheetRow, key};
use crate::imports::{Record, Target};
use crate::text::fold;

/// Without columns about contacts or places, each row is a client of its own; without numbers, rows of one name are one client only if the
/// file is about contacts.
#[must_use]
pub fn keys(mapping: &[Target]) -> Keys {
    let column = |wanted: &str| mapping.iter().position(|target| target.path() == wanted);
    let contacts = mapping.iter().any(|target| is_contact(target.path()));
    let places = mapping.iter().any(|target| target.path().starts_with("addresses["));
    let number = column("number").filter(|_| contacts || places);
    let name = column("fields.name").filter(|_| contacts);
    let (client, kind) = (column("contact_of"), column("fields.kind"));
    let is_company = move |record: &Record| {
        let kind = kind.and_then(|column| record.cells.get(column));
        kind.is_some_and(|cell| read(KINDS, cell) == ClientKind::Company.as_str())
    };
    Box::new(move |record| {
        // A person at a client has a reference of their own, which is not the client's. A company below another is a client itself.
        let client = key(record, client, "i").filter(|_| !is_company(record));
        let number = if client.is_some() { None } else { key(record, number, "n") };
        let name = client.or_else(|| key(record, name, "i"));
        number.into_iter().chain(name).collect()
    })
}

fn is_contact(path: &str) -> bool {
    path.starts_with("contacts[") || path == "contact_of"
}

/// Takes in a row about the same client, or gives it back when it says something else of it.
pub(super) fn join(
    group: &mut Group<ClientForm>,
    record: Record,
    row: SheetRow<ClientForm>,
) -> Result<(), Apart<ClientForm>> {
    let (mine, theirs) = (&group.row.form, &row.form);
    let agree = |mine: &str, theirs: &str| mine.is_empty() || theirs.is_empty() || fold(mine) == fold(theirs);
    let same = ClientFields::NAMES
        .iter()
        .filter(|name| !SEVERAL.contains(name))
        .all(|name| agree(mine.fields.get(name).unwrap_or(""), theirs.fields.get(name).unwrap_or("")))
        && agree(&mine.number, &theirs.number)
        && agree(&group.row.state, &row.state)
        && theirs.custom.iter().all(|(id, value)| mine.custom.get(id).is_none_or(|mine| agree(mine, value)));
    if !same {
        return Err(Box::new((record, row)));
    }
    let at = group.records.len();
    group.records.push(record);
    let form = &mut group.row.form;
    overlay(form, &row.form);
    for (place, contact) in row.form.contacts.into_iter().enumerate().filter(|(_, contact)| !contact.is_blank()) {
        if !form.contacts.contains(&contact) {
            form.contacts.push(contact);
            group.places.push(("contacts", at, place));
        }
    }
    for (place, address) in row.form.addresses.into_iter().enumerate().filter(|(_, address)| !address.is_blank()) {
        if !form.addresses.contains(&address) {
            form.addresses.push(address);
            group.places.push(("addresses", at, place));
        }
    }
    if group.row.state.is_empty() {
        group.row.state = row.state;
    }
    group.row.links.extend(row.links);
    group.row.asides.extend(row.asides);
    Ok(())
}

/// What a client has several of: what one row says of it and another does not.
const SEVERAL: [&str; 2] = ["other_emails", "other_phones"];

/// Fills what is blank in a client's own values from another row about it.
fn overlay(form: &mut ClientForm, other: &ClientForm) {
    for name in ClientFields::NAMES {
        let (Some(place), Some(value)) = (form.fields.get_mut(name), other.fields.get(name)) else { continue };
        if SEVERAL.contains(name) {
            for line in value.lines() {
                add_line(place, line);
            }
        } else if place.is_empty() {
            value.clone_into(place);
        }
    }
    if form.number.is_empty() {
        form.number.clone_from(&other.number);
    }
    for (id, value) in &other.custom {
        form.custom.entry(id.clone()).or_insert_with(|| value.clone());
    }
}

/// Overwrites a client with what a file has of it; what the file leaves blank stays. Contacts are recognised by their e-mail, else
/// by their name, addresses by their street and postal code; those that are new are added.
#[must_use]
pub fn overwritten(current: &ClientForm, file: &ClientForm) -> ClientForm {
    let mut form = current.clone();
    for name in ClientFields::NAMES {
        if let (Some(place), Some(value)) = (form.fields.get_mut(name), file.fields.get(name))
            && !value.is_empty()
        {
            value.clone_into(place);
        }
    }
    if !file.number.is_empty() {
        form.number.clone_from(&file.number);
    }
    form.custom.extend(
        file.custom.iter().filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id.clone(), value.clone())),
    );
    for contact in file.contacts.iter().filter(|contact| !contact.is_blank()) {
        match form.contacts.iter_mut().find(|known| same_person(known, contact)) {
            Some(known) => overwrite(ContactForm::NAMES, known, contact, ContactForm::get_mut),
            None => form.contacts.push(contact.clone()),
        }
    }
    for address in file.addresses.iter().filter(|address| !address.is_blank()) {
        match form.addresses.iter_mut().find(|known| same_place(known, address)) {
            Some(known) => overwrite(AddressForm::NAMES, known, address, AddressForm::get_mut),
            None => form.addresses.push(address.clone()),
        }
    }
    form
}

fn overwrite<T: Clone>(
    names: &[&str],
    known: &mut T,
    file: &T,
    get_mut: for<'a> fn(&'a mut T, &str) -> Option<&'a mut String>,
) {
    let mut file = file.clone();
    for name in names {
        let value = get_mut(&mut file, name).map(std::mem::take).unwrap_or_default();
        if let Some(place) = get_mut(known, name).filter(|_| !value.is_empty()) {
            *place = value;
        }
    }
}

fn same_person(one: &ContactForm, other: &ContactForm) -> bool {
    if !one.email.is_empty() && !other.email.is_empty() {
        return one.email.to_lowercase() == other.email.to_lowercase();
    }
    let name = |form: &ContactForm| fold(&format!("{} {}", form.first_name, form.last_name)).trim().to_owned();
    !name(one).is_empty() && name(one) == name(other)
}

fn same_place(one: &AddressForm, other: &AddressForm) -> bool {
    let place = |form: &AddressForm| (fold(&form.line1), fold(&form.postal_code));
    place(one) == place(other)
}
