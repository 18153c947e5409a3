//! Numbers as people begin to type them, to be looked for among those that records are known by.

use std::ops::Range;

use super::compact;

/// Less says too little: two digits begin every hundredth number.
const SHORTEST: usize = 3;

/// What a number begins with: letters and digits, at least three of them and one a digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning(String);

impl Beginning {
    /// Reads what was typed, whatever stands between its digits; nothing where it begins no number.
    #[must_use]
    pub fn typed(typed: &str) -> Option<Self> {
        let number = compact(typed);
        let is_number = number.len() >= SHORTEST && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (is_number && number.bytes().any(|byte| byte.is_ascii_digit())).then_some(Self(number))
    }

    /// Where it stands in a number that begins so, in bytes. The letters of a country in front may be left out.
    #[must_use]
    pub fn within(&self, number: &str) -> Option<Range<usize>> {
        let country = letters(number).take_while(|(_, letter)| letter.is_ascii_alphabetic()).count();
        let behind_country = || if country == 0 { None } else { self.after(country, number) };
        self.after(0, number).or_else(behind_country)
    }

    /// Whether it is the number, whole.
    #[must_use]
    pub fn is_whole(&self, number: &str) -> bool {
        letters(number).map(|(_, letter)| letter.to_ascii_uppercase()).eq(self.0.chars())
    }

    /// Where it stands in a number once so many of its letters are left out.
    fn after(&self, left_out: usize, number: &str) -> Option<Range<usize>> {
        let mut found = letters(number).skip(left_out);
        let (mut start, mut end) = (None, 0);
        for wanted in self.0.chars() {
            let (at, letter) = found.next()?;
            if letter.to_ascii_uppercase() != wanted {
                return None;
            }
            start = start.or(Some(at));
            end = at + 1;
        }
        start.map(|start| start..end)
    }
}

/// The letters and digits of a number, and where each stands.
fn letters(number: &str) -> impl Iterator<Item = (usize, char)> {
    number.char_indices().filter(|(_, letter)| letter.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part<'a>(typed: &str, number: &'a str) -> Option<&'a str> {
        number.get(Beginning::typed(typed)?.within(number)?)
    }

    #[test]
    fn three_letters_with_a_digit_begin_a_number() {
        for typed in ["732", "732 829", " 732\u{202f}829.320 ", "FR4", "fr 44", "h2x", "SW1A 1AA", "2026-11"] {
            assert!(Beginning::typed(typed).is_some(), "{typed}");
        }
        for typed in ["", "73", " 7 3 ", "roche", "FR", "732 é", "7+3+2", "@732"] {
            assert_eq!(Beginning::typed(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_number_is_known_by_its_beginning_however_it_is_written() {
        for (typed, number, found) in [
            ("732829", "73282932000074", Some("732829")),
            ("732 829 3", "732 829 320 00074", Some("732 829 3")),
            ("732829320", "732 829 320 00074", Some("732 829 320")),
            ("fr 44 732", "FR44732829320", Some("FR44732")),
            // The country's letters may be left out; what is behind them is the number.
            ("447", "FR 44 732829320", Some("44 7")),
            ("116281", "CHE-116.281.710 TVA", Some("116.281")),
            ("h2x 1", "H2X 1Y4", Some("H2X 1")),
            ("75011", "75011", Some("75011")),
            // Neither in the middle nor beyond the end.
            ("829", "73282932000074", None),
            ("732829320", "FR44732829320", None),
            ("750111", "75011", None),
            ("750", "", None),
        ] {
            assert_eq!(part(typed, number), found, "{typed} {number}");
        }
    }

    #[test]
    fn a_whole_number_is_told_from_a_beginning() {
        let is_whole = |typed: &str, number: &str| Beginning::typed(typed).unwrap().is_whole(number);
        assert!(is_whole("75 011", "75011") && is_whole("fr44732829320", "FR 44 732829320"));
        assert!(!is_whole("7501", "75011") && !is_whole("44732829320", "FR44732829320"));
    }
}
