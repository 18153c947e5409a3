//! The clients of a backup of Invoice Ninja 5 (JSON), laid out as a table: a row a contact. What else it holds is passed over unread.

mod ids;
mod reading;

use std::collections::HashMap;
use std::io::{BufReader, Read};

use self::reading::{Backup, Fields, TOO_MANY};
use super::MAX_ROWS;
use super::sheet::Record;
use crate::error::FieldError;

/// The columns of that table, by the path that they fill; those of the program's own fields by the name it has for them.
#[rustfmt::skip]
pub(super) const COLUMNS: [&str; 34] = [
    "number", "state", "fields.kind", "fields.name", "fields.id_number", "fields.vat_number", "fields.website", "fields.phone",
    "fields.private_notes", "fields.public_notes", "fields.currency", "fields.language", "fields.payment_terms",
    "addresses[0].line1", "addresses[0].line2", "addresses[0].postal_code",
    "addresses[0].city", "addresses[0].province", "addresses[0].country",
    "addresses[1].line1", "addresses[1].line2", "addresses[1].postal_code",
    "addresses[1].city", "addresses[1].province", "addresses[1].country", "addresses[1].is_delivery",
    "contacts[0].first_name", "contacts[0].last_name", "contacts[0].email", "contacts[0].direct_phone",
    "custom_value1", "custom_value2", "custom_value3", "custom_value4",
];

/// The names that its values have there, in the order of [`COLUMNS`]; what is judged by several is blank.
#[rustfmt::skip]
const NAMES: [&str; 34] = [
    "number", "", "", "name", "id_number", "vat_number", "website", "phone",
    "private_notes", "public_notes", "", "", "payment_terms",
    "address1", "address2", "postal_code", "city", "state", "",
    "shipping_address1", "shipping_address2", "shipping_postal_code", "shipping_city", "shipping_state", "", "",
    "", "", "", "",
    "custom_value1", "custom_value2", "custom_value3", "custom_value4",
];

/// The other names that are read.
#[rustfmt::skip]
const OTHER_NAMES: [&str; 16] = [
    "id", "hashed_id", "client_id", "is_primary", "is_deleted", "archived_at", "deleted_at", "classification", "country_id",
    "shipping_country_id", "currency_id", "language_id",
    "first_name", "last_name", "email", "display_name",
];

/// The rows of a backup.
pub(super) fn rows(file: impl Read) -> Result<Vec<Record>, FieldError> {
    let read: Result<Backup, _> = serde_json::from_reader(BufReader::new(file));
    let why = |error: serde_json::Error| {
        let is_long = error.to_string().starts_with(TOO_MANY);
        if is_long { FieldError::TooMany { max: MAX_ROWS } } else { FieldError::FileKind }
    };
    let Backup { clients, contacts } = read.map_err(why)?;
    let clients = clients.ok_or(FieldError::FileKind)?;
    let mut of_client: HashMap<String, Vec<Fields>> = HashMap::new();
    for contact in contacts {
        let client = contact.get("client_id").to_owned();
        of_client.entry(client).or_default().push(contact);
    }
    let mut rows: Vec<Record> = Vec::new();
    for client in clients {
        // People name the client by its hashed id, beside which it has a plain one.
        let ids = ["hashed_id", "id"].map(|name| client.get(name)).into_iter().filter(|id| !id.is_empty());
        let mut people: Vec<Fields> = ids.filter_map(|id| of_client.remove(id)).flatten().collect();
        people.extend(client.people.iter().cloned());
        people.retain(|person| {
            ["first_name", "last_name", "email", "phone"].iter().any(|name| !person.get(name).is_empty())
        });
        // The one who is written to comes first.
        people.sort_by_key(|person| !is_set(person, "is_primary"));
        if people.is_empty() {
            people.push(Fields::default());
        }
        for person in &people {
            let line = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
            rows.push(Record { line, cells: cells(&client, person) });
        }
        if rows.len() > MAX_ROWS as usize + 1 {
            break;
        }
    }
    Ok(rows)
}

fn cells(client: &Fields, person: &Fields) -> Vec<String> {
    COLUMNS.iter().zip(NAMES).map(|(path, name)| cell(client, person, path, name)).collect()
}

fn cell(client: &Fields, person: &Fields, path: &str, name: &str) -> String {
    let by_number = |name, find: fn(&str) -> Option<&'static str>| {
        let number = client.get(name);
        find(number).unwrap_or(if number == "0" { "" } else { number }).to_owned()
    };
    match path {
        "state" => state(client).to_owned(),
        "fields.kind" => match client.get("classification") {
            "individual" => "individual".to_owned(),
            "business" | "company" | "partnership" => "company".to_owned(),
            _ => String::new(),
        },
        // A client of this program may have no name of its own.
        "fields.name" if client.get("name").is_empty() => called(client, person),
        "fields.currency" => by_number("currency_id", ids::currency),
        "fields.language" => by_number("language_id", ids::language),
        "fields.payment_terms" if client.get("payment_terms") == "-1" => String::new(),
        "addresses[0].country" => by_number("country_id", ids::country),
        "addresses[1].country" => by_number("shipping_country_id", ids::country),
        "addresses[1].is_delivery" if is_shipped_elsewhere(client) => "on".to_owned(),
        "contacts[0].first_name" => person.get("first_name").to_owned(),
        "contacts[0].last_name" => person.get("last_name").to_owned(),
        "contacts[0].email" => person.get("email").to_owned(),
        "contacts[0].direct_phone" => person.get("phone").to_owned(),
        _ => client.get(name).to_owned(),
    }
}

/// Whether there is an address for parcels.
fn is_shipped_elsewhere(client: &Fields) -> bool {
    ["shipping_address1", "shipping_city", "shipping_postal_code"].iter().any(|name| !client.get(name).is_empty())
}

fn is_set(fields: &Fields, name: &str) -> bool {
    !matches!(fields.get(name), "" | "0" | "false")
}

fn state(client: &Fields) -> &'static str {
    let is_set = |name| is_set(client, name);
    match (is_set("is_deleted"), is_set("archived_at") || is_set("deleted_at")) {
        (true, _) => "deleted",
        (false, true) => "archived",
        (false, false) => "active",
    }
}

fn called(client: &Fields, person: &Fields) -> String {
    let shown = client.get("display_name");
    let full = format!("{} {}", person.get("first_name"), person.get("last_name"));
    let names = [shown, full.trim(), person.get("email")];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
