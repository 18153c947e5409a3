//! A client as cards: one of the organisation, one of each contact.

use crate::clients::{Address, Client, ClientKind, Contact};
use crate::geo::Country;
use crate::ids::ListItemId;
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
    end(&mut out, client);
    for contact in client.contacts.iter().filter(|contact| person.is_none_or(|person| person != *contact)) {
        contact_card(&mut out, client, contact);
    }
    out
}

fn contact_card(out: &mut String, client: &Client, contact: &Contact) {
    let name = contact.display_name();
    if name.is_empty() {
        return;
    }
    begin(out, &name);
    line(out, "N", &structured(&[text(contact.last_name.as_ref()), text(contact.first_name.as_ref()), "", "", ""]));
    line(out, "ORG", &escape(client.data.name.as_str()));
    if let Some(id) = contact.id {
        line(out, "UID", &format!("urn:uuid:{id}"));
    }
    if let Some(position) = &contact.position {
        line(out, "TITLE", &escape(position.as_str()));
    }
    if let Some(email) = &contact.email {
        line(out, "EMAIL;TYPE=INTERNET,WORK", &escape(email.as_str()));
    }
    let phones = [
        ("WORK,VOICE", &contact.direct_phone),
        ("CELL,VOICE", &contact.mobile),
        ("WORK,VOICE", &contact.switchboard),
        ("WORK,FAX", &contact.fax),
    ];
    for (kind, phone) in phones.into_iter().filter_map(|(kind, phone)| Some((kind, phone.as_ref()?))) {
        line(out, &format!("TEL;TYPE={kind}"), phone.as_str());
    }
    end(out, client);
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

fn end(out: &mut String, client: &Client) {
    line(out, "REV", &client.updated_at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
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
