//! Text of a limited length.

use super::written::written_as_text;
use crate::error::FieldError;

/// One line of at most `MAX` characters, trimmed, never empty.
///
/// Characters that nobody sees and that deceive are taken out: those that turn the direction of the text
/// (U+202A–U+202E, U+2066–U+2069: « exe.fdp » read as « pdf.exe »), the zero-width space and the byte order mark. The
/// joiners of emoji and Persian (U+200C, U+200D) stay.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text<const MAX: usize>(String);

/// Several lines of at most `MAX` characters in all: line breaks (made `\n`) and tabs are kept, the rest is as for [`Text`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LongText<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// Parses one line. Blank is `Required`: an optional line goes through [`optional`](super::optional).
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let seen: String = typed.chars().filter(|c| !is_deceiving(*c)).collect();
        let text = seen.trim();
        if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err(FieldError::ControlCharacter);
        }
        bounded(text, MAX).map(Self)
    }

    /// The text as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> LongText<MAX> {
    /// Parses several lines. A form sends `\r\n` where the page had `\n`, and both count as one character.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let seen: String = typed.replace("\r\n", "\n").chars().filter(|c| !is_deceiving(*c)).collect();
        let seen = seen.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
        let text = seen.trim();
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(FieldError::ControlCharacter);
        }
        bounded(text, MAX).map(Self)
    }

    /// The text as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text that shows as something else than what it is.
fn is_deceiving(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether nothing is typed: spaces are nothing, and so is what no one sees.
#[must_use]
pub fn is_blank(typed: &str) -> bool {
    typed.chars().all(|c| c.is_whitespace() || is_deceiving(c))
}

fn bounded(text: &str, max: usize) -> Result<String, FieldError> {
    match text.chars().count() {
        0 => Err(FieldError::Required),
        length if length > max => Err(FieldError::TooLong { max: u32::try_from(max).unwrap_or(u32::MAX) }),
        _ => Ok(text.to_owned()),
    }
}

written_as_text!(Text<MAX>, const MAX; parse = Self::parse, text = Self::as_str);
written_as_text!(LongText<MAX>, const MAX; parse = Self::parse, text = Self::as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_seen() {
        assert_eq!(Text::<10>::parse(" \u{feff}Noé\u{202e}\u{a0}").unwrap().as_str(), "Noé");
        assert_eq!(Text::<10>::parse("👩\u{200d}💻").unwrap().as_str(), "👩\u{200d}💻");
        assert_eq!(LongText::<10>::parse("a\r\n\tb\r").unwrap().as_str(), "a\n\tb");
    }

    #[test]
    fn counts_characters() {
        assert!(Text::<3>::parse("été").is_ok());
        assert_eq!(Text::<3>::parse("étés"), Err(FieldError::TooLong { max: 3 }));
        assert_eq!(Text::<3>::parse("\u{200b} "), Err(FieldError::Required));
        assert!(is_blank("") && is_blank("\u{200b}\u{a0} ") && !is_blank("\u{200b}a"));
    }

    #[test]
    fn refuses_control_characters() {
        for typed in ["a\nb", "a\tb", "a\0b", "a\u{2028}b", "a\u{85}b"] {
            assert_eq!(Text::<9>::parse(typed), Err(FieldError::ControlCharacter), "{typed:?}");
        }
        assert_eq!(LongText::<9>::parse("a\u{1b}b"), Err(FieldError::ControlCharacter));
        assert!(serde_json::from_str::<Text<3>>("\"abcd\"").is_err());
    }
}
