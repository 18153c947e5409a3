//! Clients as rows of a file that Clientèle, a spreadsheet or another program takes in.

use std::collections::HashMap;

use crate::clients::{AddressForm, ClientForm, ClientState, ContactForm};
use crate::custom_fields::{CustomField, CustomKind};
use crate::format::Language;
use crate::imports::choices::{write, write_tick};
use crate::imports::columns::COLUMNS;
use crate::imports::lookup::list_of;
use crate::imports::{Target, suggest};

/// The words behind ids: labels of lists, numbers of clients, e-mails of users, by id as text.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Labels of the lists' entries.
    pub items: HashMap<String, String>,
    /// Numbers of clients that others name as parent or payer.
    pub clients: HashMap<String, String>,
    /// E-mails of users.
    pub users: HashMap<String, String>,
}

/// What an export is written with.
#[derive(Clone, Debug)]
pub struct Format {
    /// The language of column names and choices.
    pub language: Language,
    /// The company's own fields.
    pub custom: Vec<CustomField>,
    /// The words behind ids.
    pub names: Names,
}

impl Format {
    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<String> {
        suggest::own_header(&self.custom, self.language)
    }

    /// The rows of a client: all of it in the first, a further contact and a further address in each row below, under the same
    /// number and name. An import puts them together again.
    #[must_use]
    pub fn rows(&self, form: &ClientForm, state: ClientState) -> Vec<Vec<String>> {
        let rows = form.contacts.len().max(form.addresses.len()).max(1);
        let custom = |row: usize| {
            self.custom.iter().map(move |field| {
                let value = form.custom.get(&field.id.to_string()).filter(|_| row == 0);
                value.map(|value| self.custom_cell(field, value)).unwrap_or_default()
            })
        };
        (0..rows)
            .map(|row| {
                COLUMNS.iter().map(|(path, _, _)| self.cell(path, form, state, row)).chain(custom(row)).collect()
            })
            .collect()
    }

    fn cell(&self, path: &str, form: &ClientForm, state: ClientState, row: usize) -> String {
        match Target::from_path(path) {
            Some(Target::Number) => form.number.clone(),
            Some(Target::Field("name")) => form.fields.name.clone(),
            Some(Target::State) if row == 0 => {
                write("state", state.as_str(), self.language).unwrap_or_default().to_owned()
            }
            Some(Target::Field(name)) if row == 0 => self.value(name, form.fields.get(name).unwrap_or_default()),
            Some(Target::Contact(_, name)) => {
                let mut contact: ContactForm = form.contacts.get(row).cloned().unwrap_or_default();
                contact.get_mut(name).map(|value| self.value(name, value)).unwrap_or_default()
            }
            Some(Target::Address(_, name)) => {
                let mut address: AddressForm = form.addresses.get(row).cloned().unwrap_or_default();
                address.get_mut(name).map(|value| self.value(name, value)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn value(&self, name: &str, value: &str) -> String {
        if value.is_empty() {
            return String::new();
        }
        if name.starts_with("is_") || name.starts_with("marketing_") || name == "receives_invoices" {
            return write_tick(true, self.language).to_owned();
        }
        if name == "tags" {
            let labels = value.lines().filter_map(|id| self.names.items.get(id).map(String::as_str));
            return labels.collect::<Vec<_>>().join(", ");
        }
        let names = match name {
            "owner" => &self.names.users,
            "parent" | "payer" => &self.names.clients,
            _ if list_of(name).is_some() => &self.names.items,
            _ => return write(name, value, self.language).unwrap_or(value).to_owned(),
        };
        names.get(value).cloned().unwrap_or_default()
    }

    fn custom_cell(&self, field: &CustomField, value: &str) -> String {
        if field.kind == CustomKind::YesNo {
            write_tick(!value.is_empty(), self.language).to_owned()
        } else {
            value.to_owned()
        }
    }
}

/// One line of a CSV file: `;` between cells, quotes where needed, nothing that a spreadsheet would run.
#[must_use]
pub fn csv_line(cells: &[String]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(cells.iter().map(|cell| crate::imports::neutralise(cell).into_owned()));
    writer.into_inner().unwrap_or_default()
}

/// What tells Excel that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";
