//! What changed of a task, told for people: labels, and values in words.

use domain::form::Change;
use leptos::prelude::*;

use crate::wording;
use engines::form::{ValueNames, change_list, plain};
use kit::words::{Locale, decimal_typed, words};

/// A value as people read it; ids are named by `names`.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    match field {
        _ if value.is_empty() => String::new(),
        "fields.rate" => decimal_typed(value),
        // As it was typed, whatever it looks like.
        "fields.title" | "fields.description" => value.to_owned(),
        _ => plain(l, value, names),
    }
}

/// Each change in a line: what, from what, to what. `names` knows clients and users by id.
pub fn task_changes(changes: Vec<Change>, names: &ValueNames) -> AnyView {
    let l = words();
    change_list(changes, |path| wording::path(l, path), |field, text| value(l, field, text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "Ateliers Roche".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.rate", "85.50"), "85,50");
        assert_eq!(say("fields.billable", "on"), "Oui");
        assert_eq!(say("fields.title", "on"), "on");
        assert_eq!(say("fields.description", ""), "");
    }
}
