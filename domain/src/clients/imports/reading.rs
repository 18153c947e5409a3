//! A row, while it is read: each cell into the form of a client.

use super::more::{self, Kept, More, add_line};
use super::place::Place;
use super::values;
use crate::clients::choices::STATES;
use crate::clients::fields::ClientFields;
use crate::clients::tags::SEPARATORS;
use crate::clients::{ClientForm, ClientKind, ClientState, ContactForm, FormRules, VatRegime};
use crate::error::FieldError;
use crate::imports::choices::{read, read_tick};
use crate::imports::group::SheetRow;
use crate::imports::several::{Beside, Several, emails, phones, sites};
use crate::imports::values::{amount, currency, custom, days, digits, lines, one_line};
use crate::imports::{Aside, Lookup, Value};
use crate::lists::{ListKind, terms_of};

/// A cell that says something, and where it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'a> {
    /// Its column, from 0.
    pub column: usize,
    /// Where it goes.
    pub place: Place,
    /// What stands in it.
    pub text: &'a str,
}

/// See the module.
pub(super) struct Reading<'a, L> {
    pub(super) rules: &'a FormRules,
    pub(super) lookup: &'a mut L,
    pub(super) form: ClientForm,
    row: SheetRow<ClientForm>,
    line: u32,
    more: Vec<More>,
    kept: Vec<Kept>,
    name_else: String,
    /// « Monsieur », where a legal form would stand.
    pub(super) title: String,
    /// The country’s code of a telephone number, where it has a column of its own.
    pub(super) calling_code: String,
}

impl<'a, L: Lookup> Reading<'a, L> {
    /// Nothing read yet of the row of this line.
    pub(super) fn new(rules: &'a FormRules, lookup: &'a mut L, line: u32) -> Self {
        let (form, row) = (ClientForm::default(), SheetRow::default());
        let (name_else, title, calling_code) = (String::new(), String::new(), String::new());
        Self { rules, lookup, form, row, line, more: Vec::new(), kept: Vec::new(), name_else, title, calling_code }
    }

    /// What the row says.
    pub(super) fn finish(mut self) -> SheetRow<ClientForm> {
        if self.form.fields.name.is_empty() && !self.form.contacts.iter().any(is_named) {
            self.form.fields.name = std::mem::take(&mut self.name_else);
        }
        self.name_somebody();
        self.call_from();
        more::place(self.more, &mut self.form, &mut self.kept);
        let asides = more::keep(self.kept, &mut self.form);
        SheetRow { form: self.form, asides, ..self.row }
    }

    /// Reads a cell. Those of countries and provinces come last: what they mean hangs on others.
    pub(super) fn put(&mut self, cell: &Cell<'_>) {
        let text = cell.text;
        match cell.place {
            Place::Ignored | Place::ContactOf | Place::RecordId | Place::ContactOfId => {}
            Place::CallingCode => text.clone_into(&mut self.calling_code),
            Place::Number => self.form.number = digits(text),
            Place::State => self.row.state = read(STATES, text),
            Place::Inactive => {
                if read_tick(text) == "on" {
                    ClientState::Inactive.as_str().clone_into(&mut self.row.state);
                }
            }
            Place::Standing => {
                self.form.fields.is_prospect = if values::is_prospect(text) { "on".into() } else { String::new() };
            }
            // Of a name that is not needed, what it says beside is kept once the rest is read.
            Place::NameElse => {
                let aside = self.aside(cell, None);
                self.kept.push(Kept { contact: None, name: Some(one_line(text)), aside });
                self.name_else = one_line(text);
            }
            Place::Note => self.keep(None, cell, None),
            Place::Field(name) => self.field(name, cell),
            Place::FullName(index) => self.full_name(index, false, cell),
            Place::LastFirst(index) => self.full_name(index, true, cell),
            Place::Contact(index, name) => self.contact(index, name, cell),
            Place::Town(index) => {
                let address = at(&mut self.form.addresses, index);
                (address.postal_code, address.city) = values::split_town(text);
            }
            Place::Address(index, name) => self.address(index, name, cell),
            Place::Custom(id) => {
                if let Some(field) = self.rules.custom_fields.iter().find(|field| field.id == id) {
                    self.form.custom.insert(id.to_string(), custom(field, text));
                }
            }
        }
    }

    fn field(&mut self, name: &'static str, cell: &Cell<'_>) {
        let text = cell.text;
        let value = match (name, ClientFields::value(name)) {
            ("email" | "other_emails", _) => return self.emails(None, name, cell),
            ("phone" | "mobile" | "switchboard" | "fax" | "other_phones", _) => return self.phones(None, name, cell),
            ("website", _) => return self.site(cell),
            ("vat_number", _) if values::is_not_subject(text) => return self.is_not_subject(),
            ("negotiated_days", _) => return self.negotiated_days(cell),
            ("currency", _) => currency(text),
            ("language", _) => values::language(text, self.lookup),
            ("share_capital" | "credit_limit" | "hourly_rate" | "free_shipping", _) => amount(text),
            ("siren" | "siret" | "neq" | "id_number" | "accounting_account" | "auxiliary_account", _) => digits(text),
            (_, Value::Items(kind)) => self.items(kind, name, cell),
            (_, Value::User) => match self.lookup.user(text) {
                Some(user) => user.to_string(),
                None => return self.keep(None, cell, Some(FieldError::Unknown)),
            },
            (_, Value::Record) => match self.lookup.record(text) {
                Some(client) => client.to_string(),
                None => return self.row.links.push((name, one_line(text))),
            },
            ("legal_form", _) if values::is_title(text) => return one_line(text).clone_into(&mut self.title),
            ("legal_form", _) => values::legal_form(text),
            ("client_type" | "size", Value::Item(kind)) => self.kind_of_item(kind, cell),
            (_, Value::Lines) => self.added(name, lines(text)),
            (_, Value::Tick) => read_tick(text),
            (_, Value::Item(kind)) => self.item(kind, text, cell),
            (_, Value::Choice(choices)) => read(choices, text),
            (_, Value::Line | Value::Number | Value::Day) => one_line(text),
        };
        set(self.form.fields.get_mut(name), value);
    }

    fn contact(&mut self, index: u8, name: &'static str, cell: &Cell<'_>) {
        let value = match ContactForm::value(name) {
            Value::Item(kind) => self.item(kind, cell.text, cell),
            Value::Tick => read_tick(cell.text),
            _ if name == "email" => return self.emails(Some(index), name, cell),
            _ if matches!(name, "direct_phone" | "mobile" | "switchboard" | "fax") => {
                return self.phones(Some(index), name, cell);
            }
            _ => one_line(cell.text),
        };
        set(at(&mut self.form.contacts, index).get_mut(name), value);
    }

    /// An entry of a list by what Dolibarr's code of it means; « Particulier » says what a client is as well.
    fn kind_of_item(&mut self, kind: ListKind, cell: &Cell<'_>) -> String {
        let label = values::without_code(cell.text);
        if self.form.fields.kind.is_empty() && values::is_private(label) {
            ClientKind::Individual.as_str().clone_into(&mut self.form.fields.kind);
        }
        if label.is_empty() { String::new() } else { self.item(kind, label, cell) }
    }

    /// « Non assujetti » where a VAT number would stand says how the client is taxed.
    fn is_not_subject(&mut self) {
        if self.form.fields.vat_regime.is_empty() {
            VatRegime::NotSubject.as_str().clone_into(&mut self.form.fields.vat_regime);
        }
    }

    /// « 45 jours fin de mois » is more than a number of days: those are terms.
    fn negotiated_days(&mut self, cell: &Cell<'_>) {
        match days(cell.text) {
            Some(days) => self.form.fields.negotiated_days = days,
            None if terms_of(cell.text).is_some() && self.form.fields.payment_terms.is_empty() => {
                self.form.fields.payment_terms = self.item(ListKind::PaymentTerms, cell.text, cell);
            }
            None => self.form.fields.negotiated_days = one_line(cell.text),
        }
    }

    pub(super) fn item(&mut self, kind: ListKind, label: &str, cell: &Cell<'_>) -> String {
        let found = self.lookup.item(kind, &one_line(label));
        if found.is_none() {
            self.keep(None, cell, Some(FieldError::TooLong { max: 80 }));
        }
        found.map(|item| item.to_string()).unwrap_or_default()
    }

    /// Several in one cell, or in several, in one order whatever the file's, so that two rows of one client agree. Google writes
    /// « * myContacts ::: Clients ».
    fn items(&mut self, kind: ListKind, name: &str, cell: &Cell<'_>) -> String {
        let before: Vec<String> = self.form.fields.get(name).unwrap_or_default().lines().map(str::to_owned).collect();
        let names = cell.text.split(['\r', '\n']).flat_map(|line| line.split(" ::: "));
        let is_googles = cell.text.contains(" ::: ") || cell.text.starts_with("* my");
        // Mailchimp's « "VIP","Presse" » has quotes within the cell.
        let names = names.flat_map(|part| part.split(SEPARATORS)).map(|name| name.trim().trim_matches('"').trim());
        let mut ids: Vec<String> = names
            .filter(|name| !name.is_empty())
            .map(|name| self.item(kind, if is_googles { name.trim_start_matches("* ") } else { name }, cell))
            .chain(before)
            .filter(|id| !id.is_empty())
            .collect();
        ids.sort();
        ids.dedup();
        ids.join("\n")
    }

    /// Text below what another column has said.
    fn added(&self, name: &str, text: String) -> String {
        match self.form.fields.get(name) {
            Some(before) if !before.is_empty() => format!("{before}\n{text}"),
            _ => text,
        }
    }

    pub(super) fn emails(&mut self, contact: Option<u8>, name: &'static str, cell: &Cell<'_>) {
        self.several(contact, name, cell, (emails(cell.text), FieldError::Email));
    }

    pub(super) fn phones(&mut self, contact: Option<u8>, name: &'static str, cell: &Cell<'_>) {
        self.several(contact, name, cell, (phones(cell.text), FieldError::Phone));
    }

    /// The first is the client's, or the contact's; the rest find their places once the row is read. What stands beside them is kept.
    fn several(
        &mut self,
        contact: Option<u8>,
        name: &'static str,
        cell: &Cell<'_>,
        (found, wrong): (Several, FieldError),
    ) {
        let is_email = wrong == FieldError::Email;
        for value in found.values {
            let place = match contact {
                Some(index) => at(&mut self.form.contacts, index).get_mut(name),
                None => self.form.fields.get_mut(name),
            };
            let Some(place) = place else { continue };
            if name.starts_with("other_") {
                add_line(place, &value);
            } else if place.is_empty() {
                *place = value;
            } else {
                let cell = self.aside(cell, None);
                self.more.push(More { contact, value, is_email, cell });
            }
        }
        match found.beside {
            Beside::Nothing => {}
            Beside::Extension => self.keep(contact, cell, None),
            Beside::Unread => self.keep(contact, cell, Some(wrong)),
            Beside::Name(name) => {
                let aside = self.aside(cell, None);
                self.kept.push(Kept { contact, name: Some(name), aside });
            }
        }
    }

    /// A client has one site; of several, the notes keep the cell.
    fn site(&mut self, cell: &Cell<'_>) {
        let found = sites(cell.text);
        let is_more = found.values.len() > 1 || !self.form.fields.website.is_empty();
        if let Some(first) = found.values.into_iter().next().filter(|_| self.form.fields.website.is_empty()) {
            self.form.fields.website = first;
        }
        if found.beside == Beside::Unread {
            self.keep(None, cell, Some(FieldError::Website));
        } else if is_more {
            self.keep(None, cell, None);
        }
    }

    /// Keeps a cell beside the row: to be looked at, where something is wrong with it.
    pub(super) fn keep(&mut self, contact: Option<u8>, cell: &Cell<'_>, why: Option<FieldError>) {
        let aside = self.aside(cell, why);
        self.kept.push(Kept { contact, name: None, aside });
    }

    fn aside(&self, cell: &Cell<'_>, why: Option<FieldError>) -> Aside {
        Aside { line: self.line, column: cell.column, about: String::new(), text: one_line(cell.text), why }
    }
}

/// Whether a person's name is said.
pub(super) fn is_named(person: &ContactForm) -> bool {
    !person.first_name.is_empty() || !person.last_name.is_empty()
}

pub(super) fn set(place: Option<&mut String>, value: String) {
    if let Some(place) = place {
        *place = value;
    }
}

pub(super) fn at<T: Default>(items: &mut Vec<T>, index: u8) -> &mut T {
    let index = usize::from(index);
    if items.len() <= index {
        items.resize_with(index + 1, T::default);
    }
    &mut items[index]
}
