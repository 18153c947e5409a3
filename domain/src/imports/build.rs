//! A row into a client's form.

use crate::clients::fields::ClientFields;
use crate::clients::tags::SEPARATORS;
use crate::clients::{AddressForm, ClientForm, ClientKind, ContactForm, FormRules, ShippingIdentity, VatRegime};
use crate::error::FieldError;
use crate::geo::Country;
use crate::imports::choices::{is_prospect, read, read_tick};
use crate::imports::lookup::list_of;
use crate::imports::{Lookup, Record, Target, restore, values};
use crate::lists::ListKind;

/// Reads rows by a mapping.
pub struct Builder<'a, L> {
    /// One target a column.
    pub mapping: &'a [Target],
    /// What forms are read against.
    pub rules: &'a FormRules,
    /// What words mean here.
    pub lookup: &'a mut L,
}

/// What a row says.
#[derive(Clone, Debug, Default)]
pub struct SheetRow {
    /// Its values, as if they had been typed.
    pub form: ClientForm,
    /// Its state's name; blank when the file has none.
    pub state: String,
    /// Other clients that are named but not known yet: the field and the name.
    pub links: Vec<(&'static str, String)>,
    /// What was left out, and why; the row comes in all the same.
    pub warnings: Vec<(Target, FieldError)>,
}

impl<L: Lookup> Builder<'_, L> {
    /// Reads a row.
    pub fn row(&mut self, record: &Record) -> SheetRow {
        let mut row = SheetRow::default();
        let cells: Vec<(Target, String)> = self
            .mapping
            .iter()
            .zip(&record.cells)
            .filter(|(target, _)| **target != Target::Ignored)
            .map(|(target, cell)| (*target, restore(cell).trim().to_owned()))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        // A province means something within a country alone, so countries are read first.
        let is_province = |target: &Target| matches!(target, Target::Address(_, "province"));
        for (target, cell) in cells.iter().filter(|(target, _)| !is_province(target)) {
            self.put(&mut row, *target, cell);
        }
        for (target, cell) in cells.iter().filter(|(target, _)| is_province(target)) {
            self.put(&mut row, *target, cell);
        }
        if let Some((_, client)) = cells.iter().find(|(target, _)| *target == Target::ContactOf) {
            return person_at(client, row);
        }
        row
    }

    fn put(&mut self, row: &mut SheetRow, target: Target, cell: &str) {
        match target {
            Target::Ignored | Target::ContactOf => {}
            Target::Number => row.form.number = values::one_line(cell),
            Target::State => row.state = read("state", cell).unwrap_or_default(),
            Target::Standing => {
                row.form.fields.is_prospect = if is_prospect(cell) { "on".into() } else { String::new() };
            }
            Target::Field(name) => self.field(row, target, name, cell),
            Target::FullName(index) => {
                let (first, last) = values::split_name(cell);
                let contact = at(&mut row.form.contacts, index);
                contact.first_name = first;
                contact.last_name = last;
            }
            Target::Contact(index, name) => {
                let value = match list_of(name) {
                    Some(kind) => self.item(row, target, kind, cell),
                    None if is_tick(name) => read_tick(cell),
                    None if name == "email" => first_of(cell),
                    None => values::one_line(cell),
                };
                set(at(&mut row.form.contacts, index).get_mut(name), value);
            }
            Target::Address(index, name) => self.address(row, index, name, cell),
            Target::Custom(id) => {
                if let Some(field) = self.rules.custom_fields.iter().find(|field| field.id == id) {
                    row.form.custom.insert(id.to_string(), values::custom(field, cell));
                }
            }
        }
    }

    fn field(&mut self, row: &mut SheetRow, target: Target, name: &'static str, cell: &str) {
        let value = match name {
            "currency" => values::currency(cell),
            "language" => values::language(cell, self.lookup),
            "tags" => self.tags(row, target, cell),
            "owner" => match self.lookup.user(cell) {
                Some(user) => user.to_string(),
                None => return row.warnings.push((target, FieldError::Unknown)),
            },
            "parent" | "payer" => match self.lookup.client(cell) {
                Some(client) => client.to_string(),
                None => return row.links.push((name, values::one_line(cell))),
            },
            "email" => return several(&mut row.form.fields, name, "other_emails", cell),
            "phone" => return several(&mut row.form.fields, name, "other_phones", cell),
            "public_notes" | "private_notes" | "other_emails" | "other_phones" => cell.to_owned(),
            _ if is_tick(name) => read_tick(cell),
            _ => match list_of(name) {
                Some(kind) => self.item(row, target, kind, cell),
                None => read(name, cell).unwrap_or_else(|| values::one_line(cell)),
            },
        };
        set(row.form.fields.get_mut(name), value);
    }

    fn item(&mut self, row: &mut SheetRow, target: Target, kind: ListKind, cell: &str) -> String {
        let found = self.lookup.item(kind, &values::one_line(cell));
        if found.is_none() {
            row.warnings.push((target, FieldError::TooLong { max: 80 }));
        }
        found.map(|item| item.to_string()).unwrap_or_default()
    }

    /// Several in one cell, in one order whatever the file's, so that two rows of one client agree.
    fn tags(&mut self, row: &mut SheetRow, target: Target, cell: &str) -> String {
        let names = cell.split(['\r', '\n']).flat_map(|line| line.split(SEPARATORS));
        let mut ids: Vec<String> = names
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| self.item(row, target, ListKind::Tag, name))
            .filter(|id| !id.is_empty())
            .collect();
        ids.sort();
        ids.dedup();
        ids.join("\n")
    }

    fn address(&mut self, row: &mut SheetRow, index: u8, name: &'static str, cell: &str) {
        let address = at(&mut row.form.addresses, index);
        let value = match name {
            "country" => values::country(cell, self.lookup),
            "province" => {
                let country = Country::parse(&address.country).unwrap_or(self.rules.country);
                self.lookup.province(country, cell).unwrap_or_else(|| values::one_line(cell))
            }
            "line1" => return street(address, cell),
            "line2" if !address.line2.is_empty() => format!("{}, {}", address.line2, values::one_line(cell)),
            _ if name.starts_with("is_") => read_tick(cell),
            _ => values::one_line(cell),
        };
        set(address.get_mut(name), value);
    }
}

/// A street of several lines: the first is the street, the rest is its second line.
fn street(address: &mut AddressForm, cell: &str) {
    let (first, rest) = cell.split_once(['\r', '\n']).unwrap_or((cell, ""));
    address.line1 = values::one_line(first);
    let rest = rest.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    if !rest.is_empty() {
        address.line2 = if address.line2.is_empty() { rest } else { format!("{rest}, {}", address.line2) };
    }
}

/// Fields of tick boxes, of clients and of contacts.
fn is_tick(name: &str) -> bool {
    name.starts_with("is_") || name.starts_with("marketing_") || name == "receives_invoices"
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
fn person_at(client: &str, row: SheetRow) -> SheetRow {
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
    let fields = ClientFields { name: values::one_line(client), website, ..ClientFields::default() };
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
