//! SIREN, the number of a French business.

use super::canonical::{canonical_text, compact, grouped, is_digits};
use super::luhn;
use crate::error::FieldError;

/// The nine-digit number INSEE gives to every French business, checked with the Luhn algorithm (Code de commerce,
/// art. R123-221).
///
/// Kept apart from [`Siret`](super::Siret): the SIREN names the legal person, and that is what the e-invoicing
/// directory of the tax administration looks up.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Siren(String);

canonical_text!(Siren);

impl Siren {
    /// Parses nine digits with any punctuation. `000000000` passes Luhn but was never given to anyone, so it is refused.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let digits = compact(typed);
        match digits.as_str() {
            "" => Err(FieldError::Required),
            "000000000" => Err(FieldError::Siren),
            d if is_digits(d, 9) && luhn::is_valid(d) => Ok(Self(digits)),
            _ => Err(FieldError::Siren),
        }
    }

    /// As printed on invoices and on a Kbis: `732 829 320`.
    pub fn formatted(&self) -> String {
        grouped(&self.0, &[3, 3, 3])
    }

    /// A SIREN already checked as the beginning of another number.
    pub(super) fn trusted(digits: &str) -> Self {
        Self(digits.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        for typed in ["732829320", "732 829 320", "732\u{a0}829\u{202f}320", "732.829.320", " 732-829-320\t"] {
            assert_eq!(Siren::parse(typed).unwrap().as_str(), "732829320");
        }
        assert_eq!(Siren::parse("356000000").unwrap().formatted(), "356 000 000");
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Siren::parse("  "), Err(FieldError::Required));
        for typed in ["732829321", "73282932", "7328293200", "000000000", "73282932A", "٧٣٢٨٢٩٣٢٠"] {
            assert_eq!(Siren::parse(typed), Err(FieldError::Siren), "{typed}");
        }
    }
}
