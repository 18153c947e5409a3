//! Whole numbers, decimals and percentages.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Language, Locale};

/// A whole number with its thousands apart: `1 234`, `1,234`.
pub fn integer(value: i64, locale: Locale) -> String {
    signed(value < 0, &grouped(&value.unsigned_abs().to_string(), locale))
}

/// A decimal with at most that many decimals, those that end in zero left out: quantities, unit prices.
///
/// Rounded half away from zero like amounts. What rounds to nothing has no sign.
pub fn decimal(value: Decimal, max_decimals: u32, locale: Locale) -> String {
    let rounded = value.round_dp_with_strategy(max_decimals, RoundingStrategy::MidpointAwayFromZero).normalize();
    let text = rounded.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    signed(rounded.is_sign_negative() && !rounded.is_zero(), &joined(whole, fraction, locale))
}

/// A rate in hundred-thousandths, with no more decimals than it needs: 9975 is `9,975 %`.
pub fn percent(rate_per_100k: i32, locale: Locale) -> String {
    let number = decimal(Decimal::new(i64::from(rate_per_100k), 3), 3, locale);
    match locale.language() {
        Language::French => format!("{number}\u{A0}%"),
        Language::English => format!("{number}%"),
    }
}

/// A number that is stored as text (`1234.50`), as a form shows it to its reader: all its decimals behind the reader's mark, thousands
/// apart by a thin space in every language. A comma between thousands would begin the decimals once what follows it is taken away.
///
/// What is no such number stays as it is: somebody has typed it.
pub fn typed(stored: &str, locale: Locale) -> String {
    let digits = stored.strip_prefix('-').unwrap_or(stored);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_plain(whole) || fraction.is_some_and(|fraction| !is_plain(fraction)) {
        return stored.to_owned();
    }
    let whole = grouped_by(whole, '\u{202F}');
    let text = fraction.map_or_else(|| whole.clone(), |fraction| format!("{whole}{}{fraction}", locale.decimal_mark()));
    signed(stored.starts_with('-'), &text)
}

/// An integer of the smallest unit with all its decimals, unsigned: 123456 with 2 is `1 234,56`.
pub(super) fn fixed(minor: u64, decimals: u8, locale: Locale) -> String {
    let decimals = usize::from(decimals);
    let digits = format!("{minor:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    joined(whole, fraction, locale)
}

/// `Intl` writes a plain hyphen before negative numbers in all five locales.
pub(super) fn signed(negative: bool, text: &str) -> String {
    if negative { format!("-{text}") } else { text.to_owned() }
}

fn joined(whole: &str, fraction: &str, locale: Locale) -> String {
    let whole = grouped(whole, locale);
    if fraction.is_empty() { whole } else { format!("{whole}{}{fraction}", locale.decimal_mark()) }
}

fn grouped(digits: &str, locale: Locale) -> String {
    grouped_by(digits, locale.group_mark())
}

fn grouped_by(digits: &str, mark: char) -> String {
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thousands() {
        assert_eq!(integer(-1_234_567, Locale::FrFr), "-1\u{202f}234\u{202f}567");
        assert_eq!(integer(1234, Locale::FrCa), "1\u{a0}234");
        assert_eq!(integer(i64::MIN, Locale::EnUs), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn shows_what_is_stored_as_its_reader_writes_it() {
        for (stored, french, english) in [
            ("1234.50", "1\u{202f}234,50", "1\u{202f}234.50"),
            ("-1234567", "-1\u{202f}234\u{202f}567", "-1\u{202f}234\u{202f}567"),
            ("9.975", "9,975", "9.975"),
            ("20", "20", "20"),
        ] {
            assert_eq!((typed(stored, Locale::FrFr), typed(stored, Locale::EnGb)), (french.into(), english.into()));
        }
        for somebodys in ["", "1 234,5", "vingt", "1.", ".5", "1.2.3", "--1"] {
            assert_eq!(typed(somebodys, Locale::FrFr), somebodys);
        }
    }

    #[test]
    fn leaves_out_what_says_nothing() {
        let value = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(decimal(value("1234.5000"), 3, Locale::EnGb), "1,234.5");
        assert_eq!(decimal(value("2.0005"), 3, Locale::FrFr), "2,001");
        assert_eq!(decimal(value("-0.0004"), 3, Locale::FrFr), "0");
        assert_eq!(decimal(value("100"), 3, Locale::FrFr), "100");
        assert_eq!(percent(9975, Locale::FrCa), "9,975\u{a0}%");
        assert_eq!(percent(20_000, Locale::EnUs), "20%");
    }
}
