//! Numbers with the year in them: `F-{AAAA}-{0000}` gives `F-2026-0053`.

use serde::{Deserialize, Serialize};

use super::NumberPattern;
use crate::error::FieldError;
use crate::format::Language;
use crate::text::Text;

/// A pattern of numbers that may have the year of issue in it.
///
/// `{AAAA}` or `{YYYY}` stands for the year in four digits, `{AA}` or `{YY}` for its last two: as many as are wanted, kept as they were
/// typed. `{0000}` is the counter, exactly one. In any one year it is a [`NumberPattern`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DatedPattern {
    before: Vec<Piece>,
    width: usize,
    after: Vec<Piece>,
}

/// What stands before or behind the counter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The year's name between the braces.
    Year(&'static str),
}

/// What stands for the year: in French and in English.
const YEARS: [&str; 4] = ["AAAA", "YYYY", "AA", "YY"];

impl DatedPattern {
    /// Reads a pattern; it needs exactly one counter of 1 to 12 zeros.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let text = Text::<32>::parse(typed)?;
        let (mut before, mut width, mut pieces) = (Vec::new(), None, Vec::new());
        let mut rest = text.as_str();
        while let Some((plain, after)) = rest.split_once('{') {
            let (inside, behind) = after.split_once('}').ok_or(FieldError::NotAChoice)?;
            push_text(&mut pieces, plain)?;
            if let Some(year) = YEARS.into_iter().find(|year| *year == inside) {
                pieces.push(Piece::Year(year));
            } else {
                let is_counter = (1..=12).contains(&inside.len()) && inside.bytes().all(|byte| byte == b'0');
                if !is_counter || width.replace(inside.len()).is_some() {
                    return Err(FieldError::NotAChoice);
                }
                before = std::mem::take(&mut pieces);
            }
            rest = behind;
        }
        push_text(&mut pieces, rest)?;
        Ok(Self { before, width: width.ok_or(FieldError::NotAChoice)?, after: pieces })
    }

    /// Letters, the year and a counter of four digits: what a company begins with, the year named in its language.
    #[must_use]
    pub(crate) fn yearly(letters: &str, language: Language) -> Self {
        let year = match language {
            Language::French => "AAAA",
            Language::English => "YYYY",
        };
        let before = vec![Piece::Text(letters.to_owned()), Piece::Year(year), Piece::Text("-".to_owned())];
        Self { before, width: 4, after: Vec::new() }
    }

    /// The pattern of the numbers of one year.
    #[must_use]
    pub fn in_year(&self, year: i32) -> NumberPattern {
        NumberPattern::around(written(&self.before, year), self.width, written(&self.after, year))
    }

    /// Whether the counter begins again each year: only where the year tells the same counter of two years apart.
    #[must_use]
    pub fn restarts_each_year(&self) -> bool {
        self.before.iter().chain(&self.after).any(|piece| matches!(piece, Piece::Year(_)))
    }

    /// Whether two patterns may make the same number in one year: what stands before the counters differs by digits at most, and so does
    /// what stands behind. `F-{000}` and `F-1{000}` meet at `F-1001`.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        // Any year of four digits: what matters is where digits stand.
        let year = 2026;
        let (before, after) = (written(&self.before, year), written(&self.after, year));
        let (others_before, others_after) = (written(&other.before, year), written(&other.after, year));
        let are_digits = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
        let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(are_digits);
        let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(are_digits);
        (begins(&before, &others_before) || begins(&others_before, &before))
            && (ends(&after, &others_after) || ends(&others_after, &after))
    }
}

/// Keeps a text without braces, if there is any.
fn push_text(pieces: &mut Vec<Piece>, text: &str) -> Result<(), FieldError> {
    if text.contains('}') {
        return Err(FieldError::NotAChoice);
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
    Ok(())
}

/// The pieces in a year.
fn written(pieces: &[Piece], year: i32) -> String {
    pieces.iter().map(|piece| piece.in_year(year)).collect::<Vec<String>>().concat()
}

impl Piece {
    fn in_year(&self, year: i32) -> String {
        match self {
            Self::Text(plain) => plain.clone(),
            Self::Year(name) if name.len() == 2 => format!("{:02}", year.rem_euclid(100)),
            Self::Year(_) => format!("{year:04}"),
        }
    }
}

impl std::fmt::Display for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(plain) => f.write_str(plain),
            Self::Year(name) => write!(f, "{{{name}}}"),
        }
    }
}

impl std::fmt::Display for DatedPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for piece in &self.before {
            write!(f, "{piece}")?;
        }
        write!(f, "{{{}}}", "0".repeat(self.width))?;
        for piece in &self.after {
            write!(f, "{piece}")?;
        }
        Ok(())
    }
}

impl From<DatedPattern> for String {
    fn from(pattern: DatedPattern) -> Self {
        pattern.to_string()
    }
}

impl TryFrom<String> for DatedPattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|error| format!("{error:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(pattern: &str, year: i32, counter: u64) -> String {
        DatedPattern::parse(pattern).unwrap().in_year(year).number(counter)
    }

    #[test]
    fn the_year_stands_where_the_pattern_has_it() {
        assert_eq!(number("F-{AAAA}-{0000}", 2026, 53), "F-2026-0053");
        assert_eq!(number("INV{YY}/{000}", 2007, 1), "INV07/001");
        assert_eq!(number("{00}.{AA}.{AAAA}", 2031, 123), "123.31.2031");
        assert_eq!(number("F-{00000}", 2026, 7), "F-00007");
        let read = DatedPattern::parse("F-{AAAA}-{0000}").unwrap().in_year(2026);
        assert_eq!(read.counter("F-2026-0053"), Some(53));
        assert_eq!(read.counter("F-2025-0053"), None, "another year's");
    }

    #[test]
    fn a_pattern_is_shown_as_it_was_typed() {
        for typed in ["F-{AAAA}-{0000}", "INV{YY}/{000}", "{0}{YYYY}", "C-{000000000000}"] {
            let pattern = DatedPattern::parse(typed).unwrap();
            assert_eq!(pattern.to_string(), typed);
            let json = serde_json::to_string(&pattern).unwrap();
            assert_eq!(serde_json::from_str::<DatedPattern>(&json).unwrap(), pattern);
        }
        let begun = DatedPattern::yearly("F-", Language::French);
        assert_eq!(DatedPattern::parse("F-{AAAA}-{0000}"), Ok(begun));
        assert_eq!(DatedPattern::yearly("INV-", Language::English).to_string(), "INV-{YYYY}-{0000}");
    }

    #[test]
    fn a_pattern_needs_one_counter_and_knows_its_braces() {
        for wrong in [
            "F-",
            "F-{AAAA}",
            "{0}{0}",
            "{0}-{1}",
            "{aaaa}{0}",
            "{A}{0}",
            "{0",
            "0}{0}",
            "{0}}",
            "{}{0}",
            "{0000000000000}",
        ] {
            assert_eq!(DatedPattern::parse(wrong), Err(FieldError::NotAChoice), "{wrong}");
        }
        assert_eq!(DatedPattern::parse(" "), Err(FieldError::Required));
        assert!(serde_json::from_str::<DatedPattern>(r#""F-""#).is_err());
    }

    #[test]
    fn only_the_year_lets_the_counter_begin_again() {
        for (typed, restarts) in [("F-{0}", false), ("F-{AA}{0}", true), ("{0}/{YYYY}", true)] {
            assert_eq!(DatedPattern::parse(typed).unwrap().restarts_each_year(), restarts, "{typed}");
        }
    }

    #[test]
    fn patterns_that_make_the_same_number_meet() {
        let meets = |a: &str, b: &str| {
            let (a, b) = (DatedPattern::parse(a).unwrap(), DatedPattern::parse(b).unwrap());
            assert_eq!(a.meets(&b), b.meets(&a));
            a.meets(&b)
        };
        assert!(meets("F-{000}", "F-{00000}"));
        assert!(meets("F-{000}", "F-1{000}"));
        assert!(meets("F{000}", "F{AAAA}{000}"));
        assert!(meets("F{AA}{0}", "F{YY}{00}"));
        assert!(!meets("F-{000}", "A-{000}"));
        assert!(!meets("F-{000}", "F-A{000}"));
        assert!(!meets("{000}-1", "{000}-2"));
        assert!(!meets("F1-{000}", "F2-{000}"));
    }
}
