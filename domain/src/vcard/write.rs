//! A client as cards: one of the organisation, one of each contact. And a contact by itself.

use chrono::{DateTime, Utc};

use super::PRODUCT;
use crate::clients::{Address, Client, ClientData, ClientKind, ClientState, Contact};
use crate::contacts::{ContactData, ContactRecord};
use crate::geo::Country;
use crate::identifiers::{Email, Phone};
use crate::ids::{ContactId, ListItemId};
use crate::text::{Text, fold};

/// The telephones of a client and of its contacts, one of each kind.
const DIRECT: &str = "TEL;TYPE=WORK,VOICE";
const MOBILE: &str = "TEL;TYPE=CELL,VOICE";
const SWITCHBOARD: &str = "TEL;TYPE=MAIN,WORK,VOICE";
const FAX: &str = "TEL;TYPE=WORK,FAX";

/// What writes the words behind the ids of lists' entries.
type Label<'a> = &'a dyn Fn(ListItemId) -> Option<String>;

/// The cards of a client, in vCard 3.0. `country` names countries in the reader's language, `label` gives the words of tags and titles.
///
/// Read back, they are the same client, but for what a card has no place for: numbers, states, what only the law, the accounts or sales ask
/// for, lists' entries other than tags and titles, profiles on networks, consents, private notes, custom fields, what a person is to the
/// client, positions on a map, which kind of organisation it is, and contacts without a name.
#[must_use]
pub fn write(
    client: &Client,
    country: impl Fn(Country) -> String,
    label: impl Fn(ListItemId) -> Option<String>,
) -> String {
    let mut out = String::new();
    let name = client.data.name.as_str();
    let is_person = client.data.kind == ClientKind::Individual;
    let is_themselves = |contact: &&Contact| {
        contact.display_name() == name && (contact.first_name.is_some() || contact.last_name.is_some())
    };
    let themselves = client.contacts.iter().find(is_themselves).filter(|_| is_person);
    begin(&mut out, name);
    match themselves {
        Some(contact) => names(&mut out, &contact.person(), &label),
        // The name is the client's, and no contact's.
        None if is_person => line(&mut out, "client.N", &structured(&[name, "", "", "", ""])),
        None => {
            line(&mut out, "N", ";;;;");
            line(&mut out, "ORG", &escape(name));
            line(&mut out, "X-ABShowAs", "COMPANY");
        }
    }
    line(&mut out, "UID", &format!("urn:uuid:{}", client.id));
    if let Some(position) = themselves.and_then(|contact| contact.position.as_ref()) {
        line(&mut out, "TITLE", &escape(position.as_str()));
    }
    reached(&mut out, &client.data, themselves);
    for (number, address) in (1..).zip(&client.addresses) {
        place(&mut out, number, address, if is_person { "HOME" } else { "WORK" }, &country);
    }
    let tags: Vec<String> = client.data.tags.ids().filter_map(&label).map(|tag| escape(&tag)).collect();
    if !tags.is_empty() {
        line(&mut out, "CATEGORIES", &tags.join(","));
    }
    if let Some(note) = &client.data.public_notes {
        line(&mut out, "NOTE", &escape(note.as_str()));
    }
    end(&mut out, client.updated_at);
    for contact in client.contacts.iter().filter(|contact| themselves.is_none_or(|person| person != *contact)) {
        person_card(&mut out, contact.id, &contact.person(), Some(name), client.updated_at, &label);
    }
    out
}

/// The card of a contact, in vCard 3.0, at the client that it stands for, else at the first one. What is thrown away is not named.
#[must_use]
pub fn write_person(contact: &ContactRecord, label: impl Fn(ListItemId) -> Option<String>) -> String {
    let mut out = String::new();
    let clients = || contact.links.iter().filter(|link| link.client_state != ClientState::Deleted);
    let client = clients().find(|link| link.is_primary).or_else(|| clients().next());
    let client = client.map(|link| link.client_name.as_str());
    person_card(&mut out, Some(contact.id), &contact.person, client, contact.updated_at, &label);
    out
}

/// How a client is reached, and the person that a private one is, where that is not the same.
fn reached(out: &mut String, client: &ClientData, themselves: Option<&Contact>) {
    let email = client.email.as_ref();
    let theirs = themselves.map_or(email, |person| person.email.as_ref());
    shared(out, "EMAIL;TYPE=INTERNET,WORK", email.map(Email::as_str), theirs.map(Email::as_str));
    for email in &client.other_emails.0 {
        line(out, "EMAIL;TYPE=INTERNET,OTHER", &escape(email.as_str()));
    }
    let own = [&client.phone, &client.mobile, &client.switchboard, &client.fax];
    let theirs =
        themselves.map_or(own, |person| [&person.direct_phone, &person.mobile, &person.switchboard, &person.fax]);
    for (property, (own, theirs)) in [DIRECT, MOBILE, SWITCHBOARD, FAX].into_iter().zip(own.into_iter().zip(theirs)) {
        shared(out, property, own.as_ref().map(Phone::as_str), theirs.as_ref().map(Phone::as_str));
    }
    for phone in &client.other_phones.0 {
        line(out, "TEL;TYPE=OTHER,VOICE", phone.as_str());
    }
    if let Some(website) = &client.website {
        line(out, "URL", &escape(website.as_str()));
    }
}

/// One line for both, or one of each in a group that says whose it is, which no other program minds.
fn shared(out: &mut String, property: &str, own: Option<&str>, theirs: Option<&str>) {
    if own == theirs {
        if let Some(value) = own {
            line(out, property, &escape(value));
        }
        return;
    }
    for (whose, value) in [("client", own), ("contact", theirs)] {
        if let Some(value) = value {
            line(out, &format!("{whose}.{property}"), &escape(value));
        }
    }
}

fn person_card(
    out: &mut String,
    id: Option<ContactId>,
    person: &ContactData,
    client: Option<&str>,
    updated_at: DateTime<Utc>,
    label: Label<'_>,
) {
    let name = person.display_name();
    // Whoever has no name is shown by what there is.
    let else_by = [person.position.as_ref().map(Text::as_str), person.rung_at().map(Phone::as_str)];
    let shown = if name.is_empty() { else_by.into_iter().flatten().next() } else { Some(name.as_str()) };
    let Some(shown) = shown else { return };
    begin(out, shown);
    names(out, person, label);
    if let Some(client) = client {
        line(out, "ORG", &escape(client));
        if fold(client) == fold(shown) {
            line(out, "KIND", "individual");
        }
    }
    if let Some(id) = id {
        line(out, "UID", &format!("urn:uuid:{id}"));
    }
    if let Some(position) = &person.position {
        line(out, "TITLE", &escape(position.as_str()));
    }
    if let Some(email) = &person.email {
        line(out, "EMAIL;TYPE=INTERNET,WORK", &escape(email.as_str()));
    }
    let phones = [
        (DIRECT, &person.direct_phone),
        (MOBILE, &person.mobile),
        (SWITCHBOARD, &person.switchboard),
        (FAX, &person.fax),
    ];
    for (property, phone) in phones.into_iter().filter_map(|(property, phone)| Some((property, phone.as_ref()?))) {
        line(out, property, phone.as_str());
    }
    end(out, updated_at);
}

/// Last and first name, and the title.
fn names(out: &mut String, person: &ContactData, label: Label<'_>) {
    let title = person.civility.and_then(label).unwrap_or_default();
    line(out, "N", &structured(&[text(person.last_name.as_ref()), text(person.first_name.as_ref()), "", &title, ""]));
}

/// An address, with what people call it beside (as Apple and Google do) and what it is for (RFC 9554, § 5.1 and 5.2).
fn place(out: &mut String, number: u32, address: &Address, at: &str, country: &impl Fn(Country) -> String) {
    let marks = [(address.is_main, ",PREF"), (address.is_billing, ",BILLING"), (address.is_delivery, ",DELIVERY")];
    let marks: String = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect();
    let province = address.province.map(crate::geo::Province::as_str).unwrap_or_default();
    let parts = [
        "",
        text(address.line2.as_ref()),
        text(address.line1.as_ref()),
        text(address.city.as_ref()),
        province,
        text(address.postal_code.as_ref()),
        &country(address.country),
    ];
    let property = format!("ADR;TYPE={at}{marks}");
    match &address.label {
        Some(label) => {
            line(out, &format!("item{number}.{property}"), &structured(&parts));
            line(out, &format!("item{number}.X-ABLabel"), &escape(label.as_str()));
        }
        None => line(out, &property, &structured(&parts)),
    }
}

fn begin(out: &mut String, name: &str) {
    line(out, "BEGIN", "VCARD");
    line(out, "VERSION", "3.0");
    line(out, "PRODID", PRODUCT);
    line(out, "FN", &escape(name));
}

fn end(out: &mut String, updated_at: DateTime<Utc>) {
    line(out, "REV", &updated_at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    line(out, "END", "VCARD");
}

fn text<const MAX: usize>(value: Option<&Text<MAX>>) -> &str {
    value.map_or("", Text::as_str)
}

fn structured(parts: &[&str]) -> String {
    parts.iter().map(|part| escape(part)).collect::<Vec<_>>().join(";")
}

fn escape(value: &str) -> String {
    value
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

/// One line, folded at 75 bytes (RFC 2426, § 2.6) and never within a character.
fn line(out: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests;
