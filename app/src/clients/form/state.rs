//! What the parts of the form share.

use std::collections::BTreeMap;

use domain::clients::duplicates::Duplicate;
use domain::clients::{AddressForm, ClientForm, ContactForm};
use domain::error::{FieldError, FieldErrors};
use domain::geo::Country;
use domain::ids::ClientId;
use leptos::{html, prelude::*};

use super::gather::{self, Rows};
use super::sent::Guises;
use crate::clients::view::{Editing, FormOptions, FormStart};
use crate::clients::wording;
use crate::error::AppError;
use crate::ui::field_id;
use crate::words::{self, Locale, words};

/// What is looked up while the form is on the page, and never awaited.
#[derive(Default)]
pub struct Held {
    /// The values that the inputs were drawn from.
    start: ClientForm,
    /// The values and the version that the page began with.
    pristine: (ClientForm, i32),
    /// What the rows of contacts were drawn from.
    contacts: BTreeMap<u32, ContactForm>,
    /// What the rows of addresses were drawn from.
    addresses: BTreeMap<u32, AddressForm>,
    /// The number of the next row.
    next_row: u32,
    /// The names of the clients that are chosen as parent or payer.
    names: BTreeMap<String, String>,
    /// What is sent otherwise than it is shown.
    pub guises: Guises,
}

/// One form on the page. Inputs are not controlled: what is typed lives in the page and is read when it is needed.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The language.
    pub l: Locale,
    /// What the form offers.
    pub options: StoredValue<FormOptions>,
    /// The client being edited.
    pub client: Option<ClientId>,
    /// The version that is being edited.
    pub version: RwSignal<i32>,
    /// The `<form>`.
    pub node: NodeRef<html::Form>,
    /// Counts the times the inputs were drawn anew, from [`start`](Self::start).
    pub drawn: RwSignal<u32>,
    /// The rows of contacts and addresses on the page.
    pub rows: RwSignal<Rows>,
    /// What is looked up.
    pub held: StoredValue<Held>,
    /// What is wrong, by input.
    pub errors: RwSignal<FieldErrors>,
    /// What was wrong when it was last sent: the id of the field, and words.
    pub summary: RwSignal<Vec<(String, String)>>,
    /// Why it could not be saved, where no field is to blame: a conflict among others.
    pub failure: RwSignal<Option<AppError>>,
    /// Clients that may be the one being typed.
    pub duplicates: RwSignal<Vec<Duplicate>>,
    /// Counts changes that no event of an input tells: a row removed, a client picked.
    pub touched: RwSignal<u32>,
    /// The client, once it is saved.
    pub saved: RwSignal<Option<ClientId>>,
    /// Whether it is being saved.
    pub saving: RwSignal<bool>,
    /// The country of the main address: whose identifiers are asked for.
    pub country: RwSignal<Country>,
}

impl FormState {
    /// From what the server told; a new client under a name.
    pub fn new(start: FormStart, name: &str) -> Self {
        let FormStart { options, editing } = start;
        let new = || (None, 0, options.blank(name), BTreeMap::new(), BTreeMap::new());
        let (client, version, form, names, telephones) = editing
            .map_or_else(new, |Editing { id, version, form, names, telephones }| {
                (Some(id), version, form, names, telephones)
            });
        let guises = Guises { telephones, ..Guises::default() };
        let state = Self {
            l: words(),
            client,
            version: RwSignal::new(version),
            node: NodeRef::new(),
            drawn: RwSignal::new(0),
            rows: RwSignal::default(),
            held: StoredValue::new(Held { pristine: (form.clone(), version), names, guises, ..Held::default() }),
            errors: RwSignal::default(),
            summary: RwSignal::default(),
            failure: RwSignal::default(),
            duplicates: RwSignal::default(),
            touched: RwSignal::new(0),
            saved: RwSignal::new(None),
            saving: RwSignal::new(false),
            country: RwSignal::new(options.defaults.country),
            options: StoredValue::new(options),
        };
        state.seed(form);
        state
    }

    /// Draws the inputs anew from other values: a draft, or what somebody else saved.
    pub fn redraw(self, form: ClientForm) {
        self.seed(form);
        self.errors.set(FieldErrors::default());
        self.summary.set(Vec::new());
        self.drawn.update(|times| *times += 1);
    }

    fn seed(self, form: ClientForm) {
        self.country.set(self.country_of(&form));
        let mut rows = Rows::default();
        for contact in &form.contacts {
            rows.contacts.push(self.keep_contact(contact.clone()));
        }
        for address in &form.addresses {
            rows.addresses.push(self.keep_address(address.clone()));
        }
        self.rows.set(rows);
        self.held.update_value(|held| held.start = form);
    }

    /// Keeps what a row is drawn from, under a number that no row has had.
    fn keep_contact(self, contact: ContactForm) -> u32 {
        let row = self.number();
        self.held.update_value(|held| drop(held.contacts.insert(row, contact)));
        row
    }

    fn keep_address(self, address: AddressForm) -> u32 {
        let row = self.number();
        self.held.update_value(|held| drop(held.addresses.insert(row, address)));
        row
    }

    fn number(self) -> u32 {
        self.held.update_value(|held| held.next_row += 1);
        self.held.with_value(|held| held.next_row)
    }

    /// What a contact's row is drawn from.
    pub fn contact(self, row: u32) -> ContactForm {
        self.held.with_value(|held| held.contacts.get(&row).cloned()).unwrap_or_default()
    }

    /// What an address's row is drawn from.
    pub fn address(self, row: u32) -> AddressForm {
        self.held.with_value(|held| held.addresses.get(&row).cloned()).unwrap_or_default()
    }

    /// The values that the inputs were drawn from.
    pub fn start<T>(self, look: impl FnOnce(&ClientForm) -> T) -> T {
        self.held.with_value(|held| look(&held.start))
    }

    /// The values and the version that the page began with, to go back to.
    pub fn pristine(self) -> (ClientForm, i32) {
        self.held.with_value(|held| held.pristine.clone())
    }

    /// The names of the clients that are chosen, to be kept with a draft.
    pub fn names(self) -> BTreeMap<String, String> {
        self.held.with_value(|held| held.names.clone())
    }

    /// The name of a client that is chosen as parent or payer.
    pub fn client_name(self, id: &str) -> Option<String> {
        self.held.with_value(|held| held.names.get(id).cloned())
    }

    /// Remembers the name of a client that was chosen.
    pub fn name_client(self, id: String, name: String) {
        self.held.update_value(|held| drop(held.names.insert(id, name)));
    }

    /// Adds a row for a contact, and answers its number.
    pub fn add_contact(self, mut contact: ContactForm) -> u32 {
        let first = self.rows.with_untracked(|rows| rows.contacts.is_empty());
        contact.is_primary = if first { "on".into() } else { String::new() };
        let row = self.keep_contact(contact);
        self.rows.update(|rows| rows.contacts.push(row));
        row
    }

    /// Adds a row for an address, and answers its number.
    pub fn add_address(self) -> u32 {
        let mut address = self.options.with_value(FormOptions::blank_address);
        if self.rows.with_untracked(|rows| rows.addresses.is_empty()) {
            address.is_main = "on".into();
        }
        let row = self.keep_address(address);
        self.rows.update(|rows| rows.addresses.push(row));
        row
    }

    /// What an own field was drawn with.
    pub fn value(self, name: &str) -> String {
        self.start(|form| form.fields.get(name).unwrap_or_default().to_owned())
    }

    /// Whether one of these fields held something when it was drawn: then its part is not folded.
    pub fn holds(self, names: &[&str]) -> bool {
        names.iter().any(|name| {
            let value = self.value(name);
            let usual = ["", "automatic", "standard", "company"];
            !usual.contains(&value.as_str())
        })
    }

    /// What is wrong with an input, in words.
    pub fn error(self, input: impl Into<String>) -> Signal<Option<String>> {
        let (l, input) = (self.l, input.into());
        Signal::derive(move || self.errors.with(|errors| errors.at(&input).map(|error| words::field_error(l, error))))
    }

    /// What is typed, now.
    pub fn gathered(self) -> Option<ClientForm> {
        let form = self.node.get_untracked()?;
        let data = web_sys::FormData::new_with_form(&form).ok()?;
        let custom = self
            .options
            .with_value(|options| options.custom_fields.iter().map(|field| field.id.to_string()).collect::<Vec<_>>());
        let get = |name: &str| match name {
            // Several inputs bear this name.
            "fields.tags" => data.get_all(name).iter().filter_map(|tag| tag.as_string()).collect::<Vec<_>>().join("\n"),
            _ => data.get(name).as_string().unwrap_or_default(),
        };
        Some(self.rows.with_untracked(|rows| gather::gather(get, rows, &custom)))
    }

    /// Whose identifiers are asked for: the main address's country even while nothing else is typed there.
    pub fn country_of(self, form: &ClientForm) -> Country {
        let main = form.addresses.iter().find(|address| !address.is_main.is_empty()).or(form.addresses.first());
        let usual = self.options.with_value(|options| options.defaults.country);
        main.and_then(|address| Country::parse(&address.country).ok()).unwrap_or(usual)
    }

    /// Notes what is wrong with an input, or that nothing is.
    pub fn note(self, input: &str, wrong: Option<FieldError>) {
        let same = self.errors.with_untracked(|errors| errors.at(input) == wrong.as_ref());
        if !same {
            self.errors.update(|errors| {
                errors.0.retain(|(at, _)| at != input);
                if let Some(error) = wrong {
                    errors.push(input, error);
                }
            });
        }
    }

    /// Shows what is wrong with the form: beside the fields, and in a summary that leads to them. The errors count the rows given.
    pub fn show(self, errors: &FieldErrors, mut rows: Rows) {
        let no_contact = self.rows.with_untracked(|rows| rows.contacts.is_empty());
        if no_contact && errors.0.iter().any(|(path, _)| path.starts_with("contacts[0]")) {
            self.add_contact(ContactForm::default());
        }
        let l = self.l;
        if rows.contacts.is_empty() {
            rows.contacts = self.rows.with_untracked(|rows| rows.contacts.clone());
        }
        let summary = errors.0.iter().map(|(path, error)| {
            let label = wording::path(l, path, |id| self.custom_label(id));
            (field_id(&gather::input_of(path, &rows)), format!("{label} — {}", words::field_error(l, error)))
        });
        let summary = summary.collect();
        self.errors.set(gather::inputs_of(errors, &rows));
        self.summary.set(summary);
    }

    /// The label of a custom field.
    pub fn custom_label(self, id: &str) -> Option<String> {
        self.options.with_value(|options| {
            options.custom_fields.iter().find(|field| field.id.to_string() == id).map(|field| field.label.clone())
        })
    }
}
