//! Cards laid out as a table, so that they come in by the same way as one.

use super::parse::{Card, Cards, Property};
use crate::clients::{AddressForm, ClientForm, ContactForm};
use crate::imports::Record;

/// The columns of that table, by the path they fill.
#[rustfmt::skip]
pub const COLUMNS: [&str; 37] = [
    "contact_of", "fields.name", "fields.kind", "fields.email", "fields.phone", "fields.mobile", "fields.fax",
    "fields.other_emails", "fields.other_phones", "fields.website", "fields.private_notes", "fields.tags",
    "contacts[0].first_name", "contacts[0].last_name", "contacts[0].email", "contacts[0].position",
    "contacts[0].direct_phone", "contacts[0].mobile", "contacts[0].fax",
    "addresses[0].line1", "addresses[0].line2", "addresses[0].postal_code", "addresses[0].city", "addresses[0].province", "addresses[0].country",
    "addresses[1].line1", "addresses[1].line2", "addresses[1].postal_code", "addresses[1].city", "addresses[1].province", "addresses[1].country",
    "addresses[2].line1", "addresses[2].line2", "addresses[2].postal_code", "addresses[2].city", "addresses[2].province", "addresses[2].country",
];

/// Each card as a row; its line is its place in the file.
pub fn rows(text: String) -> impl Iterator<Item = Record> + Send {
    (1..).zip(Cards::new(text)).map(|(line, card)| {
        let (client, form) = read(&card);
        let cells = COLUMNS.iter().map(|path| cell(path, &client, &form)).collect();
        Record { line, cells }
    })
}

/// What a card says: the client that a person is at, if they are, and the form.
///
/// A card with an organisation and a person is a contact of that organisation; with an organisation alone it is a company;
/// with a person alone a private client, who is their own contact.
fn read(card: &Card) -> (String, ClientForm) {
    let organisation = card.all("ORG").next().map(|org| org.parts()[0].trim().to_owned()).unwrap_or_default();
    let shown = card.text("FN");
    let names = card.all("N").next().map(Property::parts).unwrap_or_default();
    let name = |at: usize| names.get(at).map(|name| name.trim().to_owned()).unwrap_or_default();
    let (mut first, mut last) = (name(1), name(0));
    let is_company = !organisation.is_empty()
        && (shown == organisation || shown.is_empty() && first.is_empty() && last.is_empty())
        || card.text("X-ABSHOWAS").eq_ignore_ascii_case("company")
        || card.text("KIND").eq_ignore_ascii_case("org");
    if first.is_empty() && last.is_empty() {
        shown.clone_into(&mut last);
    }
    let mut form = ClientForm::default();
    reach(card, &mut form);
    form.fields.website = card.text("URL");
    form.fields.private_notes = card.text("NOTE");
    form.fields.tags = card.all("CATEGORIES").map(Property::text).collect::<Vec<_>>().join("\n");
    form.addresses = card.all("ADR").take(3).map(address).collect();
    if is_company {
        form.fields.name = if organisation.is_empty() { shown } else { organisation };
        "company".clone_into(&mut form.fields.kind);
        return (String::new(), form);
    }
    let person = ContactForm {
        email: form.fields.email.clone(),
        direct_phone: form.fields.phone.clone(),
        mobile: form.fields.mobile.clone(),
        position: card.text("TITLE"),
        first_name: std::mem::take(&mut first),
        last_name: std::mem::take(&mut last),
        ..ContactForm::default()
    };
    if organisation.is_empty() {
        form.fields.name = if shown.is_empty() {
            format!("{} {}", person.first_name, person.last_name).trim().to_owned()
        } else {
            shown
        };
        "individual".clone_into(&mut form.fields.kind);
    }
    form.contacts = vec![person];
    (organisation, form)
}

/// E-mails and telephones: the first of a kind has its place, the others stand together.
fn reach(card: &Card, form: &mut ClientForm) {
    let fields = &mut form.fields;
    let (mut emails, mut phones) = (Vec::new(), Vec::new());
    for email in card.all("EMAIL").map(Property::text) {
        let email = email.trim().trim_start_matches("mailto:").to_owned();
        if fields.email.is_empty() { fields.email = email } else { emails.push(email) }
    }
    for property in card.all("TEL") {
        let text = property.text();
        let number = text.trim().trim_start_matches("tel:");
        let number = number.split(";ext=").next().unwrap_or(number).to_owned();
        let place = if property.is("fax") {
            &mut fields.fax
        } else if property.is("cell") || property.is("mobile") {
            &mut fields.mobile
        } else {
            &mut fields.phone
        };
        if place.is_empty() { *place = number } else { phones.push(number) }
    }
    fields.other_emails = emails.join("\n");
    fields.other_phones = phones.join("\n");
}

/// Post box, second line, street, city, province, postal code, country (RFC 6350, § 6.3.1).
fn address(property: &Property) -> AddressForm {
    let parts = property.parts();
    let part = |at: usize| parts.get(at).map(|part| part.trim().to_owned()).unwrap_or_default();
    let second = [part(1), part(0)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    AddressForm {
        line1: part(2),
        line2: second,
        city: part(3),
        province: part(4),
        postal_code: part(5),
        country: part(6),
        ..AddressForm::default()
    }
}

fn cell(path: &str, client: &str, form: &ClientForm) -> String {
    if path == "contact_of" {
        return client.to_owned();
    }
    if let Some(name) = path.strip_prefix("fields.") {
        return form.fields.get(name).unwrap_or_default().to_owned();
    }
    if let Some(name) = path.strip_prefix("contacts[0].") {
        let mut contact = form.contacts.first().cloned().unwrap_or_default();
        return contact.get_mut(name).map(std::mem::take).unwrap_or_default();
    }
    let Some((index, name)) = path.strip_prefix("addresses[").and_then(|rest| rest.split_once("].")) else {
        return String::new();
    };
    let at = index.parse::<usize>().ok();
    let mut address = at.and_then(|at| form.addresses.get(at)).cloned().unwrap_or_default();
    address.get_mut(name).map(std::mem::take).unwrap_or_default()
}
