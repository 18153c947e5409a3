//! Provinces, states and other first-level divisions of ISO 3166-2.

use super::Country;
use super::divisions::DIVISIONS;
use crate::error::FieldError;
use crate::text::written_as_text;

/// A division that stands in postal addresses and, in Canada and the United States, decides on sales taxes.
///
/// It keeps its country, so that `CA` can be California here and Cagliari there without a doubt; serialised as the
/// whole ISO 3166-2 code, `CA-QC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Province {
    country: Country,
    code: &'static str,
}

impl Province {
    /// Parses `QC` or `CA-QC` as a province of that country. A country without a list has no province to name.
    pub fn parse(country: Country, typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim().to_ascii_uppercase();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        let code = match typed.split_once('-') {
            Some((prefix, code)) if prefix == country.as_str() => code,
            Some(_) => return Err(FieldError::Province),
            None => &typed,
        };
        let codes = provinces_of(country);
        let at = codes.binary_search(&code).map_err(|_| FieldError::Province)?;
        Ok(Self { country, code: codes[at] })
    }

    /// Parses a whole ISO 3166-2 code, `CA-QC`, as stored and as other systems send it.
    pub fn parse_iso(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        let (country, _) = typed.split_once('-').ok_or(FieldError::Province)?;
        Self::parse(Country::parse(country).map_err(|_| FieldError::Province)?, typed)
    }

    /// The country it belongs to.
    pub fn country(self) -> Country {
        self.country
    }

    /// The part behind the dash, as printed in addresses: `QC`.
    pub fn as_str(self) -> &'static str {
        self.code
    }

    /// The whole ISO 3166-2 code: `CA-QC`.
    pub fn iso(self) -> String {
        format!("{}-{}", self.country, self.code)
    }
}

/// The codes of a country's provinces, sorted; empty where addresses carry none.
pub fn provinces_of(country: Country) -> &'static [&'static str] {
    let at = DIVISIONS.binary_search_by_key(&country.as_str(), |(code, _)| code);
    at.map_or(&[], |at| DIVISIONS[at].1)
}

written_as_text!(Province; parse = Self::parse_iso, text = |value: &Self| value.iso());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_forms() {
        for typed in ["QC", "ca-qc", " CA-QC "] {
            let province = Province::parse(Country::CANADA, typed).unwrap();
            assert_eq!((province.as_str(), province.iso().as_str()), ("QC", "CA-QC"));
        }
        assert_eq!(Province::parse_iso("CA-QC").unwrap().country(), Country::CANADA);
    }

    #[test]
    fn refuses_the_provinces_of_others() {
        assert_eq!(Province::parse(Country::CANADA, ""), Err(FieldError::Required));
        for typed in ["US-CA", "CA", "Québec", "CA-"] {
            assert_eq!(Province::parse(Country::CANADA, typed), Err(FieldError::Province), "{typed}");
        }
        assert_eq!(Province::parse(Country::FRANCE, "75"), Err(FieldError::Province));
        assert_eq!(Province::parse_iso("QC"), Err(FieldError::Province));
    }

    #[test]
    fn lists_are_sorted() {
        assert!(DIVISIONS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(DIVISIONS.iter().all(|(_, codes)| codes.is_sorted_by(|a, b| a < b)));
        assert_eq!(provinces_of(Country::CANADA).len(), 13);
    }
}
