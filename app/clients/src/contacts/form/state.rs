//! What is a contact's own in its form.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use domain::contacts::{CONTACT_FORM, CONTACTS, ContactFields, ContactForm, LinkForm};
use domain::custom_fields;
use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::ids::ContactId;
use domain::listing::Listing;
use leptos::prelude::*;

use super::api::{create_contact, update_contact};
use super::options::{Editing, FormOptions, FormStart};
use crate::contacts::changes::{self, contact_changes};
use crate::contacts::face::FACE;
use crate::contacts::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames, as_stored};
use engines::listing::Face;
use kit::words::{Locale, td_string, words};

/// The form of a contact, and what its parts ask beside it.
#[derive(Clone, Copy)]
pub struct FormState {
    form: Form,
    /// What the form offers.
    pub options: StoredValue<FormOptions>,
}

impl Deref for FormState {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl FormState {
    /// From what the server told; a new contact under a name.
    pub fn new(start: FormStart, name: &str) -> Self {
        let FormStart { options, editing, client } = start;
        let new = || (Begun { text: FormOptions::blank(name, client).into(), ..Begun::default() }, BTreeMap::new());
        let (begun, telephones) = editing.map_or_else(new, |Editing { id, version, state, form, telephones }| {
            (Begun { id: Some(id.0), version, text: form.into(), state, ..Begun::default() }, telephones)
        });
        let options = StoredValue::new(options);
        let of = OfContact {
            l: words(),
            contact: begun.id.map(ContactId),
            options,
            telephones: StoredValue::new(telephones),
        };
        Self { form: Form::new(Arc::new(of), begun), options }
    }

    /// The engine's part, for what takes that alone.
    pub const fn form(self) -> Form {
        self.form
    }

    /// What the row of a client is drawn from.
    pub fn link(self, row: u32) -> LinkForm {
        self.row("clients", row).into()
    }
}

/// What the engine asks of a contact's form.
#[derive(Clone, Copy)]
struct OfContact {
    l: Locale,
    contact: Option<ContactId>,
    options: StoredValue<FormOptions>,
    /// Telephone numbers as they were stored, by how they are shown.
    telephones: StoredValue<BTreeMap<String, String>>,
}

impl Formed for OfContact {
    fn listing(&self) -> &'static Listing {
        &CONTACTS
    }

    fn face(&self) -> Option<&'static Face> {
        Some(&FACE)
    }

    fn shape(&self) -> &'static FormShape {
        &CONTACT_FORM
    }

    fn check(&self, path: &str, typed: &str, _: &FormText) -> Result<(), FieldError> {
        if let Some(name) = path.strip_prefix("fields.") {
            let reading = self.options.with_value(|options| ContactForm::reading(&options.rules()));
            return ContactFields::check(name, typed, &reading);
        }
        // Clients are chosen and roles are ticked: there is nothing to get wrong.
        let Some(id) = path.strip_prefix("custom.") else { return Ok(()) };
        self.options.with_value(|options| custom_fields::check(&options.custom_fields, id, typed))
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let rules = self.options.with_value(FormOptions::rules);
        ContactForm::from(form.clone()).parse(&rules).map(drop)
    }

    fn is_blank(&self, _: &str, row: &FormText) -> bool {
        LinkForm::from(row.clone()).is_blank()
    }

    fn label(&self, path: &str) -> String {
        self.options
            .with_value(|options| wording::path(self.l, path, |id| custom_fields::label_of(&options.custom_fields, id)))
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, contacts.summary_title)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, contacts.conflict_title, name = name).to_string()
    }

    fn name_of(&self, id: &str) -> Option<String> {
        self.options.with_value(|options| options.name_of(id))
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        changes::value(self.l, field, value, names)
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        let options = self.options;
        contact_changes(changes, &names, |id| {
            options.with_value(|options| custom_fields::label_of(&options.custom_fields, id))
        })
    }

    fn as_sent(&self, form: FormText) -> FormText {
        let mut form = ContactForm::from(form);
        self.telephones.with_value(|stored| as_stored(form.telephones_mut(), stored));
        form.into()
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let contact = self.contact;
        Box::pin(async move {
            let id = match contact {
                Some(id) => Box::pin(update_contact(id, version, form.into())).await,
                None => create_contact(form.into()).await,
            };
            id.map(|id| id.0)
        })
    }
}
