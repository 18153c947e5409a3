//! The languages and the writing habits that exist here.

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::geo::Country;
use crate::text::written_as_text;

/// A language that every screen and document is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// French, the first language of both countries the product was made for.
    #[default]
    French,
    /// English.
    English,
}

/// A language as one country writes its numbers and dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Locale {
    /// French of France and of the rest of Europe and Africa.
    #[default]
    #[serde(rename = "fr-FR")]
    FrFr,
    /// French of Canada.
    #[serde(rename = "fr-CA")]
    FrCa,
    /// English of the United Kingdom and of Europe.
    #[serde(rename = "en-GB")]
    EnGb,
    /// English of the United States.
    #[serde(rename = "en-US")]
    EnUs,
    /// English of Canada.
    #[serde(rename = "en-CA")]
    EnCa,
}

impl Language {
    /// Parses an ISO 639-1 code or a tag that begins with one: `fr`, `EN`, `fr-CA`.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim().to_ascii_lowercase();
        match typed.split(['-', '_']).next().unwrap_or_default() {
            "" => Err(FieldError::Required),
            "fr" => Ok(Self::French),
            "en" => Ok(Self::English),
            _ => Err(FieldError::Language),
        }
    }

    /// The ISO 639-1 code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}

written_as_text!(Language; parse = Self::parse, text = |value: &Self| value.as_str());

impl Locale {
    /// Every locale, in the order of CLDR columns in this crate's tables.
    pub const ALL: [Self; 5] = [Self::FrFr, Self::FrCa, Self::EnGb, Self::EnUs, Self::EnCa];

    /// The locale of a reader of that language in that country. Elsewhere English follows Europe's order of day and
    /// month, since that is where most foreign clients of these companies are.
    pub fn pick(language: Language, country: Country) -> Self {
        match (language, country) {
            (Language::French, Country::CANADA) => Self::FrCa,
            (Language::French, _) => Self::FrFr,
            (Language::English, Country::CANADA) => Self::EnCa,
            (Language::English, Country::UNITED_STATES) => Self::EnUs,
            (Language::English, _) => Self::EnGb,
        }
    }

    /// The language of its words.
    pub fn language(self) -> Language {
        match self {
            Self::FrFr | Self::FrCa => Language::French,
            Self::EnGb | Self::EnUs | Self::EnCa => Language::English,
        }
    }

    /// The BCP 47 tag, for the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Self::FrFr => "fr-FR",
            Self::FrCa => "fr-CA",
            Self::EnGb => "en-GB",
            Self::EnUs => "en-US",
            Self::EnCa => "en-CA",
        }
    }

    /// The mark before decimals.
    pub fn decimal_mark(self) -> char {
        match self.language() {
            Language::French => ',',
            Language::English => '.',
        }
    }

    /// The mark between thousands: narrow in France, as wide as a space in Canada, both unbreakable.
    pub(super) fn group_mark(self) -> char {
        match self {
            Self::FrFr => '\u{202F}',
            Self::FrCa => '\u{A0}',
            Self::EnGb | Self::EnUs | Self::EnCa => ',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_language_and_country() {
        let belgium = Country::parse("BE").unwrap();
        assert_eq!(Locale::pick(Language::French, belgium), Locale::FrFr);
        assert_eq!(Locale::pick(Language::English, belgium), Locale::EnGb);
        assert_eq!(Locale::pick(Language::French, Country::CANADA), Locale::FrCa);
        assert_eq!(Locale::pick(Language::English, Country::UNITED_STATES), Locale::EnUs);
    }

    #[test]
    fn parses_tags() {
        assert_eq!(Language::parse("fr-CA"), Ok(Language::French));
        assert_eq!(Language::parse(" EN "), Ok(Language::English));
        assert_eq!(Language::parse("de"), Err(FieldError::Language));
        assert_eq!(Language::parse(""), Err(FieldError::Required));
        assert_eq!(serde_json::to_string(&Locale::FrCa).unwrap(), "\"fr-CA\"");
    }
}
