//! How other programs write a value, and how the form wants it typed.

use crate::custom_fields::{CustomField, CustomKind};
use crate::imports::choices::read_tick;
use crate::lists::terms_of;
use crate::money::Currency;
use crate::text::fold;

/// One line: cells of one-line fields lose their line breaks, and what no keyboard types.
pub fn one_line(cell: &str) -> String {
    let parts = cell.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Several lines, however a program has broken them, without what no keyboard types.
pub fn lines(cell: &str) -> String {
    let plain = cell.replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{C}', '\u{85}'], "\n");
    if plain.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
        return plain.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    }
    plain
}

/// What currencies are called beside their codes, folded.
#[rustfmt::skip]
const CURRENCIES: &[(&str, &[&str])] = &[
    ("EUR", &["€", "euro", "euros", "eu"]),
    ("USD", &["us$", "$us", "$ us", "us dollar", "us dollars", "dollar us", "dollars us", "dollar americain", "dollars americains",
        "american dollar", "dollar des etats-unis", "united states dollar"]),
    ("CAD", &["ca$", "$ca", "c$", "$ ca", "$ can", "can$", "dollar canadien", "dollars canadiens", "canadian dollar", "canadian dollars"]),
    ("GBP", &["£", "livre", "livres", "livre sterling", "livres sterling", "british pound", "british pounds", "pound sterling", "pounds"]),
    ("CHF", &["franc suisse", "francs suisses", "swiss franc", "swiss francs", "sfr", "fr.", "frs"]),
    ("XOF", &["fcfa", "f cfa", "franc cfa", "francs cfa", "cfa"]),
    ("XPF", &["cfp", "f cfp", "fcfp", "franc cfp", "francs cfp", "franc pacifique", "francs pacifique", "xpf francs"]),
    ("JPY", &["¥", "yen", "yens", "japanese yen"]),
    ("CNY", &["yuan", "yuans", "renminbi", "rmb"]),
    ("MAD", &["dirham", "dirhams", "dirham marocain", "dh", "dhs", "moroccan dirham"]),
    ("TND", &["dinar tunisien", "dinars tunisiens", "dt", "tunisian dinar"]),
    ("DZD", &["dinar algerien", "dinars algeriens", "da", "algerian dinar"]),
    ("SEK", &["couronne suedoise", "couronnes suedoises", "swedish krona"]),
    ("NOK", &["couronne norvegienne", "couronnes norvegiennes", "norwegian krone"]),
    ("DKK", &["couronne danoise", "couronnes danoises", "danish krone"]),
    ("PLN", &["zloty", "zlotys", "zl"]),
    ("CZK", &["couronne tcheque", "czech koruna", "kc"]),
    ("AUD", &["a$", "au$", "dollar australien", "australian dollar"]),
    ("BRL", &["r$", "real", "real bresilien", "brazilian real"]),
    ("INR", &["₹", "roupie indienne", "indian rupee", "rs"]),
    ("MUR", &["roupie mauricienne", "mauritian rupee"]),
    ("MGA", &["ariary", "ar"]),
];

/// A currency: its code, its sign or its usual name, alone or with one another: « EURO (€) », « Euro - EUR ». What says two is none.
pub fn currency(cell: &str) -> String {
    let cell = cell.trim();
    if let Some(code) = currency_named(cell) {
        return code;
    }
    let parts =
        cell.split(['(', ')', '[', ']', '/', '-', ':', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let mut found = parts.filter_map(currency_named);
    match found.next() {
        Some(first) if found.all(|other| other == first) => first,
        _ => in_words(cell).unwrap_or_else(|| cell.to_uppercase()),
    }
}

fn currency_named(cell: &str) -> Option<String> {
    if let Ok(currency) = Currency::parse(cell) {
        return Some(currency.as_str().to_owned());
    }
    let word = fold(cell);
    let named = CURRENCIES.iter().find(|(_, names)| names.contains(&word.as_str()));
    named.map(|(code, _)| (*code).to_owned())
}

/// The one code or sign among words: « EUR € », « US Dollar USD ».
fn in_words(cell: &str) -> Option<String> {
    let is_code = |word: &&str| {
        word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase()) || word.len() < 4 && !word.is_ascii()
    };
    let mut found = cell.split_whitespace().filter(is_code).filter_map(currency_named);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// A number of days: « 45 », « 45 jours », « 30 j net »; nothing where the end of a month is meant as well.
pub fn days(cell: &str) -> Option<String> {
    let terms = terms_of(cell).filter(|terms| terms.days_after().is_none())?;
    Some(terms.days().to_string())
}

/// An amount without the name of its currency in letters, which stands in a column of its own.
pub fn amount(cell: &str) -> String {
    let folded = fold(cell);
    let bare = ["euros", "euro"].iter().find_map(|name| folded.trim_end().strip_suffix(name));
    bare.map_or_else(|| one_line(cell), |bare| bare.trim().to_owned())
}

/// Digits as a spreadsheet makes a number of them: « 73282932000074.0 », « ="01000" »; or keeps them as text: « '01000 ».
pub fn digits(cell: &str) -> String {
    let cell = one_line(cell);
    let text = cell.strip_prefix('\'').filter(|text| text.bytes().any(|byte| byte.is_ascii_digit()));
    let cell = text.map_or_else(|| cell.clone(), str::to_owned);
    let text = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(&cell);
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).or_else(|| text.strip_suffix(".00"));
    let whole = whole.filter(|whole| !whole.is_empty() && whole.bytes().all(|digit| digit.is_ascii_digit()));
    whole.unwrap_or(text).to_owned()
}

/// A value of a custom field.
pub fn custom(field: &CustomField, cell: &str) -> String {
    let cell = cell.trim();
    match field.kind {
        CustomKind::Text => lines(cell),
        CustomKind::Number => one_line(cell),
        CustomKind::YesNo => read_tick(cell),
        CustomKind::Date => date(cell),
        CustomKind::Choice => {
            let wanted = fold(cell);
            let exact = field.options.iter().find(|option| *option == cell);
            let close = || field.options.iter().find(|option| fold(option) == wanted);
            exact.or_else(close).map_or_else(|| cell.to_owned(), Clone::clone)
        }
    }
}

/// A day: `2026-11-21` as it is, `21/11/2026` and `21.11.2026` day first, as in Europe and Québec.
fn date(cell: &str) -> String {
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    for format in ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y/%m/%d"] {
        if let Ok(date) = chrono::NaiveDate::parse_from_str(day, format) {
            return date.format(crate::day::WRITTEN).to_string();
        }
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_currencies() {
        assert_eq!(date("21/11/2026"), "2026-11-21");
        assert_eq!(date("2026-11-21 10:00"), "2026-11-21");
        assert_eq!(date("demain"), "demain");
        let slip = crate::day::parse(&date("21/11/0026"));
        assert!(matches!(slip, Err(crate::error::FieldError::YearOutOfRange { .. })), "{slip:?}");
        assert_eq!(one_line("Été\r\n  SARL\u{B}"), "Été SARL");
        assert_eq!(lines("a\u{B}b\r\nc\u{1}"), "a\nb\nc");
    }

    #[test]
    fn currencies_are_known_by_sign_and_name() {
        for (cell, code) in [
            ("euro", "EUR"),
            ("Euros", "EUR"),
            ("€", "EUR"),
            ("EURO (€)", "EUR"),
            ("Euro (EUR)", "EUR"),
            ("EUR - Euro", "EUR"),
            ("EUR €", "EUR"),
            ("cad", "CAD"),
            ("Dollar canadien", "CAD"),
            ("US Dollar (USD)", "USD"),
            ("$ US", "USD"),
            ("F CFP", "XPF"),
            ("Franc suisse", "CHF"),
            ("£", "GBP"),
        ] {
            assert_eq!(currency(cell), code, "{cell}");
        }
        for cell in ["EUR/USD", "$", "BITCOIN"] {
            assert!(Currency::parse(&currency(cell)).is_err(), "{cell}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (cell, read) in
            [("45", Some("45")), ("45 jours", Some("45")), ("30 j net", Some("30")), ("à réception", Some("0"))]
        {
            assert_eq!(days(cell).as_deref(), read, "{cell}");
        }
        assert_eq!((days("45 jours fin de mois"), days("selon contrat")), (None, None));
        assert_eq!((amount("10 000 euros").as_str(), amount("10 000 €").as_str()), ("10 000", "10 000 €"));
        for (cell, read) in
            [("73282932000074.0", "73282932000074"), ("=\"01000\"", "01000"), ("1000.0", "1000"), ("A.0", "A.0")]
        {
            assert_eq!(digits(cell), read, "{cell}");
        }
        assert_eq!(
            (digits("'01000"), digits("'M5V 2T6"), digits("'A")),
            ("01000".into(), "M5V 2T6".into(), "'A".into())
        );
    }
}
