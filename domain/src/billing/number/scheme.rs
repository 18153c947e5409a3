//! How the numbers of a series are made.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::DocumentSeries;
use crate::error::FieldError;
use crate::format::Language;
use crate::numbers::DatedPattern;

/// A pattern, and whether its counter begins again each year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(DatedPattern, bool)", into = "(DatedPattern, bool)")]
pub struct Scheme {
    pattern: DatedPattern,
    restarts: bool,
}

impl Scheme {
    /// The most characters of a number while its counter has no more digits than its pattern: the French portal of electronic invoices
    /// takes no more (BT-1).
    pub const MAX_LENGTH: u32 = 20;

    /// A counter that begins again needs the year in its numbers, or they would come twice.
    pub fn new(pattern: DatedPattern, restarts: bool) -> Result<Self, FieldError> {
        if restarts && !pattern.has_year() {
            return Err(FieldError::NoYear);
        }
        if pattern.length() > Self::MAX_LENGTH as usize {
            return Err(FieldError::TooLong { max: Self::MAX_LENGTH });
        }
        Ok(Self { pattern, restarts })
    }

    /// The text around the counter and the year.
    #[must_use]
    pub fn pattern(&self) -> &DatedPattern {
        &self.pattern
    }

    /// Whether the counter begins again each year.
    #[must_use]
    pub fn restarts(&self) -> bool {
        self.restarts
    }

    /// The number of a counter on a day.
    #[must_use]
    pub fn number(&self, counter: u64, issued_on: NaiveDate) -> String {
        self.pattern.in_year(issued_on.year()).number(counter)
    }

    /// Whether it may give a number again that a series has given by `given`, the oldest first. Counters go up, so that a pattern which has
    /// changed but in its width gives none again, unless the counter has begun again since and no year tells.
    #[must_use]
    pub fn repeats(&self, given: &[Self]) -> bool {
        let mut has_begun_again = false;
        for old in given.iter().rev() {
            has_begun_again |= old.restarts;
            let is_told_apart = self.pattern.is_like(&old.pattern) && (self.pattern.has_year() || !has_begun_again);
            if !is_told_apart && self.pattern.meets(&old.pattern) {
                return true;
            }
        }
        false
    }
}

impl From<Scheme> for (DatedPattern, bool) {
    fn from(scheme: Scheme) -> Self {
        (scheme.pattern, scheme.restarts)
    }
}

impl TryFrom<(DatedPattern, bool)> for Scheme {
    type Error = String;

    fn try_from((pattern, restarts): (DatedPattern, bool)) -> Result<Self, Self::Error> {
        Self::new(pattern, restarts).map_err(|error| format!("{error:?}"))
    }
}

impl DocumentSeries {
    /// How a company numbers until it says otherwise: letters of its language, the year, and a counter that begins again each year.
    #[must_use]
    pub fn usual(self, language: Language) -> Scheme {
        let (french, english) = match self {
            Self::Quote => ("D-", "Q-"),
            Self::Order => ("BC-", "SO-"),
            Self::DeliveryNote => ("BL-", "DN-"),
            Self::Proforma => ("PF-", "PF-"),
            Self::Invoice => ("F-", "INV-"),
            Self::CreditNote => ("A-", "CN-"),
        };
        let letters = match language {
            Language::French => french,
            Language::English => english,
        };
        Scheme { pattern: DatedPattern::yearly(letters, language), restarts: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme(typed: &str, restarts: bool) -> Scheme {
        Scheme::new(DatedPattern::parse(typed).unwrap(), restarts).unwrap()
    }

    #[test]
    fn a_counter_that_begins_again_needs_the_year() {
        let of = |typed: &str, restarts| Scheme::new(DatedPattern::parse(typed).unwrap(), restarts).map(drop);
        assert_eq!(of("F{000}", true), Err(FieldError::NoYear));
        assert_eq!(of("F{000}", false), Ok(()));
        assert_eq!(of("F{AA}{000}", true), Ok(()));
        assert_eq!(of("F{AAAA}{000}", false), Ok(()), "shown, and it goes on");
        assert_eq!(of("FACTURE-{AAAA}-{000000}", false), Ok(()));
        assert_eq!(of("FACTURES-{AAAA}-{000000}", false), Ok(()));
        assert_eq!(of("FACTURES--{AAAA}-{000000}", false), Err(FieldError::TooLong { max: 20 }));
    }

    #[test]
    fn it_is_kept_with_its_choice() {
        let usual = DocumentSeries::Invoice.usual(Language::French);
        for kept in [scheme("F-{AAAA}-{0000}", false), scheme("{YY}{0}", true), usual] {
            let json = serde_json::to_string(&kept).unwrap();
            assert_eq!(serde_json::from_str::<Scheme>(&json).unwrap(), kept);
        }
        assert!(serde_json::from_str::<Scheme>(r#"["F{0}",true]"#).is_err());
    }

    #[test]
    fn no_number_is_given_again() {
        let (yearly, plain) = (scheme("F-{AAAA}-{0000}", true), scheme("F{0000}", false));
        assert!(!yearly.repeats(&[]));
        assert!(!plain.repeats(std::slice::from_ref(&yearly)));
        // Wider, the counter goes on.
        assert!(!scheme("F-{AAAA}-{00000}", true).repeats(std::slice::from_ref(&yearly)));
        assert!(!scheme("F{00}", false).repeats(std::slice::from_ref(&plain)));
        // It may have begun again in between: F0001 might come twice.
        assert!(plain.repeats(&[plain.clone(), yearly.clone()]));
        assert!(!yearly.repeats(&[yearly.clone(), plain.clone()]), "the year tells");
        assert!(!plain.repeats(&[yearly, plain.clone()]), "it has not begun again since");
        // F1 and 001 are F1001, and so was 1001.
        assert!(scheme("F1{000}", false).repeats(&[plain]));
    }
}
