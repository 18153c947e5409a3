//! SIRET, the number of one establishment of a French business.

use super::canonical::{canonical_text, compact, grouped, is_digits};
use super::{Siren, luhn};
use crate::error::FieldError;

/// La Poste, whose thousands of post offices ran out of numbers that pass Luhn.
const LA_POSTE: &str = "356000000";

/// SIREN plus the five-digit NIC of the establishment, the whole checked with Luhn (Code de commerce, art. R123-221).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Siret(String);

canonical_text!(Siret);

impl Siret {
    /// Parses fourteen digits with any punctuation; both the SIREN inside and the whole number must check.
    ///
    /// The post offices of La Poste follow another rule, INSEE's exception: the sum of the digits is a multiple of 5.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let digits = compact(typed);
        if digits.is_empty() {
            return Err(FieldError::Required);
        }
        if !is_digits(&digits, 14) || Siren::parse(&digits[..9]).is_err() {
            return Err(FieldError::Siret);
        }
        let post_office = digits.starts_with(LA_POSTE) && digit_sum(&digits).is_multiple_of(5);
        if luhn::is_valid(&digits) || post_office { Ok(Self(digits)) } else { Err(FieldError::Siret) }
    }

    /// The business this establishment belongs to.
    pub fn siren(&self) -> Siren {
        Siren::trusted(&self.0[..9])
    }

    /// Refuses the establishment of another business: a form holds both numbers, and a paste from the wrong row is easy.
    pub fn of(self, siren: &Siren) -> Result<Self, FieldError> {
        if self.siren() == *siren { Ok(self) } else { Err(FieldError::SiretOfOtherSiren) }
    }

    /// As printed on invoices: `732 829 320 00074`.
    pub fn formatted(&self) -> String {
        printed(&self.0)
    }
}

/// A stored SIRET, or a SIREN, as it is printed, for whoever shows many of them and checks none.
#[must_use]
pub fn printed(stored: &str) -> String {
    grouped(stored, &[3, 3, 3])
}

fn digit_sum(digits: &str) -> u32 {
    digits.bytes().map(|b| u32::from(b.wrapping_sub(b'0'))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        let siret = Siret::parse("732 829 320 00074").unwrap();
        assert_eq!(siret.as_str(), "73282932000074");
        assert_eq!(siret.formatted(), "732 829 320 00074");
        assert_eq!(siret.siren().as_str(), "732829320");
    }

    #[test]
    fn knows_the_post_office() {
        assert!(Siret::parse("356 000 000 00048").is_ok(), "head office, Luhn");
        assert!(Siret::parse("356 000 000 49837").is_ok(), "post office, multiple of 5");
        assert_eq!(Siret::parse("356 000 000 49838"), Err(FieldError::Siret));
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Siret::parse(""), Err(FieldError::Required));
        for typed in ["73282932000075", "732829320", "732829320000740", "7328293200007X", "é3282932000074"] {
            assert_eq!(Siret::parse(typed), Err(FieldError::Siret), "{typed}");
        }
    }

    #[test]
    fn belongs_to_one_siren() {
        let siret = Siret::parse("73282932000074").unwrap();
        let other = Siren::parse("356000000").unwrap();
        assert_eq!(siret.of(&other), Err(FieldError::SiretOfOtherSiren));
    }
}
