//! What changed of an expense, told for people: labels, and values in words.

use domain::form::Change;
use domain::products::PriceBasis;
use leptos::prelude::*;

use crate::wording;
use engines::form::{ValueNames, change_list, plain};
use kit::words::{Locale, decimal_typed, words};

/// A value as people read it; ids are named by `names`.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    match field {
        _ if value.is_empty() => String::new(),
        "fields.amount" => decimal_typed(value),
        "fields.vat" => format!("{}\u{a0}%", decimal_typed(value)),
        "fields.basis" => {
            PriceBasis::parse(value).map_or_else(|_| value.to_owned(), |basis| wording::basis(l, basis).to_owned())
        }
        // As it was typed, whatever it looks like.
        "fields.description" | "fields.supplier_name" | "fields.note" => value.to_owned(),
        _ => plain(l, value, names),
    }
}

/// Each change in a line: what, from what, to what. `names` knows clients and entries of lists by id.
pub fn expense_changes(changes: Vec<Change>, names: &ValueNames) -> AnyView {
    let l = words();
    change_list(changes, |path| wording::path(l, path), |field, text| value(l, field, text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "Déplacements".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.amount", "85.50"), "85,50");
        assert_eq!(say("fields.vat", "5.5"), "5,5\u{a0}%");
        assert_eq!(say("fields.basis", "gross"), "TTC");
        assert_eq!(say("fields.billable", "on"), "Oui");
        assert_eq!(say("fields.category", "7"), "Déplacements");
        assert_eq!(say("fields.description", "on"), "on");
        assert_eq!(say("fields.note", ""), "");
    }
}
