//! Rows that are about one client, and files that are about clients that exist.

use super::further::REACHED;
use super::more::add_line;
use super::person::are_called_apart;
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
    let (id, client_id) = (column("record_id"), column("contact_of_id").filter(|_| client.is_none()));
    let is_company = move |record: &Record| {
        let kind = kind.and_then(|column| record.cells.get(column));
        kind.is_some_and(|cell| read(KINDS, cell) == ClientKind::Company.as_str())
    };
    Box::new(move |record| {
        // Rows name the client by the id that its row has.
        let is_at = key(record, client_id, "x").filter(|_| !is_company(record));
        if let Some(at) = is_at {
            return vec![at];
        }
        // A person at a client has a reference of their own, which is not the client's. A company below another is a client itself.
        let client = key(record, client, "i").filter(|_| !is_company(record));
        let number = if client.is_some() { None } else { key(record, number, "n") };
        let name = client.or_else(|| key(record, name, "i"));
        let id = key(record, id.filter(|_| client_id.is_some()), "x");
        id.into_iter().chain(number).chain(name).collect()
    })
}

fn is_contact(path: &str) -> bool {
    path.starts_with("contacts[") || matches!(path, "contact_of" | "contact_of_id")
}

/// Takes in a row about the same client, or gives it back when it says something else of it. What two rows with a person each say of how to
/// reach them is the persons', where it differs.
pub(super) fn join(
    group: &mut Group<ClientForm>,
    record: Record,
    mut row: SheetRow<ClientForm>,
) -> Result<(), Apart<ClientForm>> {
    let is_parted = are_two_people(&group.row.form, &row.form);
    let is_said_of_people = [&group.row.form, &row.form].into_iter().any(has_people);
    let is_persons = |name: &str| is_parted && REACHED.iter().any(|(own, _)| own.strip_prefix("fields.") == Some(name));
    let (mine, theirs) = (&group.row.form, &row.form);
    let agree = |mine: &str, theirs: &str| mine.is_empty() || theirs.is_empty() || fold(mine) == fold(theirs);
    let same = ClientFields::NAMES
        .iter()
        .filter(|name| !SEVERAL.contains(name) && !is_persons(name))
        .filter(|name| !is_said_of_people || !SAID_OF_PEOPLE.contains(name))
        .all(|name| agree(mine.fields.get(name).unwrap_or(""), theirs.fields.get(name).unwrap_or("")))
        && agree(&mine.number, &theirs.number)
        && agree(&group.row.state, &row.state)
        && theirs.custom.iter().all(|(id, value)| mine.custom.get(id).is_none_or(|mine| agree(mine, value)));
    if !same {
        return Err(Box::new((record, row)));
    }
    if is_parted {
        part(group, &mut row.form);
    }
    if is_said_of_people {
        add_said(&mut group.row.form.fields, &mut row.form.fields);
    }
    let at = group.records.len();
    group.records.push(record);
    let form = &mut group.row.form;
    overlay(form, &row.form);
    for (place, contact) in row.form.contacts.into_iter().enumerate().filter(|(_, contact)| !contact.is_blank()) {
        if is_further(form, contact) {
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

/// Whether a row is about somebody at a client.
fn has_people(form: &ClientForm) -> bool {
    form.contacts.iter().any(|person| !person.is_blank())
}

/// Whether two rows name a person each. Two private clients of one name are not two people at one.
fn are_two_people(mine: &ClientForm, theirs: &ClientForm) -> bool {
    if [mine, theirs].iter().all(|form| form.fields.kind == ClientKind::Individual.as_str()) {
        return false;
    }
    let first = |form: &ClientForm| form.contacts.first().filter(|person| names_somebody(person)).cloned();
    let (mine, theirs) = (first(mine), first(theirs));
    mine.is_some() && theirs.is_some() && mine != theirs
}

/// Gives the persons of two rows what the rows say differently of how to reach the client.
fn part(group: &mut Group<ClientForm>, form: &mut ClientForm) {
    let mine = &mut group.row.form;
    for (own, of_person) in REACHED {
        let name = own.trim_start_matches("fields.");
        let value = |form: &ClientForm| fold(form.fields.get(name).unwrap_or_default());
        let (here, there) = (value(mine), value(form));
        if here.is_empty() || there.is_empty() || here == there {
            continue;
        }
        give_person(form, name, of_person);
        if group.records.len() == 1 {
            give_person(mine, name, of_person);
        }
    }
}

/// Gives the first person of a row what the row says of its client, or else keeps it among the client's others.
fn give_person(form: &mut ClientForm, name: &str, of_person: &str) {
    let value = form.fields.get_mut(name).map(std::mem::take).unwrap_or_default();
    let place = form.contacts.first_mut().and_then(|person| person.get_mut(of_person));
    match place.filter(|place| place.is_empty()) {
        Some(place) => *place = value,
        None if name == "email" => add_line(&mut form.fields.other_emails, &value),
        None => add_line(&mut form.fields.other_phones, &value),
    }
}

/// Adds a person to a client's, unless they are one of them: the same e-mail and the same name. Two who share an e-mail share their
/// company's. Tells whether they are one more.
fn is_further(form: &mut ClientForm, mut contact: ContactForm) -> bool {
    if form.contacts.contains(&contact) {
        return false;
    }
    let name = |form: &ContactForm| fold(&format!("{} {}", form.first_name, form.last_name)).trim().to_owned();
    let email = contact.email.to_lowercase();
    let sharing = form.contacts.iter_mut().find(|known| !email.is_empty() && known.email.to_lowercase() == email);
    if let Some(known) = sharing {
        if name(known) == name(&contact) {
            return fill(known, &contact);
        }
        let shared = std::mem::take(&mut contact.email);
        if form.fields.email.is_empty() {
            form.fields.email = shared;
        }
    }
    form.contacts.push(contact);
    true
}

/// Fills what is blank of a person from another row about them. They are no further one.
fn fill(known: &mut ContactForm, contact: &ContactForm) -> bool {
    for name in ContactForm::NAMES {
        if let (Some(place), Some(value)) = (known.get_mut(name), contact.get(name))
            && place.is_empty()
        {
            value.clone_into(place);
        }
    }
    false
}

/// What a client has several of: what one row says of it and another does not.
pub(super) const SEVERAL: [&str; 2] = ["other_emails", "other_phones"];

/// What rows say of the people they name as much as of their client: where they differ, the client has all of it.
const SAID_OF_PEOPLE: [&str; 2] = ["tags", "private_notes"];

/// Adds what a row says of its people to what is there, each line once.
fn add_said(mine: &mut ClientFields, theirs: &mut ClientFields) {
    for name in SAID_OF_PEOPLE {
        let said = theirs.get_mut(name).map(std::mem::take).unwrap_or_default();
        let Some(place) = mine.get_mut(name) else { continue };
        if place.is_empty() {
            *place = said;
        } else if fold(place) != fold(&said) {
            for line in said.lines() {
                add_line(place, line);
            }
        }
    }
}

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

/// A client as it is, with the people whom a file names and whom it lacks: what becomes of one that is to be left as it is.
#[must_use]
pub fn joined(current: &ClientForm, file: &ClientForm) -> ClientForm {
    let mut form = current.clone();
    for contact in file.contacts.iter().filter(|contact| names_somebody(contact)) {
        let contact = of_their_own(&form, contact);
        if !form.contacts.iter().any(|known| same_person(known, &contact)) {
            form.contacts.push(contact);
        }
    }
    form
}

/// A person without an e-mail that somebody else at the client has, who is called otherwise.
pub(super) fn of_their_own(form: &ClientForm, contact: &ContactForm) -> ContactForm {
    let email = contact.email.to_lowercase();
    let has_it = |known: &ContactForm| known.email.to_lowercase() == email && are_called_apart(known, contact);
    let mut own = contact.clone();
    if !email.is_empty() && form.contacts.iter().any(has_it) {
        own.email.clear();
    }
    own
}

fn names_somebody(contact: &ContactForm) -> bool {
    !contact.first_name.is_empty() || !contact.last_name.is_empty()
}

pub(super) fn same_person(one: &ContactForm, other: &ContactForm) -> bool {
    if !one.email.is_empty() && !other.email.is_empty() {
        return one.email.to_lowercase() == other.email.to_lowercase();
    }
    let name = |form: &ContactForm| fold(&format!("{} {}", form.first_name, form.last_name)).trim().to_owned();
    !name(one).is_empty() && name(one) == name(other)
}

pub(super) fn same_place(one: &AddressForm, other: &AddressForm) -> bool {
    let place = |form: &AddressForm| (fold(&form.line1), fold(&form.postal_code));
    place(one) == place(other)
}
