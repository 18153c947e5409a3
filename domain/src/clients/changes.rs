//! What changed between two versions of a client.

use crate::changes::{Change, of_maps};
use crate::clients::ClientForm;
use crate::clients::fields::ClientFields;

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
    for Change { field, from, to } in of_maps("custom", &before.custom, &after.custom) {
        note(field, &from, &to);
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
