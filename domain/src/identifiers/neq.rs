//! NEQ, the number of a business in Québec.

use super::canonical::{canonical_text, compact, grouped, is_digits};
use crate::error::FieldError;

/// First digits the Registraire des entreprises gives: companies, sole proprietors, partnerships, and public bodies.
const PREFIXES: [&str; 4] = ["11", "22", "33", "88"];

/// The « numéro d'entreprise du Québec » of the Registraire des entreprises: ten digits whose first two say the kind
/// of business. The registrar publishes no check digit, so none is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Neq(String);

canonical_text!(Neq);

impl Neq {
    /// Parses ten digits with any punctuation, with or without `NEQ` in front.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let compacted = compact(typed);
        if compacted.is_empty() {
            return Err(FieldError::Required);
        }
        let digits = compacted.strip_prefix("NEQ").unwrap_or(&compacted);
        let known = PREFIXES.iter().any(|prefix| digits.starts_with(prefix));
        if known && is_digits(digits, 10) { Ok(Self(digits.to_owned())) } else { Err(FieldError::Neq) }
    }

    /// In groups that can be read aloud: `1143 920 115`.
    pub fn formatted(&self) -> String {
        grouped(&self.0, &[4, 3, 3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        for typed in ["1143920115", "1143 920 115", "NEQ 1143920115"] {
            let neq = Neq::parse(typed).unwrap();
            assert_eq!((neq.as_str(), neq.formatted().as_str()), ("1143920115", "1143 920 115"));
        }
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Neq::parse(" "), Err(FieldError::Required));
        for typed in ["1243920115", "114392011", "11439201155", "NEQ", "11439201é"] {
            assert_eq!(Neq::parse(typed), Err(FieldError::Neq), "{typed}");
        }
    }
}
