//! The form of a client as text by path, and what it is made of.

use crate::clients::fields::ClientFields;
use crate::clients::{ClientForm, ContactForm};
use crate::field::{Alike, FieldValue};
use crate::form::{self, Change, FormShape, FormText, Group, in_row};
use crate::geo::Latitude;

/// What the form of a client is made of.
pub static CLIENT_FORM: FormShape = FormShape {
    alone: &["number"],
    fields: ClientFields::NAMES,
    open: &["custom"],
    groups: &[CONTACTS, ADDRESSES],
    alike,
};

fn alike(path: &str) -> Alike {
    match (path.strip_prefix("fields."), in_row(path)) {
        (Some(name), _) => ClientFields::alike(name),
        (None, Some((group, _, name))) if group == CONTACTS.name => ContactForm::alike(name),
        (None, Some((group, _, "latitude" | "longitude"))) if group == ADDRESSES.name => Latitude::ALIKE,
        _ => Alike::Text,
    }
}

const CONTACTS: Group = Group {
    name: "contacts",
    line: &["first_name", "last_name", "email", "position", "direct_phone", "mobile", "switchboard", "fax"],
    marks: &[
        ("is_primary", "primary"),
        ("is_billing", "billing"),
        ("is_dunning", "dunning"),
        ("receives_invoices", "receives_invoices"),
        ("is_inactive", "inactive"),
        ("marketing_email", "marketing_email"),
        ("marketing_sms", "marketing_sms"),
    ],
    told_apart: &["civility", "source"],
    one: Some(("is_primary", "contacts.primary")),
    at_most_one: &["is_billing", "is_dunning"],
    names_records: false,
};

const ADDRESSES: Group = Group {
    name: "addresses",
    line: &["label", "line1", "line2", "postal_code", "city", "province", "country"],
    marks: &[("is_main", "main"), ("is_billing", "billing"), ("is_delivery", "delivery")],
    told_apart: &["latitude", "longitude"],
    one: Some(("is_main", "addresses.main")),
    at_most_one: &["is_billing", "is_delivery"],
    names_records: false,
};

/// What differs between two forms.
#[must_use]
pub fn changes(before: &ClientForm, after: &ClientForm) -> Vec<Change> {
    form::changes(&CLIENT_FORM, &before.clone().into(), &after.clone().into())
}

/// What no part of a client's form has a place for is left out.
impl From<FormText> for ClientForm {
    fn from(text: FormText) -> Self {
        Self {
            fields: ClientFields::from_text(&text),
            number: text.get("number").to_owned(),
            contacts: rows(&text, CONTACTS.name),
            addresses: rows(&text, ADDRESSES.name),
            custom: text.map_under("custom."),
        }
    }
}

impl From<ClientForm> for FormText {
    fn from(form: ClientForm) -> Self {
        let mut text = Self::default();
        text.set("number", form.number);
        form.fields.put_into(&mut text);
        for (row, contact) in (0..).zip(form.contacts) {
            text.put_row(CONTACTS.name, row, &contact.into());
        }
        for (row, address) in (0..).zip(form.addresses) {
            text.put_row(ADDRESSES.name, row, &address.into());
        }
        text.put_under("custom.", form.custom);
        text
    }
}

fn rows<T: From<FormText>>(text: &FormText, group: &str) -> Vec<T> {
    text.rows(group).into_iter().map(|row| text.row(group, row).into()).collect()
}

#[cfg(test)]
mod tests;
