//! How much of a line is sold.

use rust_decimal::Decimal;

use super::millionths::{self, MILLION, kept_as_integer};
use crate::error::FieldError;
use crate::field::{Alike, FieldValue, Reading};
use crate::format::{self, Locale};

/// A quantity in millionths of the line's unit: 1.5 hours is 1,500,000. Below zero where something is taken back.
///
/// An integer, as amounts are: `SQLite` would read a decimal through a float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// A thousand million of anything is a slip of the fingers.
const MAX_MILLIONTHS: i64 = 1_000_000_000 * MILLION;
const BOUNDS: (i64, i64) = (-MAX_MILLIONTHS, MAX_MILLIONTHS);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(MILLION);

    /// A quantity as it is stored.
    ///
    /// # Errors
    ///
    /// [`FieldError::OutOfRange`] beyond a thousand million, of either sign.
    pub fn from_millionths(millionths: i64) -> Result<Self, FieldError> {
        millionths::bounded(millionths, BOUNDS).map(Self)
    }

    /// Reads a quantity with six decimals at most: `1,5`, `1.5`, `1 234,5`, `-2`. Without a locale, `1,234` could be two numbers and is
    /// refused.
    ///
    /// # Errors
    ///
    /// [`FieldError::Required`], [`FieldError::NotANumber`], [`FieldError::TooPrecise`] or [`FieldError::OutOfRange`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        millionths::read(typed, None, None, BOUNDS, FieldError::NotANumber).map(Self)
    }

    /// Reads a quantity like [`Self::parse`], and takes `1,234` as the locale writes it.
    ///
    /// # Errors
    ///
    /// As [`Self::parse`].
    pub fn parse_as(typed: &str, locale: Locale) -> Result<Self, FieldError> {
        millionths::read(typed, None, Some(locale), BOUNDS, FieldError::NotANumber).map(Self)
    }

    /// The quantity in millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// As much with the sign turned: what a credit note takes back. The bounds are the same on both sides, so there always is one.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The exact quantity.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        millionths::decimal(self.0)
    }

    /// As its reader writes it, with no more decimals than it needs: `1 234,5`.
    #[must_use]
    pub fn text(self, locale: Locale) -> String {
        format::decimal(self.to_decimal(), 6, locale)
    }
}

kept_as_integer!(Quantity(i64), Self::from_millionths);

impl FieldValue for Quantity {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        millionths::written(self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_people_type_in_both_languages() {
        for (typed, french, english) in [
            ("1,5", 1_500_000, 1_500_000),
            ("1.5", 1_500_000, 1_500_000),
            ("1,234", 1_234_000, 1_234_000_000),
            ("1.234", 1_234_000, 1_234_000),
            ("1\u{202f}234,5", 1_234_500_000, 1_234_500_000),
            ("1,234.5", 1_234_500_000, 1_234_500_000),
            ("0,000001", 1, 1),
            ("-2", -2_000_000, -2_000_000),
            ("\u{2212}0,25", -250_000, -250_000),
        ] {
            assert_eq!(Quantity::parse_as(typed, Locale::FrFr).map(Quantity::millionths), Ok(french), "{typed}");
            assert_eq!(Quantity::parse_as(typed, Locale::EnCa).map(Quantity::millionths), Ok(english), "{typed}");
        }
        assert_eq!(Quantity::parse("1.234"), Ok(Quantity(1_234_000)));
        assert_eq!(Quantity::parse("1,234"), Err(FieldError::NotANumber));
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Quantity::parse(" "), Err(FieldError::Required));
        for typed in ["-", "deux", "3 h", "5 €", "12 34", "1e3", "--1"] {
            assert_eq!(Quantity::parse(typed), Err(FieldError::NotANumber), "{typed}");
        }
        assert_eq!(Quantity::parse("0,0000001"), Err(FieldError::TooPrecise { decimals: 6 }));
        let outside = Err(FieldError::OutOfRange { min: -1_000_000_000, max: 1_000_000_000 });
        for typed in ["1 000 000 000,1", "-1000000001", "99999999999999999999999999"] {
            assert_eq!(Quantity::parse(typed), outside, "{typed}");
        }
        assert_eq!(Quantity::parse("1 000 000 000"), Ok(Quantity(MAX_MILLIONTHS)));
        assert_eq!(Quantity::from_millionths(i64::MIN), outside);
    }

    #[test]
    fn is_an_integer_in_json() {
        let half = Quantity(500_000);
        assert_eq!(serde_json::to_string(&half).unwrap(), "500000");
        assert_eq!(serde_json::from_str::<Quantity>("500000").unwrap(), half);
        assert!(serde_json::from_str::<Quantity>("1000000000000001").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_again(
            millionths in BOUNDS.0..=BOUNDS.1,
            locale in proptest::sample::select(Locale::ALL.to_vec()),
        ) {
            let quantity = Quantity(millionths);
            prop_assert_eq!(Quantity::parse_as(&quantity.text(locale), locale), Ok(quantity));
            prop_assert_eq!(Quantity::parse(&millionths::written(millionths)), Ok(quantity));
        }
    }
}
