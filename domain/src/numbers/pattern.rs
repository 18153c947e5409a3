//! Numbers made from a pattern: `C-{00000}` gives `C-00042`.

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text::Text;

/// Text around one counter. `{000}` stands for the counter, padded to as many digits as it has zeros.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NumberPattern {
    before: String,
    width: usize,
    after: String,
}

impl NumberPattern {
    /// Reads a pattern; it needs exactly one counter of 1 to 12 zeros.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let text = Text::<28>::parse(typed)?;
        let (before, rest) = text.as_str().split_once('{').ok_or(FieldError::NoCounter)?;
        let (zeros, after) = rest.split_once('}').ok_or(FieldError::NoCounter)?;
        let counter = (1..=12).contains(&zeros.len()) && zeros.bytes().all(|byte| byte == b'0');
        if !counter || after.contains(['{', '}']) {
            return Err(FieldError::NoCounter);
        }
        Ok(Self { before: before.to_owned(), width: zeros.len(), after: after.to_owned() })
    }

    /// Letters and a counter of five digits: what a company begins with.
    #[must_use]
    pub(super) fn begun_with(letters: &str) -> Self {
        Self::around(letters.to_owned(), 5, String::new())
    }

    /// A counter of so many digits between two texts.
    pub(super) fn around(before: String, width: usize, after: String) -> Self {
        Self { before, width, after }
    }

    /// The number of a counter.
    #[must_use]
    pub fn number(&self, counter: u64) -> String {
        format!("{}{counter:0width$}{}", self.before, self.after, width = self.width)
    }

    /// The counter of a number that has this pattern, so that numbers brought in by an import are not given again.
    #[must_use]
    pub fn counter(&self, number: &str) -> Option<u64> {
        let digits = number.strip_prefix(&self.before)?.strip_suffix(&self.after)?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) { None } else { digits.parse().ok() }
    }
}

impl std::fmt::Display for NumberPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{{{}}}{}", self.before, "0".repeat(self.width), self.after)
    }
}

impl From<NumberPattern> for String {
    fn from(pattern: NumberPattern) -> Self {
        pattern.to_string()
    }
}

impl TryFrom<String> for NumberPattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|error| format!("{error:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_makes_numbers_and_reads_them_back() {
        let pattern = NumberPattern::begun_with("C-");
        assert_eq!(pattern.number(42), "C-00042");
        assert_eq!(pattern.counter("C-00042"), Some(42));
        assert_eq!(pattern.counter("C-4x"), None);
        assert_eq!(pattern.number(1_234_567), "C-1234567");
        assert_eq!(NumberPattern::parse(&pattern.to_string()), Ok(pattern));
    }

    #[test]
    fn a_pattern_needs_one_counter() {
        for wrong in ["C-", "C-{}", "C-{12}", "{0}{0}", "{0000000000000}", "{0"] {
            assert!(NumberPattern::parse(wrong).is_err(), "{wrong}");
        }
    }
}
