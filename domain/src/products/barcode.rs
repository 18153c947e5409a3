//! The number under a product's bars.

use crate::error::FieldError;
use crate::field::text_fields;
use crate::identifiers::{compact, is_digits};
use crate::text::written_as_text;

/// A GTIN as printed on articles: EAN-13, UPC-A (12 digits) or EAN-8, its check digit verified (GS1 General Specifications, 7.9).
///
/// It is kept with the digits that it has: a UPC-A is not made an EAN-13, so that a scanner's answer is found as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Barcode(String);

written_as_text!(Barcode; parse = Self::parse, text = Self::as_str);
text_fields!(Barcode; Bare);

impl Barcode {
    /// Parses the digits, with spaces and dashes between them or without. Anything else is [`FieldError::Barcode`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let digits = compact(typed);
        match digits.len() {
            0 => Err(FieldError::Required),
            length @ (8 | 12 | 13) if is_digits(&digits, length) && has_check_digit(&digits) => Ok(Self(digits)),
            _ => Err(FieldError::Barcode),
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// From the right, digits count once and three times in turn, the check digit once; the sum is a multiple of ten.
fn has_check_digit(digits: &str) -> bool {
    let weighed = digits.bytes().rev().zip([1, 3].into_iter().cycle());
    weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_three_lengths_however_they_are_spaced() {
        for (typed, kept) in [
            ("4006381333931", "4006381333931"),
            (" 4 006381 333931 ", "4006381333931"),
            ("0-36000-29145-2", "036000291452"),
            ("9638 5074", "96385074"),
        ] {
            assert_eq!(Barcode::parse(typed).unwrap().as_str(), kept, "{typed}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Barcode::parse(" - "), Err(FieldError::Required));
        let longer = "1".repeat(40);
        for typed in ["4006381333932", "400638133393", "96385075", "9638507A", "REF-1", "٩٦٣٨٥٠٧٤", &longer] {
            assert_eq!(Barcode::parse(typed), Err(FieldError::Barcode), "{typed}");
        }
    }
}
