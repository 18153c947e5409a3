//! The whole form of a contact as typed, what it is read into, and what differs between two of them.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{ContactData, ContactFields};
use crate::custom_fields::{CustomField, CustomValue, read_all};
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, FieldValue, Reading};
use crate::form::{self, Change, FormShape, FormText, Group, in_row, row};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::ids::{ClientId, CustomFieldId};
use crate::money::Currency;

/// Nobody stands for more clients than this; a form that says so is broken.
pub const MAX_LINKS: u32 = 200;

/// What the form of a contact holds, as typed: its [`FormText`], read into parts (`fields.last_name`, `clients[0].is_primary`).
///
/// A contact within a client's form is [`crate::clients::ContactForm`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct ContactForm {
    /// The person's own fields.
    pub fields: ContactFields,
    /// The clients that it is linked to, and what it is to each (A5.9 « relation commerciale »).
    pub clients: Vec<LinkForm>,
    /// Custom values by field.
    pub custom: BTreeMap<String, String>,
}

/// A client that the contact is linked to, as typed. The row is known by the client: one of no client is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of `ContactLink`")]
pub struct LinkForm {
    /// The client.
    pub id: String,
    /// What the client is called: shown, told in the activity, and never read.
    pub name: String,
    pub is_primary: String,
    pub is_billing: String,
    pub is_dunning: String,
    pub receives_invoices: String,
}

row!(LinkForm: name, is_primary, is_billing, is_dunning, receives_invoices);

/// What a company's settings say about the form.
#[derive(Clone, Debug)]
pub struct ContactRules {
    /// Whose telephone numbers are meant that say no country.
    pub country: Country,
    /// The company's custom fields of contacts.
    pub custom_fields: Vec<CustomField>,
    /// How telephone numbers are read on this side.
    pub phone: PhoneRules,
}

/// A form that was read without an error: what the store accepts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewContact {
    /// The person.
    pub person: ContactData,
    /// The clients that it is linked to, each once.
    pub links: Vec<NewLink>,
    /// Custom values.
    pub custom: BTreeMap<CustomFieldId, CustomValue>,
}

/// What a contact becomes to a client. A mark that one contact of a client bears is taken from whoever had it.
#[expect(clippy::struct_excessive_bools, reason = "roles that one person has at once")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NewLink {
    /// The client.
    pub client: ClientId,
    /// Stands for the client. Where it is not ticked and nobody else could be, it does all the same.
    pub is_primary: bool,
    /// Invoices are addressed to it.
    pub is_billing: bool,
    /// Reminders are addressed to it.
    pub is_dunning: bool,
    /// Gets invoices by e-mail as well.
    pub receives_invoices: bool,
}

/// What values are read against; no field of a contact is an amount.
pub(super) fn reading(country: Country) -> Reading {
    Reading { country, currency: Currency::EUR, phone: PhoneRules::shape() }
}

impl ContactForm {
    /// What the form's values are read against.
    #[must_use]
    pub fn reading(rules: &ContactRules) -> Reading {
        Reading { phone: rules.phone, ..reading(rules.country) }
    }

    /// Takes out the rows of no client. Forms are sent without them: the store's errors count the rows that are left.
    pub fn drop_blanks(&mut self) {
        self.clients.retain(|link| !link.is_blank());
    }

    /// Every telephone number.
    pub fn telephones_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let ContactFields { direct_phone, mobile, switchboard, fax, .. } = &mut self.fields;
        [direct_phone, mobile, switchboard, fax].into_iter()
    }

    /// Every value checked, or every error, each beside its input. Who has neither a name nor an e-mail is nobody.
    pub fn parse(&self, rules: &ContactRules) -> Result<NewContact, FieldErrors> {
        let reading = Self::reading(rules);
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let person = self.fields.parse(&reading, &mut own);
        if person.as_ref().is_some_and(|person| person.display_name().is_empty()) {
            own.push("last_name", FieldError::Required);
        }
        errors.nest("fields", own);
        let links = self.read_links(&reading, &mut errors);
        let custom = read_all(&rules.custom_fields, &self.custom, &mut errors);
        match person {
            Some(person) if errors.is_empty() => Ok(NewContact { person, links, custom }),
            _ => Err(errors),
        }
    }

    fn read_links(&self, reading: &Reading, errors: &mut FieldErrors) -> Vec<NewLink> {
        let typed: Vec<_> = self.clients.iter().enumerate().filter(|(_, link)| !link.is_blank()).collect();
        if typed.len() > MAX_LINKS as usize {
            errors.push("clients", FieldError::TooMany { max: MAX_LINKS });
            return Vec::new();
        }
        let (mut links, mut seen) = (Vec::with_capacity(typed.len()), HashSet::new());
        for (index, form) in typed {
            match form.parse(reading) {
                Ok(link) if !seen.insert(link.client) => errors.push(format!("clients[{index}].id"), FieldError::Taken),
                Ok(link) => links.push(link),
                Err(wrong) => errors.nest(&format!("clients[{index}]"), wrong),
            }
        }
        links
    }
}

impl LinkForm {
    /// True when no client is chosen.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.id.trim().is_empty()
    }

    /// Every value checked, or every error.
    pub fn parse(&self, reading: &Reading) -> Result<NewLink, FieldErrors> {
        let mut errors = FieldErrors::default();
        let client = errors.keep("id", ClientId::read(&self.id, reading));
        let is_primary = errors.keep("is_primary", bool::read(&self.is_primary, reading));
        let is_billing = errors.keep("is_billing", bool::read(&self.is_billing, reading));
        let is_dunning = errors.keep("is_dunning", bool::read(&self.is_dunning, reading));
        let receives_invoices = errors.keep("receives_invoices", bool::read(&self.receives_invoices, reading));
        let link = (|| {
            Some(NewLink {
                client: client?,
                is_primary: is_primary?,
                is_billing: is_billing?,
                is_dunning: is_dunning?,
                receives_invoices: receives_invoices?,
            })
        })();
        link.ok_or(errors)
    }
}

/// What the form of a contact is made of.
pub static CONTACT_FORM: FormShape =
    FormShape { alone: &[], fields: ContactFields::NAMES, open: &["custom"], groups: &[CLIENTS], alike };

fn alike(path: &str) -> Alike {
    match (path.strip_prefix("fields."), in_row(path)) {
        (Some(name), _) => ContactFields::alike(name),
        // A client that is renamed is linked as before.
        (None, Some((_, _, "name"))) => Alike::Shown,
        _ => Alike::Text,
    }
}

/// Each row is of another client, so that any of them may bear any mark.
const CLIENTS: Group = Group {
    name: "clients",
    line: &["name"],
    marks: &[
        ("is_primary", "primary"),
        ("is_billing", "billing"),
        ("is_dunning", "dunning"),
        ("receives_invoices", "receives_invoices"),
    ],
    told_apart: &[],
    one: None,
    at_most_one: &[],
    names_records: true,
};

/// What differs between two forms.
#[must_use]
pub fn changes(before: &ContactForm, after: &ContactForm) -> Vec<Change> {
    form::changes(&CONTACT_FORM, &before.clone().into(), &after.clone().into())
}

/// What no part of a contact's form has a place for is left out.
impl From<FormText> for ContactForm {
    fn from(text: FormText) -> Self {
        let link = |row| text.row(CLIENTS.name, row).into();
        Self {
            fields: ContactFields::from_text(&text),
            clients: text.rows(CLIENTS.name).into_iter().map(link).collect(),
            custom: text.map_under("custom."),
        }
    }
}

impl From<ContactForm> for FormText {
    fn from(form: ContactForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        for (row, link) in (0..).zip(form.clients) {
            text.put_row(CLIENTS.name, row, &link.into());
        }
        text.put_under("custom.", form.custom);
        text
    }
}

#[cfg(test)]
pub(super) mod tests;
