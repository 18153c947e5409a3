//! Two who save the same record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Change, FormShape, FormText, Group};

/// Somebody else saved first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The version to save over, once the person has seen what changed.
    pub version: i32,
    /// Who saved.
    pub by: String,
    /// What they changed since the version that the second person started from.
    pub changes: Vec<Change>,
    /// The record as it stands, to take values back from.
    pub current: FormText,
}

/// One's own values, with theirs for all that they changed. Rows that were added here stay; `before` is what the form was made from.
#[must_use]
pub fn taken(shape: &FormShape, mine: &FormText, conflict: &Conflict, before: &FormText) -> FormText {
    let mut form = mine.clone();
    for Change { field, .. } in &conflict.changes {
        // `contacts` and `contacts.source` are both of the group.
        match shape.group(field.split('.').next().unwrap_or_default()) {
            Some(group) => merge(&mut form, group, [&conflict.current, before]),
            None => form.set(field.as_str(), conflict.current.get(field)),
        }
    }
    form
}

/// Theirs, and behind them those of mine that neither side knew before.
fn merge(form: &mut FormText, group: &Group, [theirs, before]: [&FormText; 2]) {
    let rows = |form: &FormText| form.rows(group.name).into_iter().map(|row| form.row(group.name, row)).collect();
    let (mine, mut merged): (Vec<FormText>, Vec<FormText>) = (rows(form), rows(theirs));
    let known: BTreeSet<String> = ids(theirs, group).chain(ids(before, group)).collect();
    for mut added in mine.into_iter().filter(|row| !known.contains(row.get("id"))) {
        if let Some((mark, _)) = group.one.filter(|_| !merged.is_empty()) {
            added.set(mark, "");
        }
        merged.push(added);
    }
    form.drop_rows(group.name);
    for (row, values) in (0..).zip(&merged) {
        form.put_row(group.name, row, values);
    }
}

/// Rows that were there when the form was made and that somebody else has removed since, by id.
#[must_use]
pub fn removed(shape: &FormShape, conflict: &Conflict, before: &FormText) -> BTreeSet<String> {
    let of = |form: &FormText| shape.groups.iter().flat_map(|group| ids(form, group)).collect::<BTreeSet<_>>();
    of(before).difference(&of(&conflict.current)).cloned().collect()
}

fn ids(form: &FormText, group: &Group) -> impl Iterator<Item = String> {
    let rows = form.rows(group.name).into_iter();
    let ids: Vec<String> = rows.map(|row| form.get(&format!("{}[{row}].id", group.name)).to_owned()).collect();
    ids.into_iter().filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::{AddressForm, CLIENT_FORM, ClientForm, ContactForm};

    fn contact(id: &str, email: &str) -> ContactForm {
        ContactForm { id: id.into(), email: email.into(), ..ContactForm::default() }
    }

    fn conflict(fields: &[&str], current: ClientForm) -> Conflict {
        let one = |field: &&str| Change { field: (*field).into(), from: String::new(), to: "?".into() };
        let changes = fields.iter().map(one).collect();
        Conflict { version: 3, by: "Claire".into(), changes, current: current.into() }
    }

    #[test]
    fn theirs_replace_only_what_they_fields() {
        let mut mine = ClientForm { number: "M".into(), ..ClientForm::default() };
        mine.fields.name = "Mon nom".into();
        mine.fields.phone = "01".into();
        mine.custom.insert("a".into(), "x".into());
        let mut current = ClientForm { number: "N".into(), ..ClientForm::default() };
        current.fields.name = "Leur nom".into();
        current.fields.phone = "02".into();
        // They changed the first, and removed the second; I added one of mine, and one that exists elsewhere.
        let before = ClientForm { contacts: vec![contact("1", "x@b.fr"), contact("2", "")], ..ClientForm::default() };
        current.contacts = vec![contact("1", "a@b.fr")];
        mine.contacts = [before.contacts.clone(), vec![contact("", "moi@b.fr"), contact("7", "lien@b.fr")]].concat();
        mine.contacts[2].is_primary = "on".into();
        let conflict = conflict(&["fields.phone", "custom.a", "contacts", "contacts.source", "number"], current);
        let form = ClientForm::from(taken(&CLIENT_FORM, &mine.into(), &conflict, &before.into()));
        assert_eq!((form.fields.name.as_str(), form.fields.phone.as_str()), ("Mon nom", "02"));
        assert_eq!(form.number, "N");
        assert!(form.custom.is_empty());
        let emails: Vec<_> = form.contacts.iter().map(|contact| contact.email.as_str()).collect();
        assert_eq!(emails, ["a@b.fr", "moi@b.fr", "lien@b.fr"]);
        assert!(form.contacts.iter().all(|contact| contact.is_primary.is_empty()));
    }

    #[test]
    fn what_somebody_else_removed_is_known_by_its_id() {
        let address = AddressForm { id: "9".into(), ..AddressForm::default() };
        let before = ClientForm {
            contacts: vec![contact("1", ""), contact("2", ""), contact("", "neu@b.fr")],
            addresses: vec![address],
            ..ClientForm::default()
        };
        let current = ClientForm { contacts: vec![contact("2", "")], ..ClientForm::default() };
        let gone = removed(&CLIENT_FORM, &conflict(&[], current), &before.into());
        assert_eq!(gone, BTreeSet::from(["1".to_owned(), "9".to_owned()]));
    }
}
