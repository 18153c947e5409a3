//! The sales-tax numbers of a business in Québec: GST (TPS) and QST (TVQ).

use super::canonical::{canonical_text, compact, is_digits};
use super::luhn;
use crate::error::FieldError;

/// A GST/HST (TPS/TVH) registration number: the nine-digit business number of the Canada Revenue Agency, which passes
/// Luhn, then `RT` and the account's four digits. The Input Tax Credit Information (GST/HST) Regulations, s. 3, ask for it
/// on invoices of $100 or more.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gst(String);

/// A QST (TVQ) registration number of Revenu Québec: ten digits, then `TQ` and the file's four digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Qst(String);

canonical_text!(Gst);
canonical_text!(Qst);

impl Gst {
    /// Parses `123456782 RT0001`; nine digits alone mean the first account, as most businesses have only one.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let (digits, whole) = split_account(typed, 9, "RT")?;
        if luhn::is_valid(&digits) { Ok(Self(whole)) } else { Err(FieldError::VatNumber) }
    }

    /// As printed on invoices: `123456782 RT0001`.
    pub fn formatted(&self) -> String {
        format!("{} {}", &self.0[..9], &self.0[9..])
    }
}

impl Qst {
    /// Parses `1234567890 TQ0001`; ten digits alone mean the first file.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        split_account(typed, 10, "TQ").map(|(_, whole)| Self(whole))
    }

    /// As printed on invoices: `1234567890 TQ0001`.
    pub fn formatted(&self) -> String {
        format!("{} {}", &self.0[..10], &self.0[10..])
    }
}

/// The number's digits, and the whole with its account, `0001` when none was typed.
fn split_account(typed: &str, length: usize, program: &str) -> Result<(String, String), FieldError> {
    let compacted = compact(typed);
    if compacted.is_empty() {
        return Err(FieldError::Required);
    }
    let (digits, account) = compacted.split_once(program).unwrap_or((&compacted, "0001"));
    if is_digits(digits, length) && is_digits(account, 4) && account != "0000" {
        Ok((digits.to_owned(), format!("{digits}{program}{account}")))
    } else {
        Err(FieldError::VatNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        for typed in ["123456782RT0001", "123456782 RT 0001", "123 456 782 rt0001", "123456782"] {
            assert_eq!(Gst::parse(typed).unwrap().formatted(), "123456782 RT0001");
        }
        for typed in ["1234567890TQ0001", "1234567890 tq 0001", "1234567890"] {
            assert_eq!(Qst::parse(typed).unwrap().as_str(), "1234567890TQ0001");
        }
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Gst::parse(""), Err(FieldError::Required));
        for typed in ["123456789RT0001", "123456782RT01", "123456782TQ0001", "12345678RT0001", "123456782RT0000"] {
            assert_eq!(Gst::parse(typed), Err(FieldError::VatNumber), "{typed}");
        }
        assert_eq!(Qst::parse("1234567890RT0001"), Err(FieldError::VatNumber));
    }
}
