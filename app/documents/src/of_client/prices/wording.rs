//! What a client has agreed, in words.

use chrono::NaiveDate;
use domain::client_prices::{Agreed, Covers, Grants};
use domain::format::{Locale as FormatLocale, money};
use domain::products::PriceBasis;

use crate::form::reason::in_words;
use crate::form::wording::basis;
use engines::form::{ValueNames, plain};
use kit::words::{Locale, decimal_typed, td_string};

/// « 12,50 € HT », « −10 % ».
pub fn agreed(l: Locale, f: FormatLocale, agreed: Agreed) -> String {
    match agreed {
        Agreed::Price { amount, basis: of } => format!("{}\u{a0}{}", money(amount, f), basis(l, of)),
        Agreed::Discount(rate) => format!("−{}", rate.text(f)),
    }
}

/// The days that it holds.
pub fn period(l: Locale, f: FormatLocale, first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    let day = |day| in_words(l, f, day);
    match (first, last) {
        (Some(first), Some(last)) => {
            td_string!(l, client_prices.between, from = day(first), to = day(last)).to_string()
        }
        (Some(first), None) => td_string!(l, client_prices.since, from = day(first)).to_string(),
        (None, Some(last)) => td_string!(l, client_prices.until, to = day(last)).to_string(),
        (None, None) => td_string!(l, client_prices.always).to_owned(),
    }
}

/// The label of a path of the form.
pub fn path(l: Locale, path: &str) -> String {
    let label = match path.strip_prefix("fields.").unwrap_or(path) {
        "covers" => td_string!(l, client_prices.covers),
        "product" => td_string!(l, client_prices.product),
        "category" => td_string!(l, client_prices.category),
        "grants" => td_string!(l, client_prices.grants),
        "price" => td_string!(l, client_prices.price),
        "price_basis" => td_string!(l, client_prices.price_basis),
        "discount" => td_string!(l, client_prices.discount),
        "first_day" => td_string!(l, client_prices.first_day),
        "last_day" => td_string!(l, client_prices.last_day),
        _ => td_string!(l, client_prices.note),
    };
    label.to_owned()
}

/// What it may be agreed for.
pub fn covers(l: Locale, covers: Covers) -> &'static str {
    match covers {
        Covers::Product => td_string!(l, client_prices.product),
        Covers::Category => td_string!(l, client_prices.category),
    }
}

/// What may be agreed.
pub fn grants(l: Locale, grants: Grants) -> &'static str {
    match grants {
        Grants::Price => td_string!(l, client_prices.price),
        Grants::Discount => td_string!(l, client_prices.a_discount),
    }
}

/// A value as people read it.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    let said = match field.strip_prefix("fields.").unwrap_or(field) {
        "covers" => Covers::parse(value).map(|it| covers(l, it)).ok(),
        "grants" => Grants::parse(value).map(|it| grants(l, it)).ok(),
        "price_basis" => PriceBasis::parse(value).map(|it| basis(l, it)).ok(),
        "price" | "discount" => return decimal_typed(value),
        "note" => return value.to_owned(),
        _ => return plain(l, value, names),
    };
    said.map_or_else(|| value.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use domain::billing::rate::Rate;
    use domain::client_prices::ClientPriceFields;
    use domain::money::{Currency, Money};

    use super::*;

    #[test]
    fn what_is_agreed_is_told_in_words() {
        let price = Agreed::Price { amount: Money::new(1_250, Currency::EUR), basis: PriceBasis::Net };
        let off = Agreed::Discount(Rate::new(12_500).unwrap());
        let said = |agreed_on| agreed(Locale::fr, FormatLocale::FrFr, agreed_on);
        assert_eq!((said(price), said(off)), ("12,50\u{a0}€\u{a0}HT".into(), "−12,5\u{a0}%".into()));
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
        let period = |first, last| period(Locale::fr, FormatLocale::FrFr, first, last);
        assert_eq!(period(day(3, 1), day(6, 30)), "Du 1er mars 2026 au 30 juin 2026");
        assert_eq!((period(None, None), period(None, day(6, 30))), ("Toujours".into(), "Jusqu’au 30 juin 2026".into()));
    }

    #[test]
    fn every_field_has_a_label_of_its_own() {
        for l in [Locale::fr, Locale::en] {
            let mut labels: Vec<String> =
                ClientPriceFields::NAMES.iter().map(|name| path(l, &format!("fields.{name}"))).collect();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), ClientPriceFields::NAMES.len());
        }
    }
}
