//! NAF (APE) code: what a French business does.

use super::canonical::{canonical_text, compact, is_digits};
use crate::error::FieldError;

/// Four digits and a letter from INSEE's classification of activities, kept without its dot: `6201Z`.
///
/// Only the shape is checked. NAF rév. 2 and NAF 2025, which replaces it on 1 January 2027, share that shape, and files
/// keep codes of both.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Naf(String);

canonical_text!(Naf);

impl Naf {
    /// Parses `62.01Z`, `6201z` or `62 01 Z`.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let code = compact(typed);
        if code.is_empty() {
            return Err(FieldError::Required);
        }
        let letter = code.bytes().last().is_some_and(|b| b.is_ascii_uppercase());
        if code.len() == 5 && letter && is_digits(&code[..4], 4) { Ok(Self(code)) } else { Err(FieldError::Naf) }
    }

    /// As INSEE prints it: `62.01Z`.
    pub fn formatted(&self) -> String {
        format!("{}.{}", &self.0[..2], &self.0[2..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        for typed in ["62.01Z", "6201z", "62 01 Z"] {
            let naf = Naf::parse(typed).unwrap();
            assert_eq!((naf.as_str(), naf.formatted().as_str()), ("6201Z", "62.01Z"));
        }
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Naf::parse(""), Err(FieldError::Required));
        for typed in ["6201", "62011", "A201Z", "6201ZZ", "620éZ", "6201é"] {
            assert_eq!(Naf::parse(typed), Err(FieldError::Naf), "{typed}");
        }
    }
}
