//! What changed, told for people: labels, and values in words.

use domain::clients::{ClientKind, ShippingIdentity, VatRegime};
use domain::form::Change;
use i18n::geo_names;
use leptos::prelude::*;

use crate::{tags, wording};
use engines::form::{ValueNames, change_list, named, plain};
use kit::words::{Locale, decimal_typed, td_string, words};

/// A value as people read it.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    if value.is_empty() {
        return String::new();
    }
    let french = l == Locale::fr;
    let known = match field.strip_prefix("fields.").unwrap_or(field) {
        "kind" => ClientKind::parse(value).ok().map(|kind| wording::kind(l, kind).to_owned()),
        "vat_regime" => VatRegime::parse(value).ok().map(|regime| wording::vat_regime(l, regime).to_owned()),
        "shipping_identity" => {
            ShippingIdentity::parse(value).ok().map(|identity| wording::shipping_identity(l, identity).to_owned())
        }
        "language" => geo_names::language_name(value, french).map(ToOwned::to_owned),
        "default_vat" | "discount" => Some(format!("{}\u{a0}%", decimal_typed(value))),
        "share_capital" | "credit_limit" | "hourly_rate" | "free_shipping" => Some(decimal_typed(value)),
        "negotiated_days" => value.parse().ok().map(|days| wording::days(l, days)),
        "contacts" | "addresses" => Some(with_marks(l, field, value)),
        "tags" => Some(tags::listed(value, |tag| named(l, tag, names))),
        _ => None,
    };
    known.unwrap_or_else(|| plain(l, value, names))
}

/// A contact, an address, or a client of a contact in one line: marks (`*billing`) become words.
pub fn with_marks(l: Locale, field: &str, value: &str) -> String {
    let part = |part: &str| match part.strip_prefix('*') {
        None => part.to_owned(),
        Some("billing") if field == "addresses" => td_string!(l, addresses.is_billing).to_owned(),
        Some(mark) if field == "addresses" => wording::address_field(l, mark).to_owned(),
        Some(mark) => wording::contact_field(l, mark).to_owned(),
    };
    value.split(" · ").map(part).collect::<Vec<_>>().join(" · ")
}

/// Each change in a line: what, from what, to what.
#[component]
pub fn ChangeList<F>(
    /// The changes.
    changes: Vec<Change>,
    /// The words for ids in values.
    names: ValueNames,
    /// The labels of custom fields.
    custom: F,
) -> impl IntoView
where
    F: Fn(&str) -> Option<String> + Send + Sync + 'static,
{
    let l = words();
    let label = |path: &str| wording::path(l, path, &custom);
    change_list(changes, label, |field, text| value(l, field, text, &names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "Grossistes".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.category", "7"), "Grossistes");
        assert_eq!(
            say("fields.tags", "7\nPresse\n0192f0c1-2a34-7bcd-8ef0-123456789abc"),
            "Grossistes, Presse, inconnu"
        );
        assert_eq!(say("fields.is_supplier", "on"), "Oui");
        assert_eq!(say("fields.kind", "individual"), "Particulier");
        assert_eq!(say("fields.language", "de"), "Allemand");
        assert_eq!(say("contacts", "Claire Roche · *billing"), "Claire Roche · Contact de facturation");
        assert_eq!(say("addresses", "Lyon · *billing"), "Lyon · Facturation par défaut");
        assert_eq!(say("fields.default_vat", "5.5"), "5,5\u{a0}%");
        assert_eq!(say("fields.share_capital", "12000.00"), "12\u{202f}000,00");
        assert_eq!(say("fields.parent", "0192f0c1-2a34-7bcd-8ef0-123456789abc"), "inconnu");
        assert_eq!(say("fields.name", ""), "");
    }
}
