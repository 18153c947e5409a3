//! What changed of a product, told for people: labels, and values in words.

use domain::form::Change;
use domain::products::{PriceBasis, ProductKind};
use leptos::prelude::*;

use super::wording;
use engines::form::{ValueNames, change_list, plain};
use kit::words::{Locale, decimal_typed, words};

/// A value as people read it; ids are named by `names`.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    if value.is_empty() {
        return String::new();
    }
    let known = match field.strip_prefix("fields.") {
        Some("kind") => ProductKind::parse(value).ok().map(|kind| wording::kind(l, kind)),
        Some("price_basis") => PriceBasis::parse(value).ok().map(|basis| wording::basis(l, basis)),
        Some("vat") => return format!("{} %", decimal_typed(value)),
        Some("price" | "cost") => return decimal_typed(value),
        None if field.starts_with("prices.") => return decimal_typed(value),
        Some("category") | None => None,
        // As it was typed, whatever it looks like.
        Some(_) => Some(value),
    };
    known.map_or_else(|| plain(l, value, names), str::to_owned)
}

/// Each change in a line: what, from what, to what. `names` knows categories and price lists by id, `custom` the custom fields.
pub fn product_changes(changes: Vec<Change>, names: &ValueNames, custom: impl Fn(&str) -> Option<String>) -> AnyView {
    let l = words();
    let label = |path: &str| wording::path(l, path, &custom, |id| names.of(id));
    change_list(changes, label, |field, text| value(l, field, text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "Papeterie".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.kind", "service"), "Service");
        assert_eq!(say("fields.price_basis", "gross"), "TTC");
        assert_eq!(say("fields.vat", "5.5"), "5,5 %");
        assert_eq!(say("fields.category", "7"), "Papeterie");
        assert_eq!(say("fields.category", "0192f0c1-2a34-7bcd-8ef0-123456789abc"), "inconnu");
        assert_eq!(say("fields.name", "on"), "on");
        assert_eq!(say("custom.1", "on"), "Oui");
        assert_eq!(say("prices.7", "12.50"), "12,50");
        assert_eq!(say("fields.note", ""), "");
    }
}
