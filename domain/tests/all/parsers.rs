//! Whatever is typed, a parser answers; and what it keeps, it reads again the same.

use domain::company::Colour;
use domain::format::{self, Locale};
use domain::geo::{Country, Province};
use domain::identifiers::{Bic, Email, Gst, Iban, Naf, Neq, Phone, PhoneRules, Qst, Siren, Siret, VatNumber, Website};
use domain::money::{Currency, Money, parse_minor, parse_minor_as, parse_percent};
use domain::text::{LongText, Text, fold, fold_company_name, hue, initials, search_terms, sort_key};
use proptest::prelude::*;

/// Reads what was typed, and if that worked, its canonical form: both must be the same value.
macro_rules! reads_again {
    ($typed:expr, $($parse:path),+ $(,)?) => {$(
        if let Ok(value) = $parse($typed) {
            prop_assert_eq!($parse(value.as_str()), Ok(value.clone()), "{}", stringify!($parse));
        }
    )+};
}

/// Text with the characters that parsers look at, more often than chance would bring them.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9 .,'\u{a0}\u{202f}€$%+-]{0,20}",
        "(FR|BE|DE|EL|CHE|NO|XI|IE)?[0-9A-Z +*.-]{0,16}",
        "(https?://|//|)[a-zé0-9.:@/?#-]{0,30}",
        "[a-z0-9.+'\"]{0,10}@[a-zA-Z0-9.éİ-]{0,20}",
        "(\\+|00|0)?[0-9 ().-]{0,18}",
    ]
}

fn currency() -> impl Strategy<Value = Currency> {
    let all: Vec<Currency> = Currency::all().collect();
    proptest::sample::select(all)
}

fn locale() -> impl Strategy<Value = Locale> {
    proptest::sample::select(Locale::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn identifiers_read_what_they_keep(typed in typed()) {
        reads_again!(
            typed.as_str(), Siren::parse, Siret::parse, VatNumber::parse, Gst::parse, Qst::parse, Naf::parse, Neq::parse,
            Iban::parse, Bic::parse, Colour::parse, Email::parse, Website::parse,
            Phone::parse, Country::parse, Currency::parse, Text::<20>::parse, LongText::<40>::parse,
        );
    }

    #[test]
    fn what_depends_on_a_country_never_panics(typed in typed(), at in 0..249_usize) {
        let country = Country::all().nth(at).unwrap();
        if let Ok(phone) = (PhoneRules::shape().parse)(&typed, country) {
            prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
        }
        #[cfg(feature = "phone")]
        if let Ok(phone) = (PhoneRules::numbering_plan().parse)(&typed, country) {
            prop_assert!(!domain::identifiers::phone::national(&phone, country).is_empty());
        }
        if let Ok(number) = VatNumber::parse_for(&typed, country) {
            prop_assert_eq!(VatNumber::parse(&number.formatted()), Ok(number));
        }
        if let Ok(province) = Province::parse(country, &typed) {
            prop_assert_eq!(Province::parse_iso(&province.iso()), Ok(province));
        }
    }

    #[test]
    fn printed_numbers_are_read_again(digits in "[0-9]{8}") {
        let siren = (0..10).find_map(|check| Siren::parse(&format!("{digits}{check}")).ok());
        if let Some(siren) = siren {
            prop_assert_eq!(Siren::parse(&siren.formatted()), Ok(siren.clone()));
            let vat = VatNumber::of_french(&siren);
            prop_assert_eq!(VatNumber::parse(&vat.formatted()), Ok(vat));
        }
    }

    #[test]
    fn amounts_never_panic(typed in typed(), currency in currency(), locale in locale()) {
        let _ = parse_percent(&typed);
        let _ = parse_minor_as(&typed, currency, locale);
        if let Ok(minor) = parse_minor(&typed, currency) {
            // What is clear without a locale means the same with one.
            prop_assert_eq!(parse_minor_as(&typed, currency, locale), Ok(minor));
        }
    }

    #[test]
    fn printed_amounts_are_read_again(minor in -999_999_999_999_999_i64..=999_999_999_999_999, currency in currency(), locale in locale()) {
        let money = Money::new(minor, currency);
        prop_assert_eq!(parse_minor_as(&format::money(money, locale), currency, locale), Ok(minor));
        prop_assert_eq!(parse_minor_as(&format::amount(money, locale), currency, locale), Ok(minor));
        prop_assert_eq!(Money::round(money.to_decimal(), currency), Ok(money));
    }

    #[test]
    fn printed_rates_are_read_again(rate in 0..=100_000_i32, locale in locale()) {
        prop_assert_eq!(parse_percent(&format::percent(rate, locale)), Ok(rate));
    }

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded.clone());
        prop_assert!(search_terms(&text).iter().all(|term| folded.contains(term.as_str())));
        let letters = initials(&text);
        prop_assert!(letters.chars().count() <= 2 || text.contains(&letters));
        prop_assert_eq!(letters.is_empty(), text.trim().is_empty());
        prop_assert!(hue(&text) < 12);
        let _ = (fold_company_name(&text), sort_key(&text));
    }

    #[test]
    fn numbers_sort_by_value(a in 0..100_000_u32, b in 0..100_000_u32) {
        prop_assert_eq!(sort_key(&format!("F-{a}")).cmp(&sort_key(&format!("F-{b}"))), a.cmp(&b));
    }
}
