//! A row into a client's form.

use super::place::Place;
use super::{group, values};
use crate::clients::choices::STATES;
use crate::clients::fields::ClientFields;
use crate::clients::tags::SEPARATORS;
use crate::clients::{AddressForm, ClientForm, ClientKind, ContactForm, FormRules, ShippingIdentity, VatRegime};
use crate::error::FieldError;
use crate::geo::Country;
use crate::imports::choices::{read, read_tick};
use crate::imports::group::{Apart, Group, RowReader, SheetRow};
use crate::imports::values::{currency, custom, one_line};
use crate::imports::{Lookup, Record, Target, Value, restore};
use crate::lists::ListKind;

/// Reads rows of a file of clients by a mapping.
#[derive(Clone, Debug)]
pub struct ClientReader {
    places: Vec<Place>,
    rules: FormRules,
}

impl ClientReader {
    /// By where the columns go; a path that no client has is left out. Profiles on networks come in as the file has them: they are no reason
    /// to refuse a client.
    #[must_use]
    pub fn new(mapping: &[Target], rules: FormRules) -> Self {
        let places = mapping.iter().map(|target| Place::of(target).unwrap_or_default()).collect();
        Self { places, rules: FormRules { any_profile: true, ..rules } }
    }

    /// What forms are read against.
    #[must_use]
    pub const fn rules(&self) -> &FormRules {
        &self.rules
    }
}

impl RowReader for ClientReader {
    type Form = ClientForm;

    fn row(&self, record: &Record, lookup: &mut impl Lookup) -> SheetRow<ClientForm> {
        let mut reading = Reading { rules: &self.rules, lookup, row: SheetRow::default() };
        let cells: Vec<(Place, String)> = self
            .places
            .iter()
            .zip(&record.cells)
            .filter(|(place, _)| **place != Place::Ignored)
            .map(|(place, cell)| (*place, restore(cell).trim().to_owned()))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        // A province means something within a country alone, so countries are read first.
        let is_province = |place: &Place| matches!(place, Place::Address(_, "province"));
        for (place, cell) in cells.iter().filter(|(place, _)| !is_province(place)) {
            reading.put(*place, cell);
        }
        for (place, cell) in cells.iter().filter(|(place, _)| is_province(place)) {
            reading.put(*place, cell);
        }
        let row = reading.row;
        match cells.iter().find(|(place, _)| *place == Place::ContactOf) {
            Some((_, client)) => person_at(client, row),
            None => row,
        }
    }

    fn groups(form: &ClientForm) -> Vec<(&'static str, usize)> {
        vec![("contacts", form.contacts.len()), ("addresses", form.addresses.len())]
    }

    fn join(group: &mut Group<ClientForm>, record: Record, row: SheetRow<ClientForm>) -> Result<(), Apart<ClientForm>> {
        group::join(group, record, row)
    }
}

/// A row, while it is read.
struct Reading<'a, L> {
    rules: &'a FormRules,
    lookup: &'a mut L,
    row: SheetRow<ClientForm>,
}

impl<L: Lookup> Reading<'_, L> {
    fn put(&mut self, place: Place, cell: &str) {
        let form = &mut self.row.form;
        match place {
            Place::Ignored | Place::ContactOf => {}
            Place::Number => form.number = one_line(cell),
            Place::State => self.row.state = read(STATES, cell),
            Place::Standing => {
                form.fields.is_prospect = if values::is_prospect(cell) { "on".into() } else { String::new() };
            }
            Place::Field(name) => self.field(name, cell),
            Place::FullName(index) => {
                let (first, last) = values::split_name(cell);
                let contact = at(&mut form.contacts, index);
                contact.first_name = first;
                contact.last_name = last;
            }
            Place::Contact(index, name) => {
                let value = match ContactForm::value(name) {
                    Value::Item(kind) => self.item(&format!("contacts[{index}].{name}"), kind, cell),
                    Value::Tick => read_tick(cell),
                    _ if name == "email" => first_of(cell),
                    _ => one_line(cell),
                };
                set(at(&mut self.row.form.contacts, index).get_mut(name), value);
            }
            Place::Address(index, name) => self.address(index, name, cell),
            Place::Custom(id) => {
                if let Some(field) = self.rules.custom_fields.iter().find(|field| field.id == id) {
                    form.custom.insert(id.to_string(), custom(field, cell));
                }
            }
        }
    }

    fn field(&mut self, name: &'static str, cell: &str) {
        let path = format!("fields.{name}");
        let value = match (name, ClientFields::value(name)) {
            ("currency", _) => currency(cell),
            ("language", _) => values::language(cell, self.lookup),
            ("email", _) => return several(&mut self.row.form.fields, name, "other_emails", cell),
            ("phone", _) => return several(&mut self.row.form.fields, name, "other_phones", cell),
            (_, Value::Items(kind)) => self.items(&path, kind, cell),
            (_, Value::User) => match self.lookup.user(cell) {
                Some(user) => user.to_string(),
                None => return self.row.warnings.push((Target::to(path), FieldError::Unknown)),
            },
            (_, Value::Record) => match self.lookup.record(cell) {
                Some(client) => client.to_string(),
                None => return self.row.links.push((name, one_line(cell))),
            },
            (_, Value::Lines) => cell.to_owned(),
            (_, Value::Tick) => read_tick(cell),
            (_, Value::Item(kind)) => self.item(&path, kind, cell),
            (_, Value::Choice(choices)) => read(choices, cell),
            (_, Value::Line) => one_line(cell),
        };
        set(self.row.form.fields.get_mut(name), value);
    }

    fn item(&mut self, path: &str, kind: ListKind, cell: &str) -> String {
        let found = self.lookup.item(kind, &one_line(cell));
        if found.is_none() {
            self.row.warnings.push((Target::to(path), FieldError::TooLong { max: 80 }));
        }
        found.map(|item| item.to_string()).unwrap_or_default()
    }

    /// Several in one cell, in one order whatever the file's, so that two rows of one client agree.
    fn items(&mut self, path: &str, kind: ListKind, cell: &str) -> String {
        let names = cell.split(['\r', '\n']).flat_map(|line| line.split(SEPARATORS));
        let mut ids: Vec<String> = names
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| self.item(path, kind, name))
            .filter(|id| !id.is_empty())
            .collect();
        ids.sort();
        ids.dedup();
        ids.join("\n")
    }

    fn address(&mut self, index: u8, name: &'static str, cell: &str) {
        let address = at(&mut self.row.form.addresses, index);
        let value = match name {
            "country" => values::country(cell, self.lookup),
            "province" => {
                let country = Country::parse(&address.country).unwrap_or(self.rules.country);
                self.lookup.province(country, cell).unwrap_or_else(|| one_line(cell))
            }
            "line1" => return street(address, cell),
            "line2" if !address.line2.is_empty() => format!("{}, {}", address.line2, one_line(cell)),
            _ if name.starts_with("is_") => read_tick(cell),
            _ => one_line(cell),
        };
        set(address.get_mut(name), value);
    }
}

/// A street of several lines: the first is the street, the rest is its second line.
fn street(address: &mut AddressForm, cell: &str) {
    let (first, rest) = cell.split_once(['\r', '\n']).unwrap_or((cell, ""));
    address.line1 = one_line(first);
    let rest = rest.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    if !rest.is_empty() {
        address.line2 = if address.line2.is_empty() { rest } else { format!("{rest}, {}", address.line2) };
    }
}

fn set(place: Option<&mut String>, value: String) {
    if let Some(place) = place {
        *place = value;
    }
}

fn first_of(cell: &str) -> String {
    cell.split([';', ',', '\n']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default().to_owned()
}

/// Several in one cell: the first is the client's, the rest its others.
fn several(fields: &mut ClientFields, name: &str, others: &str, cell: &str) {
    let mut parts =
        cell.split([';', '\n']).flat_map(|part| if name == "email" { part.split(',') } else { part.split('\0') });
    let mut parts = parts.by_ref().map(str::trim).filter(|part| !part.is_empty());
    set(fields.get_mut(name), parts.next().unwrap_or_default().to_owned());
    let rest: Vec<&str> = parts.collect();
    if !rest.is_empty()
        && let Some(place) = fields.get_mut(others)
    {
        let before = std::mem::take(place);
        *place = before.lines().chain(rest).collect::<Vec<_>>().join("\n");
    }
}

fn at<T: Default>(items: &mut Vec<T>, index: u8) -> &mut T {
    let index = usize::from(index);
    if items.len() <= index {
        items.resize_with(index + 1, T::default);
    }
    &mut items[index]
}

/// A row about a person at a client: its name and ways to be reached are the contact's; places and the site are the client's.
fn person_at(client: &str, row: SheetRow<ClientForm>) -> SheetRow<ClientForm> {
    let mut contact = row.form.contacts.into_iter().next().unwrap_or_default();
    if contact.first_name.is_empty() && contact.last_name.is_empty() {
        // Odoo's display name: « Azur Interior, Brandon Freeman ».
        let name = &row.form.fields.name;
        let name = name.strip_prefix(client).map_or(name.as_str(), |rest| rest.trim_start_matches([',', ' ']));
        (contact.first_name, contact.last_name) = values::split_name(name);
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
    let website = fields.website;
    let fields = ClientFields { name: one_line(client), website, ..ClientFields::default() };
    let form = ClientForm { fields, contacts: vec![contact], addresses: row.form.addresses, ..ClientForm::default() };
    SheetRow { form, warnings: row.warnings, ..SheetRow::default() }
}

/// What a form needs that a file seldom says: a name, which a contact or an e-mail lends, and the usual choices.
pub fn complete(form: &mut ClientForm) {
    let fields = &mut form.fields;
    if fields.name.is_empty() {
        let lent = form.contacts.iter().find_map(person);
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
fn person(contact: &ContactForm) -> Option<String> {
    let name = format!("{} {}", contact.first_name, contact.last_name);
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
