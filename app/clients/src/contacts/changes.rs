//! What changed of a contact, told for people: labels, and values in words.

use domain::form::Change;
use leptos::prelude::AnyView;

use super::wording;
use crate::changes::with_marks;
use engines::form::change_list;
use engines::form::{ValueNames, plain};
use kit::words::{Locale, words};

/// A value as people read it; ids are named by `names`.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    if value.is_empty() {
        return String::new();
    }
    match field.strip_prefix("fields.") {
        Some("civility" | "source" | "marketing_email" | "marketing_sms") => plain(l, value, names),
        // As it was typed, whatever it looks like.
        Some(_) => value.to_owned(),
        None if field == "clients" => with_marks(l, field, value),
        None => plain(l, value, names),
    }
}

/// Each change in a line: what, from what, to what. `names` knows civilities and sources by id, `custom` the custom fields.
pub fn contact_changes(changes: Vec<Change>, names: &ValueNames, custom: impl Fn(&str) -> Option<String>) -> AnyView {
    let l = words();
    change_list(changes, |path| wording::path(l, path, &custom), |field, text| value(l, field, text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "Madame".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.civility", "7"), "Madame");
        assert_eq!(say("fields.civility", "0192f0c1-2a34-7bcd-8ef0-123456789abc"), "inconnu");
        assert_eq!(say("fields.last_name", "on"), "on");
        assert_eq!(say("fields.marketing_sms", "on"), "Oui");
        assert_eq!(say("custom.1", "on"), "Oui");
        assert_eq!(say("clients", "Roche · *billing"), "Roche · Contact de facturation");
        assert_eq!(say("fields.email", ""), "");
    }
}
