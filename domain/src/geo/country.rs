//! Countries of ISO 3166-1.

use super::codes::CODES;
use super::province::provinces_of;
use crate::error::FieldError;
use crate::text::written_as_text;

/// The twenty-seven of the European Union (Treaty on European Union, art. 52), by ISO code.
#[rustfmt::skip]
const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// A country by its ISO 3166-1 alpha-2 code. Only the 249 codes of the standard exist, so a match never meets another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(&'static str);

impl Country {
    /// France, where most companies here invoice from.
    pub const FRANCE: Self = Self("FR");
    /// Canada.
    pub const CANADA: Self = Self("CA");
    /// The United States.
    pub const UNITED_STATES: Self = Self("US");
    /// The United Kingdom.
    pub const UNITED_KINGDOM: Self = Self("GB");
    /// Switzerland.
    pub const SWITZERLAND: Self = Self("CH");
    /// Greece, `EL` in VAT numbers.
    pub const GREECE: Self = Self("GR");

    /// Parses a two-letter code in any case.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let code = typed.trim();
        if code.is_empty() {
            return Err(FieldError::Required);
        }
        let code = code.to_ascii_uppercase();
        let at = CODES.binary_search(&code.as_str()).map_err(|_| FieldError::Country)?;
        Ok(Self(CODES[at]))
    }

    /// The ISO 3166-1 alpha-2 code.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Every country, by code: a menu sorts them by their names in the reader's language.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        CODES.iter().map(|code| Self(code))
    }

    /// A member of the European Union, where reverse charge and VIES apply. Overseas territories with a code of their
    /// own are not: VAT treats the French departments as third territories (Directive 2006/112/EC, art. 6).
    pub fn is_eu(self) -> bool {
        EUROPEAN_UNION.contains(&self.0)
    }

    /// True when a postal address there carries a province, and the list of them is known.
    pub fn has_provinces(self) -> bool {
        !provinces_of(self).is_empty()
    }
}

written_as_text!(Country; parse = Self::parse, text = |value: &Self| value.as_str());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_codes_in_any_case() {
        assert_eq!(Country::parse(" fr "), Ok(Country::FRANCE));
        assert_eq!(Country::parse(""), Err(FieldError::Required));
        for typed in ["XX", "FRA", "France", "EL", "UK"] {
            assert_eq!(Country::parse(typed), Err(FieldError::Country), "{typed}");
        }
    }

    #[test]
    fn lists_every_country_once_in_order() {
        assert_eq!(Country::all().len(), 249);
        assert!(CODES.is_sorted_by(|a, b| a < b));
        assert_eq!(Country::all().filter(|country| country.is_eu()).count(), 27);
    }

    #[test]
    fn knows_where_addresses_have_provinces() {
        assert!(Country::CANADA.has_provinces() && Country::UNITED_STATES.has_provinces());
        assert!(!Country::FRANCE.has_provinces() && !Country::UNITED_KINGDOM.has_provinces());
    }
}
