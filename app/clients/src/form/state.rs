//! What is a client's own in its form.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use domain::clients::duplicates::{Duplicate, Probe};
use domain::clients::{AddressForm, CLIENT_FORM, CLIENTS, ClientForm, ContactForm, Filled};
use domain::custom_fields;
use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::geo::Country;
use domain::ids::ClientId;
use domain::listing::Listing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::find_duplicates;
use super::duplicates::probe;
use super::row;
use crate::api::{create_client, update_client};
use crate::changes::{self, ChangeList};
use crate::face::FACE;
use crate::view::{Editing, FormOptions, FormStart};
use crate::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames, as_stored};
use engines::listing::Face;
use kit::words::{Locale, td_string, words};

/// The form of a client, and what its parts ask beside it.
#[derive(Clone, Copy)]
pub struct FormState {
    form: Form,
    /// What the form offers.
    pub options: StoredValue<FormOptions>,
    /// Clients that may be the one being typed.
    pub duplicates: RwSignal<Vec<Duplicate>>,
    /// The country of the main address: whose identifiers are asked for.
    pub country: RwSignal<Country>,
}

impl Deref for FormState {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl FormState {
    /// From what the server told; a new client under a name.
    pub fn new(start: FormStart, name: &str) -> Self {
        let FormStart { options, editing } = start;
        let new = || (Begun { text: options.blank(name).into(), ..Begun::default() }, BTreeMap::new());
        let (begun, telephones) = editing.map_or_else(new, |editing| {
            let Editing { id, version, state, form, names, telephones } = editing;
            (Begun { id: Some(id.0), version, text: form.into(), names, state }, telephones)
        });
        let of = OfClient {
            l: words(),
            client: begun.id.map(ClientId),
            country: RwSignal::new(options.defaults.country),
            options: StoredValue::new(options),
            duplicates: RwSignal::default(),
            asked: StoredValue::default(),
            telephones: StoredValue::new(telephones),
            filled: StoredValue::default(),
        };
        let OfClient { country, options, duplicates, .. } = of;
        Self { form: Form::new(Arc::new(of), begun), options, duplicates, country }
    }

    /// The client being edited.
    pub fn client(self) -> Option<ClientId> {
        self.id.map(ClientId)
    }

    /// The engine's part, for what takes that alone.
    pub const fn form(self) -> Form {
        self.form
    }

    /// What a contact's row is drawn from.
    pub fn contact(self, row: u32) -> ContactForm {
        self.row("contacts", row).into()
    }

    /// What an address's row is drawn from.
    pub fn address(self, row: u32) -> AddressForm {
        self.row("addresses", row).into()
    }

    /// Whether one of these fields held something when it was drawn: then its part is not folded.
    pub fn holds(self, names: &[&str]) -> bool {
        let usual = ["", "automatic", "standard", "company"];
        names.iter().any(|name| !usual.contains(&self.value(name).as_str()))
    }
}

/// What the engine asks of a client's form.
#[derive(Clone, Copy)]
struct OfClient {
    l: Locale,
    client: Option<ClientId>,
    options: StoredValue<FormOptions>,
    country: RwSignal<Country>,
    duplicates: RwSignal<Vec<Duplicate>>,
    /// What duplicates were asked for last.
    asked: StoredValue<Probe>,
    /// Telephone numbers as they were stored, by how they are shown: unchanged, they stay the same number in whatever country.
    telephones: StoredValue<BTreeMap<String, String>>,
    /// What was filled in from the SIRET or the SIREN.
    filled: StoredValue<Filled>,
}

impl Formed for OfClient {
    fn listing(&self) -> &'static Listing {
        &CLIENTS
    }

    fn face(&self) -> Option<&'static Face> {
        Some(&FACE)
    }

    fn shape(&self) -> &'static FormShape {
        &CLIENT_FORM
    }

    fn check(&self, path: &str, typed: &str, form: &FormText) -> Result<(), FieldError> {
        let reading = self.options.with_value(|options| ClientForm::from(form.clone()).reading(&options.rules()));
        if let Some(name) = path.strip_prefix("fields.") {
            return self.options.with_value(|options| options.rules().check_own(name, typed, &reading));
        }
        if let Some(id) = path.strip_prefix("custom.") {
            return self.options.with_value(|options| custom_fields::check(&options.custom_fields, id, typed));
        }
        row::check(path, typed, &reading)
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let rules = self.options.with_value(FormOptions::rules);
        ClientForm::from(form.clone()).parse(&rules).map(drop)
    }

    fn is_blank(&self, group: &str, row: &FormText) -> bool {
        let row = row.clone();
        if group == "contacts" {
            return ContactForm::from(row).is_blank();
        }
        AddressForm::from(row).is_left_out(self.options.with_value(|options| options.defaults.country))
    }

    fn new_row(&self, group: &str) -> FormText {
        if group == "contacts" {
            return FormText::default();
        }
        self.options.with_value(FormOptions::blank_address).into()
    }

    fn label(&self, path: &str) -> String {
        if path == "fields.is_prospect" {
            return td_string!(self.l, clients.prospect_box).to_owned();
        }
        wording::path(self.l, path, |id| custom_label(self.options, id))
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, clients.summary_title)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, clients.conflict_title, name = name).to_string()
    }

    fn name_of(&self, id: &str) -> Option<String> {
        self.options.with_value(|options| options.name_of(id))
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        changes::value(self.l, field, value, names)
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        let options = self.options;
        view! { <ChangeList changes names custom=move |id: &str| custom_label(options, id)/> }.into_any()
    }

    fn learn(&self, stored: BTreeMap<String, String>) {
        self.telephones.update_value(|telephones| telephones.extend(stored));
    }

    fn as_sent(&self, form: FormText) -> FormText {
        let mut form = ClientForm::from(form);
        self.telephones.with_value(|stored| as_stored(form.telephones_mut(), stored));
        form.into()
    }

    fn drawn(&self, form: &FormText) {
        self.duplicates.set(Vec::new());
        self.country.set(self.country_of(form));
        self.filled.update_value(|filled| filled.begin(form));
    }

    fn left(&self, path: &str, form: &FormText) -> Vec<(String, String)> {
        let country = self.country_of(form);
        self.filled.try_update_value(|filled| filled.left(path, form, country)).unwrap_or_default()
    }

    fn paused(&self, form: &FormText) {
        let country = self.country_of(form);
        if self.country.get_untracked() != country {
            self.country.set(country);
        }
        self.ask(probe(&form.clone().into(), self.client));
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let client = self.client;
        Box::pin(async move {
            let id = match client {
                Some(id) => Box::pin(update_client(id, version, form.into())).await,
                None => Box::pin(create_client(form.into())).await,
            };
            id.map(|id| id.0)
        })
    }
}

impl OfClient {
    /// Whose identifiers are asked for: the main address's country even while nothing else is typed there.
    fn country_of(self, form: &FormText) -> Country {
        let addresses: Vec<FormText> =
            form.rows("addresses").into_iter().map(|row| form.row("addresses", row)).collect();
        let main = addresses.iter().find(|address| !address.get("is_main").is_empty()).or(addresses.first());
        let usual = self.options.with_value(|options| options.defaults.country);
        main.and_then(|address| Country::parse(address.get("country")).ok()).unwrap_or(usual)
    }

    fn ask(self, probe: Probe) {
        if self.asked.with_value(|asked| *asked == probe) {
            return;
        }
        self.asked.set_value(probe.clone());
        if probe.keys().is_empty() {
            self.duplicates.set(Vec::new());
            return;
        }
        spawn_local(async move {
            // Without an answer there is no hint: it refuses nothing.
            let found = find_duplicates(probe.clone()).await.unwrap_or_default();
            if self.asked.try_get_value().as_ref() == Some(&probe) {
                self.duplicates.set(found);
            }
        });
    }
}

fn custom_label(options: StoredValue<FormOptions>, id: &str) -> Option<String> {
    options.with_value(|options| custom_fields::label_of(&options.custom_fields, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_was_not_touched_is_sent_as_it_was_stored() {
        let stored = BTreeMap::from([("04 72 10 20 30".to_owned(), "+33472102030".to_owned())]);
        let contact = ContactForm { mobile: "04 72 10 20 30".into(), ..ContactForm::default() };
        let mut form = ClientForm { contacts: vec![contact], ..ClientForm::default() };
        form.fields.phone = " 04 72 10 20 30".into();
        form.fields.mobile = "0472 10 20 31".into();
        form.fields.other_phones = "04 72 10 20 30\n01 84 60 12 00".into();
        as_stored(form.telephones_mut(), &stored);
        assert_eq!((form.fields.phone.as_str(), form.fields.mobile.as_str()), ("+33472102030", "0472 10 20 31"));
        assert_eq!(form.fields.other_phones, "+33472102030\n01 84 60 12 00");
        assert_eq!(form.contacts[0].mobile, "+33472102030");
    }
}
