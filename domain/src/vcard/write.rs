//! A client as cards: one of the organisation, one of each contact. And a contact by itself.

use chrono::{DateTime, Utc};

use crate::clients::{Address, Client, ClientKind, ClientState, Contact};
use crate::contacts::{ContactData, ContactRecord};
use crate::geo::Country;
use crate::ids::{ContactId, ListItemId};
use crate::text::Text;

/// The cards of a client, in vCard 3.0. `country` names countries in the reader's language, `tag` gives the words of a tag.
#[must_use]
pub fn write(
    client: &Client,
    country: impl Fn(Country) -> String,
    tag: impl Fn(ListItemId) -> Option<String>,
) -> String {
    let mut out = String::new();
    let name = client.data.name.as_str();
    let person = client
        .contacts
        .iter()
        .find(|contact| client.data.kind == ClientKind::Individual && contact.display_name() == name);
    begin(&mut out, name);
    if let Some(contact) = person {
        line(
            &mut out,
            "N",
            &structured(&[text(contact.last_name.as_ref()), text(contact.first_name.as_ref()), "", "", ""]),
        );
    } else if client.data.kind == ClientKind::Individual {
        line(&mut out, "N", &structured(&[name, "", "", "", ""]));
    } else {
        line(&mut out, "N", ";;;;");
        line(&mut out, "ORG", &escape(name));
        line(&mut out, "X-ABShowAs", "COMPANY");
    }
    line(&mut out, "UID", &format!("urn:uuid:{}", client.id));
    let data = &client.data;
    let emails = data.email.iter().chain(&data.other_emails.0).chain(person.and_then(|person| person.email.as_ref()));
    let mut written = Vec::new();
    for email in emails {
        if !written.contains(&email.folded()) {
            line(&mut out, "EMAIL;TYPE=INTERNET,WORK", &escape(email.as_str()));
            written.push(email.folded());
        }
    }
    let phones = [
        ("WORK,VOICE", &data.phone),
        ("CELL,VOICE", &data.mobile),
        ("WORK,VOICE", &data.switchboard),
        ("WORK,FAX", &data.fax),
    ];
    let phones = phones.into_iter().filter_map(|(kind, phone)| Some((kind, phone.as_ref()?)));
    for (kind, phone) in phones.chain(data.other_phones.0.iter().map(|phone| ("VOICE", phone))) {
        line(&mut out, &format!("TEL;TYPE={kind}"), phone.as_str());
    }
    if let Some(website) = &data.website {
        line(&mut out, "URL", &escape(website.as_str()));
    }
    for address in &client.addresses {
        place(&mut out, address, &country);
    }
    let tags: Vec<String> = data.tags.ids().filter_map(tag).map(|tag| escape(&tag)).collect();
    if !tags.is_empty() {
        line(&mut out, "CATEGORIES", &tags.join(","));
    }
    if let Some(note) = &data.public_notes {
        line(&mut out, "NOTE", &escape(note.as_str()));
    }
    end(&mut out, client.updated_at);
    for contact in client.contacts.iter().filter(|contact| person.is_none_or(|person| person != *contact)) {
        contact_card(&mut out, client, contact);
    }
    out
}

/// The card of a contact, in vCard 3.0, at the client that it stands for, else at the first one. What is thrown away is not named.
#[must_use]
pub fn write_person(contact: &ContactRecord) -> String {
    let mut out = String::new();
    let clients = || contact.links.iter().filter(|link| link.client_state != ClientState::Deleted);
    let client = clients().find(|link| link.is_primary).or_else(|| clients().next());
    let client = client.map(|link| link.client_name.as_str());
    person_card(&mut out, Some(contact.id), &contact.person, client, contact.updated_at);
    out
}

fn contact_card(out: &mut String, client: &Client, contact: &Contact) {
    person_card(out, contact.id, &contact.person(), Some(client.data.name.as_str()), client.updated_at);
}

fn person_card(
    out: &mut String,
    id: Option<ContactId>,
    person: &ContactData,
    client: Option<&str>,
    updated_at: DateTime<Utc>,
) {
    let name = person.display_name();
    if name.is_empty() {
        return;
    }
    begin(out, &name);
    line(out, "N", &structured(&[text(person.last_name.as_ref()), text(person.first_name.as_ref()), "", "", ""]));
    if let Some(client) = client {
        line(out, "ORG", &escape(client));
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
        ("WORK,VOICE", &person.direct_phone),
        ("CELL,VOICE", &person.mobile),
        ("WORK,VOICE", &person.switchboard),
        ("WORK,FAX", &person.fax),
    ];
    for (kind, phone) in phones.into_iter().filter_map(|(kind, phone)| Some((kind, phone.as_ref()?))) {
        line(out, &format!("TEL;TYPE={kind}"), phone.as_str());
    }
    end(out, updated_at);
}

fn place(out: &mut String, address: &Address, country: &impl Fn(Country) -> String) {
    let kind = if address.is_main { "ADR;TYPE=WORK,PREF" } else { "ADR;TYPE=WORK" };
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
    line(out, kind, &structured(&parts));
}

fn begin(out: &mut String, name: &str) {
    line(out, "BEGIN", "VCARD");
    line(out, "VERSION", "3.0");
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
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;
    use crate::contacts::{ContactForm, ContactLink, ContactRules, ContactState};
    use crate::identifiers::PhoneRules;
    use crate::ids::ClientId;

    #[test]
    fn a_contact_is_at_the_client_that_it_stands_for() {
        let rules = ContactRules { country: Country::FRANCE, custom_fields: Vec::new(), phone: PhoneRules::shape() };
        let mut form = ContactForm::default();
        (form.fields.first_name, form.fields.last_name) = ("Ana".into(), "Roche; Fils".into());
        form.fields.email = "ana@roche.example".into();
        form.fields.mobile = "06 12 34 56 78".into();
        let link = |name: &str, client_state, is_primary| ContactLink {
            client: ClientId(Uuid::nil()),
            client_name: name.into(),
            client_state,
            is_primary,
            is_billing: false,
            is_dunning: false,
            receives_invoices: false,
            is_only: false,
        };
        let mut contact = ContactRecord {
            id: ContactId(Uuid::from_u128(7)),
            version: 1,
            state: ContactState::Active,
            person: form.parse(&rules).unwrap().person,
            links: vec![
                link("Partie", ClientState::Deleted, true),
                link("Autre", ClientState::Active, false),
                link("Nordique", ClientState::Archived, true),
            ],
            custom: BTreeMap::new(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        };
        let expected = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "FN:Ana Roche\\; Fils",
            "N:Roche\\; Fils;Ana;;;",
            "ORG:Nordique",
            "UID:urn:uuid:00000000-0000-0000-0000-000000000007",
            "EMAIL;TYPE=INTERNET,WORK:ana@roche.example",
            "TEL;TYPE=CELL,VOICE:+33612345678",
            "REV:1970-01-01T00:00:00Z",
            "END:VCARD",
            "",
        ];
        assert_eq!(write_person(&contact), expected.join("\r\n"));
        contact.links.truncate(2);
        assert!(write_person(&contact).contains("ORG:Autre\r\n"));
        contact.links.clear();
        assert!(!write_person(&contact).contains("ORG"));
    }
}
