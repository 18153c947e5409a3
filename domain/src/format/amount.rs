//! Amounts of money.

use super::number::{fixed, signed};
use super::symbols::SYMBOLS;
use super::{Language, Locale};
use crate::money::{Currency, Money};

/// An amount with the sign of its currency: `1 234,56 €`, `-CA$1,234.56`; as `Intl.NumberFormat` with style `currency`.
///
/// The digits are the currency's own, never rounded for show: what is printed is what is owed.
pub fn money(money: Money, locale: Locale) -> String {
    let number = fixed(money.minor().unsigned_abs(), money.currency().minor_digits(), locale);
    let sign = sign_of(money.currency(), locale);
    let text = match locale.language() {
        Language::French => format!("{number}\u{A0}{sign}"),
        // A sign that ends in a letter would run into the number (CLDR, currencySpacing).
        Language::English if sign.ends_with(|c: char| c.is_alphanumeric() || c == '.') => {
            format!("{sign}\u{A0}{number}")
        }
        Language::English => format!("{sign}{number}"),
    };
    signed(money.is_negative(), &text)
}

/// An amount without its currency, for a column whose head names it and for a field that is edited.
pub fn amount(money: Money, locale: Locale) -> String {
    signed(money.is_negative(), &fixed(money.minor().unsigned_abs(), money.currency().minor_digits(), locale))
}

/// The sign of a currency for that reader, its code where there is none: `€`, `$US`, `CHF`.
pub fn sign_of(currency: Currency, locale: Locale) -> &'static str {
    signs(currency).map_or(currency.as_str(), |signs| signs[locale as usize])
}

/// Every way the currency is written here, its code first: what may stand beside a typed amount.
pub(crate) fn signs_of(currency: Currency) -> Vec<&'static str> {
    let mut all = vec![currency.as_str()];
    all.extend(signs(currency).into_iter().flatten());
    all
}

fn signs(currency: Currency) -> Option<&'static [&'static str; 5]> {
    let at = SYMBOLS.binary_search_by_key(&currency.as_str(), |(code, _)| code).ok()?;
    Some(&SYMBOLS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_sign_where_the_reader_expects_it() {
        let cad = Money::new(-123_456, Currency::CAD);
        assert_eq!(money(cad, Locale::FrFr), "-1\u{202f}234,56\u{a0}$CA");
        assert_eq!(money(cad, Locale::FrCa), "-1\u{a0}234,56\u{a0}$");
        assert_eq!(money(cad, Locale::EnGb), "-CA$1,234.56");
        assert_eq!(money(cad, Locale::EnCa), "-$1,234.56");
        assert_eq!(amount(cad, Locale::FrFr), "-1\u{202f}234,56");
    }

    #[test]
    fn follows_the_smallest_unit() {
        let yen = Money::new(5, Currency::parse("JPY").unwrap());
        let dinar = Money::new(5, Currency::parse("TND").unwrap());
        assert_eq!(money(yen, Locale::EnUs), "¥5");
        assert_eq!(money(dinar, Locale::EnUs), "TND\u{a0}0.005");
        assert!(SYMBOLS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
