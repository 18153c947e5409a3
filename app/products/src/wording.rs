//! The words for what products hold: labels of fields, names of states and choices.

use domain::products::{PriceBasis, ProductKind, ProductState};

use kit::labels;
use kit::words::{Locale, integer, is_one, td_string};

/// The word for a state.
pub fn state(l: Locale, state: ProductState) -> &'static str {
    match state {
        ProductState::Active => td_string!(l, products.state_active),
        ProductState::Archived => td_string!(l, products.state_archived),
        ProductState::Deleted => td_string!(l, products.state_deleted),
    }
}

/// The word for all products in a state, on its chip.
pub fn states(l: Locale, state: ProductState) -> &'static str {
    match state {
        ProductState::Active => td_string!(l, products.states_active),
        ProductState::Archived => td_string!(l, products.states_archived),
        ProductState::Deleted => td_string!(l, products.states_deleted),
    }
}

/// The word for what a product is.
pub fn kind(l: Locale, kind: ProductKind) -> &'static str {
    match kind {
        ProductKind::Article => td_string!(l, products.kind_article),
        ProductKind::Service => td_string!(l, products.kind_service),
    }
}

/// The word for what a price says of VAT.
pub fn basis(l: Locale, basis: PriceBasis) -> &'static str {
    match basis {
        PriceBasis::Net => td_string!(l, products.basis_net),
        PriceBasis::Gross => td_string!(l, products.basis_gross),
    }
}

/// A number of products.
pub fn count(l: Locale, number: u64) -> String {
    let count = integer(number);
    if is_one(l, number) {
        td_string!(l, products.count_one, count).to_string()
    } else {
        td_string!(l, products.count_many, count).to_string()
    }
}

domain::for_each_product_field!(labels, field, products);

/// The label of a path of the form (`fields.price`, `prices.<id>`, `custom.<id>`); `custom` names custom fields and `list` price lists.
pub fn path(
    l: Locale,
    path: &str,
    custom: impl Fn(&str) -> Option<String>,
    list: impl Fn(&str) -> Option<String>,
) -> String {
    if let Some(id) = path.strip_prefix("custom.") {
        return custom(id).unwrap_or_else(|| td_string!(l, products.custom).to_owned());
    }
    if let Some(id) = path.strip_prefix("prices.") {
        return match list(id) {
            Some(name) => td_string!(l, products.price_in, name = name).to_string(),
            None => td_string!(l, products.price_lists).to_owned(),
        };
    }
    if path == "prices" {
        return td_string!(l, products.price_lists).to_owned();
    }
    let name = path.strip_prefix("fields.").unwrap_or(path);
    field(l, name).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use domain::products::ProductFields;

    use super::*;

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        for l in [Locale::fr, Locale::en] {
            for name in ProductFields::NAMES {
                assert!(field(l, name).is_some_and(|label| !label.is_empty()), "{name}");
            }
        }
    }

    #[test]
    fn a_path_is_told_by_what_it_names() {
        let none = |_: &str| None;
        let named = |id: &str| Some(format!("n° {id}"));
        assert_eq!(path(Locale::fr, "fields.price", none, none), "Prix de vente");
        assert_eq!(path(Locale::fr, "prices.7", none, named), "Tarif «\u{a0}n° 7\u{a0}»");
        assert_eq!(path(Locale::fr, "prices.7", named, none), "Tarifs");
        assert_eq!(path(Locale::fr, "custom.7", named, none), "n° 7");
    }
}
