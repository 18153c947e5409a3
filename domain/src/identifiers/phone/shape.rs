//! Telephone numbers by their shape alone.

use super::calling_codes::CALLING_CODES;
use super::{Phone, overseas};
use crate::error::FieldError;
use crate::geo::Country;
use crate::identifiers::canonical::is_punctuation;

/// Digits behind the `+`: fewer than 7 reach nobody abroad, more than 15 do not exist (E.164, § 6.1).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The fewest digits of a national number: Saint Helena has four.
const SHORTEST_NATIONAL: usize = 4;

/// Reads a number typed in that country, or anywhere when it begins with `+` or `00`.
pub(super) fn parse(typed: &str, country: Country) -> Result<Phone, FieldError> {
    let dialled = dialled(typed)?;
    if let Some(phone) = overseas::read(&dialled, country) {
        return Ok(phone);
    }
    if dialled.starts_with('+') || dialled.starts_with("00") {
        return international(typed);
    }
    let (calling_code, trunk) = dialling(country)?;
    let national = dialled.strip_prefix(trunk).unwrap_or(&dialled);
    if national.len() < SHORTEST_NATIONAL {
        return Err(FieldError::Phone);
    }
    of_digits(&format!("{calling_code}{national}"))
}

/// Reads a number whose calling code stands in front without a `+`: `33 4 72 00 12 37`. The numbering plan says whether it is one.
#[cfg(feature = "phone")]
pub(super) fn with_calling_code(dialled: &str, country: Country) -> Result<Phone, FieldError> {
    let (calling_code, trunk) = dialling(country)?;
    let national = dialled.strip_prefix(calling_code).ok_or(FieldError::Phone)?;
    of_digits(&format!("{calling_code}{}", national.strip_prefix(trunk).unwrap_or(national)))
}

/// A country's calling code and trunk prefix.
fn dialling(country: Country) -> Result<(&'static str, &'static str), FieldError> {
    let at = CALLING_CODES.binary_search_by_key(&country.as_str(), |(code, _, _)| code);
    let (_, calling_code, trunk) = CALLING_CODES[at.map_err(|_| FieldError::Phone)?];
    Ok((calling_code, trunk))
}

/// Reads a number with its calling code. `+33 (0)6…` is how the French write both at once: the `(0)` is dropped.
pub(super) fn international(typed: &str) -> Result<Phone, FieldError> {
    let dialled = dialled(typed)?;
    let digits = dialled.strip_prefix('+').or_else(|| dialled.strip_prefix("00")).ok_or(FieldError::Phone)?;
    of_digits(digits)
}

fn of_digits(digits: &str) -> Result<Phone, FieldError> {
    let known = CALLING_CODES.iter().any(|(_, calling_code, _)| digits.starts_with(calling_code));
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    if plain && known && DIGITS.contains(&digits.len()) {
        Ok(Phone(format!("+{digits}")))
    } else {
        Err(FieldError::Phone)
    }
}

/// What would be dialled: digits, and a `+` in front if there was one. Anything else than punctuation is an error.
pub(super) fn dialled(typed: &str) -> Result<String, FieldError> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("tel:").unwrap_or(typed);
    let abroad = typed.starts_with(['+', '＋']) || typed.starts_with("00");
    let typed = if abroad { typed.replacen("(0)", "", 1) } else { typed.to_owned() };
    let mut dialled = String::with_capacity(typed.len());
    for c in typed.chars() {
        match c {
            '0'..='9' => dialled.push(c),
            '+' | '＋' if dialled.is_empty() => dialled.push('+'),
            '(' | ')' => {}
            c if is_punctuation(c) => {}
            _ => return Err(FieldError::Phone),
        }
    }
    if dialled.is_empty() {
        Err(if typed.is_empty() { FieldError::Required } else { FieldError::Phone })
    } else {
        Ok(dialled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str, country: &str) -> Result<String, FieldError> {
        parse(typed, Country::parse(country).unwrap()).map(String::from)
    }

    #[test]
    fn reads_what_is_typed_at_home() {
        for (typed, country, e164) in [
            ("06 12 34 56 78", "FR", "+33612345678"),
            ("06.12.34.56.78", "FR", "+33612345678"),
            ("(514) 555-0123", "CA", "+15145550123"),
            ("1-514-555-0123", "CA", "+15145550123"),
            ("020 7946 0958", "GB", "+442079460958"),
            ("06 698 12345", "IT", "+3906698 12345"),
            ("0262 12 34 56", "RE", "+262262123456"),
            ("0262 12 34 56", "FR", "+262262123456"),
            ("+33 692 01 23 47", "FR", "+262692012347"),
        ] {
            assert_eq!(read(typed, country), Ok(e164.replace(' ', "")));
        }
    }

    #[test]
    fn reads_what_is_typed_from_abroad() {
        for typed in ["+33 6 12 34 56 78", "0033 6 12 34 56 78", "+33 (0)6 12 34 56 78", "tel:+33-6-12-34-56-78"] {
            assert_eq!(read(typed, "CA"), Ok("+33612345678".to_owned()), "{typed}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(read(" ", "FR"), Err(FieldError::Required));
        for typed in
            ["06 12 34 56 78 poste 12", "514-555-0123 x12", "12", "+", "++33612345678", "+999123456789", "appeler"]
        {
            assert_eq!(read(typed, "FR"), Err(FieldError::Phone), "{typed}");
        }
        assert_eq!(read("+1234567890123456", "FR"), Err(FieldError::Phone));
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(CALLING_CODES.is_sorted_by(|a, b| a.0 < b.0));
    }
}
