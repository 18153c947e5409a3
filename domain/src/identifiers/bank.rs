//! Where a transfer goes: the account and its bank.

use super::canonical::{canonical_text, compact, grouped};
use crate::error::FieldError;

/// The shortest and the longest IBAN (ISO 13616; Norway's has 15 characters).
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// An international bank account number, whose two check digits make it 1 modulo 97 (ISO 13616, ISO 7064).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Iban(String);

/// A bank's identifier code (ISO 9362): eight characters, or eleven with the branch.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bic(String);

canonical_text!(Iban);
canonical_text!(Bic);

impl Iban {
    /// Parses `FR76 3000 6000 0112 3456 7890 189`, with any punctuation.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let code = compact(typed);
        if code.is_empty() {
            return Err(FieldError::Required);
        }
        let is_shaped = LENGTHS.contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
            && code.bytes().take(2).all(|b| b.is_ascii_uppercase())
            && code.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
        if is_shaped && remainder(&code) == 1 { Ok(Self(code)) } else { Err(FieldError::Iban) }
    }

    /// As printed, in groups of four.
    pub fn formatted(&self) -> String {
        grouped(&self.0, &[4; 8])
    }
}

/// What is left of the number modulo 97, its first four characters behind the others and letters from 10 for A.
fn remainder(code: &str) -> u32 {
    let (head, rest) = code.split_at_checked(4).unwrap_or((code, ""));
    let values = rest.chars().chain(head.chars()).filter_map(|c| c.to_digit(36));
    let shift = |value: u32| if value < 10 { 10 } else { 100 };
    values.fold(0, |sum, value| (sum * shift(value) + value) % 97)
}

impl Bic {
    /// Parses `AGRIFRPP` or `AGRIFRPP882`.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let code = compact(typed);
        if code.is_empty() {
            return Err(FieldError::Required);
        }
        let is_shaped = matches!(code.len(), 8 | 11)
            && code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
            && code.bytes().skip(4).take(2).all(|b| b.is_ascii_uppercase());
        if is_shaped { Ok(Self(code)) } else { Err(FieldError::Bic) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        for typed in
            ["FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189", "FR76-3000-6000-0112-3456-7890-189"]
        {
            let iban = Iban::parse(typed).unwrap();
            assert_eq!(iban.as_str(), "FR7630006000011234567890189");
            assert_eq!(iban.formatted(), "FR76 3000 6000 0112 3456 7890 189");
        }
        for typed in ["GB82 WEST 1234 5698 7654 32", "NO93 8601 1117 947", "BE68 5390 0754 7034"] {
            assert!(Iban::parse(typed).is_ok(), "{typed}");
        }
        assert_eq!(Bic::parse("agri fr pp 882").unwrap().as_str(), "AGRIFRPP882");
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!((Iban::parse(" "), Bic::parse("")), (Err(FieldError::Required), Err(FieldError::Required)));
        for typed in
            ["FR76 3000 6000 0112 3456 7890 188", "7630006000011234567890189", "FR76", "FR76é000600001123456789018"]
        {
            assert_eq!(Iban::parse(typed), Err(FieldError::Iban), "{typed}");
        }
        for typed in ["AGRIFRP", "AGRI12PP", "AGRIFRPP88", "AGRIFRPé"] {
            assert_eq!(Bic::parse(typed), Err(FieldError::Bic), "{typed}");
        }
    }
}
