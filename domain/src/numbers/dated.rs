//! Numbers with the year in them: `F-{AAAA}-{0000}` gives `F-2026-0053`.

mod meeting;

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
    /// The most characters of one, as typed.
    pub const MAX: usize = 32;

    /// Reads a pattern; it needs exactly one counter of 1 to 12 zeros.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let text = Text::<{ DatedPattern::MAX }>::parse(typed)?;
        let (mut before, mut width, mut pieces) = (Vec::new(), None, Vec::new());
        let mut rest = text.as_str();
        while let Some((plain, after)) = rest.split_once('{') {
            let (inside, behind) = after.split_once('}').ok_or(FieldError::Braces)?;
            push_text(&mut pieces, plain)?;
            if let Some(year) = YEARS.into_iter().find(|year| *year == inside) {
                pieces.push(Piece::Year(year));
            } else {
                let is_counter = (1..=12).contains(&inside.len()) && inside.bytes().all(|byte| byte == b'0');
                if !is_counter {
                    return Err(FieldError::Braces);
                }
                if width.replace(inside.len()).is_some() {
                    return Err(FieldError::NoCounter);
                }
                before = std::mem::take(&mut pieces);
            }
            rest = behind;
        }
        push_text(&mut pieces, rest)?;
        Ok(Self { before, width: width.ok_or(FieldError::NoCounter)?, after: pieces })
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

    /// Whether the year stands in its numbers.
    #[must_use]
    pub fn has_year(&self) -> bool {
        self.before.iter().chain(&self.after).any(|piece| matches!(piece, Piece::Year(_)))
    }

    /// How many characters its numbers have at least.
    #[must_use]
    pub fn length(&self) -> usize {
        let pieces = self.before.iter().chain(&self.after).map(|piece| match piece {
            Piece::Text(plain) => plain.chars().count(),
            Piece::Year(name) => name.len(),
        });
        self.width + pieces.sum::<usize>()
    }
}

/// Keeps a text without braces, if there is any.
fn push_text(pieces: &mut Vec<Piece>, text: &str) -> Result<(), FieldError> {
    if text.contains('}') {
        return Err(FieldError::Braces);
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
        for wrong in ["F-", "F-{AAAA}", "{0}{0}"] {
            assert_eq!(DatedPattern::parse(wrong), Err(FieldError::NoCounter), "{wrong}");
        }
        for wrong in ["{0}-{1}", "{aaaa}{0}", "{A}{0}", "{0", "0}{0}", "{0}}", "{}{0}", "{0000000000000}"] {
            assert_eq!(DatedPattern::parse(wrong), Err(FieldError::Braces), "{wrong}");
        }
        assert_eq!(DatedPattern::parse(" "), Err(FieldError::Required));
        assert!(serde_json::from_str::<DatedPattern>(r#""F-""#).is_err());
    }

    #[test]
    fn a_pattern_knows_its_year_and_its_length() {
        for (typed, has_year, length) in [("F-{0}", false, 3), ("É{AA}{0}", true, 4), ("{00}/{YYYY}", true, 7)] {
            let pattern = DatedPattern::parse(typed).unwrap();
            assert_eq!((pattern.has_year(), pattern.length()), (has_year, length), "{typed}");
            assert_eq!(number(typed, 2026, 1).chars().count(), length, "{typed}");
        }
    }
}
