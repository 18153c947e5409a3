//! Languages of ISO 639-1: what a client may be written to in.

use crate::error::FieldError;
use crate::text::written_as_text;

/// ISO 639-1, the 183 that have a name here, sorted: a position is found by binary search.
#[rustfmt::skip]
static CODES: [&str; 183] = [
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bi", "bm", "bn", "bo",
    "br", "bs", "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo",
    "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi",
    "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv", "ka",
    "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln",
    "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng",
    "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn",
    "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su",
    "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty", "ug", "uk", "ur",
    "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zh", "zu",
];

/// A language by its ISO 639-1 code. Screens are written in fewer: those are [`Language`](crate::format::Language)s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageCode(&'static str);

impl LanguageCode {
    /// French.
    pub const FRENCH: Self = Self("fr");
    /// English.
    pub const ENGLISH: Self = Self("en");

    /// Parses a two-letter code in any case.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let code = typed.trim();
        if code.is_empty() {
            return Err(FieldError::Required);
        }
        let code = code.to_ascii_lowercase();
        let at = CODES.binary_search(&code.as_str()).map_err(|_| FieldError::Language)?;
        Ok(Self(CODES[at]))
    }

    /// The ISO 639-1 code.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Every language, by code: a menu sorts them by their names in the reader's language.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        CODES.iter().map(|code| Self(code))
    }
}

written_as_text!(LanguageCode; parse = Self::parse, text = |value: &Self| value.as_str());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_codes_in_any_case() {
        assert_eq!(LanguageCode::parse(" FR "), Ok(LanguageCode::FRENCH));
        assert_eq!(LanguageCode::parse(""), Err(FieldError::Required));
        for typed in ["xx", "fra", "fr-CA", "français", "e"] {
            assert_eq!(LanguageCode::parse(typed), Err(FieldError::Language), "{typed}");
        }
    }

    #[test]
    fn each_stands_once_and_in_order() {
        assert!(CODES.is_sorted_by(|a, b| a < b));
        assert!(LanguageCode::all().all(|code| LanguageCode::parse(code.as_str()) == Ok(code)));
    }
}
