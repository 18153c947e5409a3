//! The words for what contacts hold: labels of fields, names of states and roles.

use domain::contacts::ContactState;

use crate::wording::contact_field;
use kit::words::{Locale, integer, is_one, td_string};

/// The word for a state.
pub fn state(l: Locale, state: ContactState) -> &'static str {
    match state {
        ContactState::Active => td_string!(l, contacts.state_active),
        ContactState::Inactive => td_string!(l, contacts.state_inactive),
        ContactState::Deleted => td_string!(l, contacts.state_deleted),
    }
}

/// The word for all contacts in a state, on its chip.
pub fn states(l: Locale, state: ContactState) -> &'static str {
    match state {
        ContactState::Active => td_string!(l, contacts.states_active),
        ContactState::Inactive => td_string!(l, contacts.states_inactive),
        ContactState::Deleted => td_string!(l, contacts.states_deleted),
    }
}

/// A number of contacts.
pub fn count(l: Locale, number: u64) -> String {
    let count = integer(number);
    if is_one(l, number) {
        td_string!(l, contacts.count_one, count).to_string()
    } else {
        td_string!(l, contacts.count_many, count).to_string()
    }
}

/// What somebody is called; whoever has neither a name nor an e-mail is called so.
pub fn name(l: Locale, display_name: String) -> String {
    if display_name.is_empty() { td_string!(l, contacts.unnamed).to_owned() } else { display_name }
}

/// The label of a value of a link to a client, by its name.
pub fn link_field(l: Locale, name: &str) -> &'static str {
    match name {
        "id" | "name" => td_string!(l, contacts.client),
        role => contact_field(l, role),
    }
}

/// The label of a path of the form (`fields.email`, `clients[0].is_billing`, `custom.<id>`); `custom` names custom fields.
pub fn path(l: Locale, path: &str, custom: impl Fn(&str) -> Option<String>) -> String {
    if let Some(id) = path.strip_prefix("custom.") {
        return custom(id).unwrap_or_else(|| td_string!(l, contacts.custom).to_owned());
    }
    if path == "clients" {
        return td_string!(l, contacts.relation).to_owned();
    }
    if let Some(("clients", row, name)) = domain::form::in_row(path) {
        let lead = td_string!(l, contacts.at_client, number = row.saturating_add(1).to_string()).to_string();
        return format!("{lead} {}", link_field(l, name));
    }
    contact_field(l, path.strip_prefix("fields.").unwrap_or(path)).to_owned()
}

#[cfg(test)]
mod tests {
    use domain::contacts::{ContactFields, LinkForm};

    use super::*;

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        for l in [Locale::fr, Locale::en] {
            for name in ContactFields::NAMES {
                assert_ne!(contact_field(l, name), contact_field(l, ""), "{name}");
            }
            for name in LinkForm::NAMES {
                assert_ne!(link_field(l, name), contact_field(l, ""), "{name}");
            }
        }
    }

    #[test]
    fn a_path_is_told_by_what_it_names() {
        let none = |_: &str| None;
        assert_eq!(path(Locale::fr, "fields.email", none), "E-mail");
        assert_eq!(path(Locale::en, "clients[1].is_billing", none), "Client 2: Billing contact");
        assert_eq!(path(Locale::fr, "clients", none), "Relation commerciale");
        assert_eq!(path(Locale::fr, "custom.7", |id| Some(format!("champ {id}"))), "champ 7");
        assert_eq!(path(Locale::fr, "custom.7", none), "Champs personnalisés");
    }

    #[test]
    fn nobody_is_without_a_name() {
        assert_eq!(name(Locale::fr, "Ana".into()), "Ana");
        assert_eq!(name(Locale::fr, String::new()), "Sans nom");
    }
}
