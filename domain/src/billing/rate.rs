//! Rates of taxes, discounts and charges.

use super::millionths::kept_as_integer;
use crate::error::FieldError;
use crate::field::{Alike, FieldValue, RatePer100k, Reading};
use crate::format::{self, Locale};
use crate::money::parse_percent;

/// A rate from 0 to 100 %, in hundred-thousandths: 20 % is 20,000 and 9.975 % is 9,975.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i32);

/// Hundred-thousandths in a whole: 100 %.
pub const WHOLE: i32 = 100_000;

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A rate as it is stored.
    ///
    /// # Errors
    ///
    /// [`FieldError::OutOfRange`] below 0 and above 100 %.
    pub fn new(per_100k: i32) -> Result<Self, FieldError> {
        let is_within = (0..=WHOLE).contains(&per_100k);
        if is_within { Ok(Self(per_100k)) } else { Err(FieldError::OutOfRange { min: 0, max: 100 }) }
    }

    /// A rate that stands in the code, checked when it is compiled.
    pub(super) const fn known(per_100k: i32) -> Self {
        assert!(per_100k >= 0 && per_100k <= WHOLE, "a rate is from 0 to 100 %");
        Self(per_100k)
    }

    /// Reads a percentage: `20`, `5,5 %`, `9.975`.
    ///
    /// # Errors
    ///
    /// As [`parse_percent`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        parse_percent(typed).and_then(Self::new)
    }

    /// The rate in hundred-thousandths.
    #[must_use]
    pub const fn per_100k(self) -> i32 {
        self.0
    }

    /// True for nothing at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// As its reader writes it: `9,975 %`.
    #[must_use]
    pub fn text(self, locale: Locale) -> String {
        format::percent(self.0, locale)
    }
}

kept_as_integer!(Rate(i32), Self::new);

impl From<Rate> for RatePer100k {
    fn from(rate: Rate) -> Self {
        Self(rate.0)
    }
}

/// The rate of a product or of a company's settings.
impl TryFrom<RatePer100k> for Rate {
    type Error = FieldError;

    fn try_from(rate: RatePer100k) -> Result<Self, FieldError> {
        Self::new(rate.0)
    }
}

impl FieldValue for Rate {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, reading: &Reading) -> String {
        RatePer100k(self.0).written(reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_percentages() {
        for (typed, per_100k) in [("20", 20_000), ("5,5 %", 5_500), ("9.975", 9_975), ("0", 0), ("100", 100_000)] {
            assert_eq!(Rate::parse(typed), Ok(Rate(per_100k)), "{typed}");
        }
        assert_eq!(Rate(9_975).text(Locale::FrCa), "9,975\u{a0}%");
        assert_eq!(Rate::parse("-1"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
        assert_eq!(Rate::parse("100,001"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
        assert_eq!(Rate::parse("2,10005"), Err(FieldError::TooPrecise { decimals: 3 }));
    }

    #[test]
    fn what_is_stored_is_checked() {
        assert_eq!(Rate::try_from(RatePer100k(5_500)), Ok(Rate(5_500)));
        assert!(Rate::try_from(RatePer100k(-1)).is_err() && Rate::new(100_001).is_err());
        assert_eq!(serde_json::to_string(&Rate(2_100)).unwrap(), "2100");
        assert!(serde_json::from_str::<Rate>("100001").is_err());
    }
}
