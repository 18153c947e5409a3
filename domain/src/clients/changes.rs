//! What changed between two versions of a client, for the activity and for whoever saves second.

use serde::{Deserialize, Serialize};

use crate::clients::ClientForm;
use crate::clients::fields::ClientFields;

/// One value that changed, as it is typed. `field` is the input's path; whoever shows it chooses the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The input's path: `fields.phone`, `custom.<id>`, `number`.
    /// Contacts and addresses are told as one line under `contacts` and `addresses`, and a contact's entries of lists by id under
    /// `contacts.civility` and `contacts.source`.
    pub field: String,
    /// Before; empty when there was nothing.
    pub from: String,
    /// After; empty when nothing is left.
    pub to: String,
}

impl Change {
    /// A box that was ticked (`on`) or unticked.
    #[must_use]
    pub fn of_tick(field: &str, on: bool) -> Self {
        let (from, to) = if on { ("", "on") } else { ("on", "") };
        Self { field: field.to_owned(), from: from.to_owned(), to: to.to_owned() }
    }
}

/// Several saves told as one, the oldest first: from what stood before the first to what stands after the last.
#[must_use]
pub fn merged(saves: impl IntoIterator<Item = Vec<Change>>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for change in saves.into_iter().flatten() {
        // Contacts share a path: a line goes on where an earlier one of the same path ended.
        match all.iter_mut().find(|earlier| earlier.field == change.field && earlier.to == change.from) {
            Some(earlier) => earlier.to = change.to,
            None => all.push(change),
        }
    }
    all.retain(|change| change.from != change.to);
    all
}

/// What differs between two forms. Contacts and addresses are compared one by one by their id, and told as one line each.
#[must_use]
pub fn changes(before: &ClientForm, after: &ClientForm) -> Vec<Change> {
    let mut found = Vec::new();
    let mut note = |field: String, from: &str, to: &str| {
        if from != to {
            found.push(Change { field, from: from.to_owned(), to: to.to_owned() });
        }
    };
    note("number".into(), &before.number, &after.number);
    for name in ClientFields::NAMES {
        note(
            format!("fields.{name}"),
            before.fields.get(name).unwrap_or_default(),
            after.fields.get(name).unwrap_or_default(),
        );
    }
    let custom: std::collections::BTreeSet<_> = before.custom.keys().chain(after.custom.keys()).collect();
    for key in custom {
        let value = |form: &ClientForm| form.custom.get(key).cloned().unwrap_or_default();
        note(format!("custom.{key}"), &value(before), &value(after));
    }
    let contact = |form: &crate::clients::ContactForm| {
        let marks = [
            (&form.is_primary, "primary"),
            (&form.is_billing, "billing"),
            (&form.is_dunning, "dunning"),
            (&form.receives_invoices, "receives_invoices"),
            (&form.is_inactive, "inactive"),
            (&form.marketing_email, "marketing_email"),
            (&form.marketing_sms, "marketing_sms"),
        ];
        joined(
            &[
                &form.first_name,
                &form.last_name,
                &form.email,
                &form.position,
                &form.direct_phone,
                &form.mobile,
                &form.switchboard,
                &form.fax,
            ],
            &marks,
        )
    };
    let address = |form: &crate::clients::AddressForm| {
        let marks = [(&form.is_main, "main"), (&form.is_billing, "billing"), (&form.is_delivery, "delivery")];
        joined(
            &[&form.label, &form.line1, &form.line2, &form.postal_code, &form.city, &form.province, &form.country],
            &marks,
        )
    };
    pairs(&before.contacts, &after.contacts, |form| &form.id, contact, "contacts", &mut note);
    // Entries of lists are told by their id, like those of the client's own fields.
    for (one, other) in
        before.contacts.iter().filter_map(|one| Some((one, after.contacts.iter().find(|other| other.id == one.id)?)))
    {
        note("contacts.civility".into(), &one.civility, &other.civility);
        note("contacts.source".into(), &one.source, &other.source);
    }
    pairs(&before.addresses, &after.addresses, |form| &form.id, address, "addresses", &mut note);
    found
}

/// Values in one line; marks as `*name`, so that whoever shows them can put words to them.
fn joined(values: &[&String], marks: &[(&String, &str)]) -> String {
    let values = values.iter().filter(|value| !value.is_empty()).map(|value| (*value).clone());
    let marks = marks.iter().filter(|(on, _)| !on.is_empty()).map(|(_, name)| format!("*{name}"));
    values.chain(marks).collect::<Vec<_>>().join(" · ")
}

fn pairs<T>(
    before: &[T],
    after: &[T],
    id: impl Fn(&T) -> &String,
    shown: impl Fn(&T) -> String,
    path: &str,
    note: &mut impl FnMut(String, &str, &str),
) {
    for item in before {
        let now = after.iter().find(|other| id(other) == id(item)).map(&shown).unwrap_or_default();
        note(path.to_owned(), &shown(item), &now);
    }
    for item in after.iter().filter(|item| before.iter().all(|other| id(other) != id(item))) {
        note(path.to_owned(), "", &shown(item));
    }
}

#[cfg(test)]
mod tests;
