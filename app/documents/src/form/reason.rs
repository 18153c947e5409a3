//! Why a product costs what it does, in words.

use chrono::{Datelike, NaiveDate};
use domain::client_prices::PriceReason;
use domain::format::{DateStyle, Locale as FormatLocale, date};

use kit::words::{Locale, td_string};

/// « Cotation du 1er mars 2026 au 30 juin 2026 », « Grille « Revendeur » », « Prix du produit ». `list` is the name of the client's price
/// list.
pub fn reason(l: Locale, f: FormatLocale, reason: PriceReason, list: Option<&str>) -> String {
    let day = |day| in_words(l, f, day);
    let named = || list.unwrap_or_default().to_owned();
    match reason {
        PriceReason::Product => td_string!(l, client_prices.of_product).to_owned(),
        PriceReason::PriceList => td_string!(l, client_prices.of_list, name = named()).to_string(),
        PriceReason::PriceListCategory => td_string!(l, client_prices.of_list_category, name = named()).to_string(),
        PriceReason::Agreed { first_day, last_day } => match (first_day.map(day), last_day.map(day)) {
            (Some(from), Some(to)) => td_string!(l, client_prices.agreed_between, from = from, to = to).to_string(),
            (Some(from), None) => td_string!(l, client_prices.agreed_since, from = from).to_string(),
            (None, Some(to)) => td_string!(l, client_prices.agreed_until, to = to).to_string(),
            (None, None) => td_string!(l, client_prices.agreed).to_owned(),
        },
    }
}

/// A day within a sentence: French counts the first of a month otherwise than the others.
pub fn in_words(l: Locale, f: FormatLocale, day: NaiveDate) -> String {
    let written = date(day, DateStyle::Long, f);
    match written.strip_prefix("1 ").filter(|_| l == Locale::fr && day.day() == 1) {
        Some(rest) => format!("1er {rest}"),
        None => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, month, day)
    }

    #[test]
    fn a_price_says_why() {
        let said = |l, f, first_day, last_day| reason(l, f, PriceReason::Agreed { first_day, last_day }, None);
        let fr = |first, last| said(Locale::fr, FormatLocale::FrFr, first, last);
        let en = |first, last| said(Locale::en, FormatLocale::EnGb, first, last);
        assert_eq!(fr(day(3, 1), day(6, 30)), "Cotation du 1er mars 2026 au 30 juin 2026");
        assert_eq!(en(day(3, 1), day(6, 30)), "Agreed price from 1 March 2026 to 30 June 2026");
        assert_eq!(fr(day(3, 11), None), "Cotation depuis le 11 mars 2026");
        assert_eq!(fr(None, day(6, 30)), "Cotation jusqu’au 30 juin 2026");
        assert_eq!(fr(None, None), "Cotation de ce client");
        assert_eq!(en(None, None), "Agreed with this client");
        let list = |l, of| reason(l, FormatLocale::FrFr, of, Some("Revendeur"));
        let (of_it, of_category) = (PriceReason::PriceList, PriceReason::PriceListCategory);
        assert_eq!(list(Locale::fr, of_it), "Grille «\u{a0}Revendeur\u{a0}»");
        assert_eq!(list(Locale::en, of_it), "Price list “Revendeur”");
        assert_eq!(list(Locale::fr, of_category), "Grille «\u{a0}Revendeur\u{a0}», par catégorie");
        assert_eq!(list(Locale::en, of_category), "Price list “Revendeur”, by category");
        let own = |l| reason(l, FormatLocale::FrFr, PriceReason::Product, Some("Revendeur"));
        assert_eq!((own(Locale::fr), own(Locale::en)), ("Prix du produit".into(), "The product’s price".into()));
    }
}
