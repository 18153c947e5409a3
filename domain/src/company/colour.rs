//! A colour that a company's papers bear.

use crate::error::FieldError;
use crate::text::written_as_text;

/// A colour as `#1f4f8a`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Colour(String);

impl Colour {
    /// Parses `#1F4F8A`, `1f4f8a` or the short `#14a`.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        let digits = typed.strip_prefix('#').unwrap_or(typed).to_ascii_lowercase();
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(FieldError::Colour);
        }
        match digits.len() {
            3 => Ok(Self(format!("#{}", digits.chars().flat_map(|digit| [digit, digit]).collect::<String>()))),
            6 => Ok(Self(format!("#{digits}"))),
            _ => Err(FieldError::Colour),
        }
    }

    /// As it is stored: `#` and six digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

written_as_text!(Colour; parse = Self::parse, text = Self::as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed_and_refuses_the_rest() {
        for typed in ["#1F4F8A", "1f4f8a", " #1f4f8a "] {
            assert_eq!(Colour::parse(typed).unwrap().as_str(), "#1f4f8a");
        }
        assert_eq!(Colour::parse("#14a").unwrap().as_str(), "#1144aa");
        assert_eq!(Colour::parse(" "), Err(FieldError::Required));
        for typed in ["bleu", "#12345", "#1234567", "##12345", "#é1234"] {
            assert_eq!(Colour::parse(typed), Err(FieldError::Colour), "{typed}");
        }
    }
}
