//! What one of a line's unit costs.

use rust_decimal::Decimal;

use super::exact::nearest;
use super::millionths::{self, MILLION, kept_as_integer};
use super::rate::WHOLE;
use super::taxes::Taxes;
use crate::error::FieldError;
use crate::field::{Alike, FieldValue, Reading};
use crate::format::{self, Locale};
use crate::money::{Currency, Money};
use crate::products::PriceBasis;

/// A price in millionths of the currency's unit: 12.5 € is 12,500,000, and so is 12.5 ¥. Four decimals more than an amount has, for what is
/// sold by the thousand or by the minute.
///
/// Never below zero (EN 16931, BR-27 and BR-28): what is taken off is a discount or a quantity below zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPrice(i64);

/// Below a million million, as no price is higher, and 64 bits hold the millionths.
const MAX_MILLIONTHS: i64 = 1_000_000_000_000 * MILLION - 1;
const BOUNDS: (i64, i64) = (0, MAX_MILLIONTHS);

impl UnitPrice {
    /// For nothing.
    pub const ZERO: Self = Self(0);

    /// A price as it is stored.
    ///
    /// # Errors
    ///
    /// [`FieldError::OutOfRange`] below zero, and from a million million on.
    pub fn from_millionths(millionths: i64) -> Result<Self, FieldError> {
        millionths::bounded(millionths, BOUNDS).map(Self)
    }

    /// The price that an amount of money is: a product's.
    ///
    /// # Errors
    ///
    /// As [`Self::from_millionths`].
    pub fn from_money(price: Money) -> Result<Self, FieldError> {
        let per_minor = MILLION / price.currency().minor_per_unit();
        // What does not fit 64 bits is beyond the bounds as well.
        Self::from_millionths(price.minor().saturating_mul(per_minor))
    }

    /// Reads a price with six decimals at most, the currency's sign beside it or not: `0,0125`, `1 234,5 €`. Without a locale, `1,234` could
    /// be two prices and is refused.
    ///
    /// # Errors
    ///
    /// [`FieldError::Required`], [`FieldError::NotAnAmount`], [`FieldError::TooPrecise`] or [`FieldError::OutOfRange`].
    pub fn parse(typed: &str, currency: Currency) -> Result<Self, FieldError> {
        millionths::read(typed, Some(currency), None, BOUNDS, FieldError::NotAnAmount).map(Self)
    }

    /// Reads a price like [`Self::parse`], and takes `1,234` as the locale writes it.
    ///
    /// # Errors
    ///
    /// As [`Self::parse`].
    pub fn parse_as(typed: &str, currency: Currency, locale: Locale) -> Result<Self, FieldError> {
        millionths::read(typed, Some(currency), Some(locale), BOUNDS, FieldError::NotAnAmount).map(Self)
    }

    /// The price in millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The exact price.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        millionths::decimal(self.0)
    }

    /// As its reader writes it, without the currency's sign and with no more decimals than it needs: `1 234,5`.
    #[must_use]
    pub fn text(self, locale: Locale) -> String {
        format::decimal(self.to_decimal(), 6, locale)
    }

    /// The same price with or without its taxes, for a product that is priced otherwise than the document: rounded to the millionth, half
    /// away from zero.
    ///
    /// # Errors
    ///
    /// [`FieldError::OutOfRange`] where taxes take it beyond the bounds.
    pub fn rebased(self, from: PriceBasis, to: PriceBasis, taxes: Taxes) -> Result<Self, FieldError> {
        let (without, with) = (i128::from(WHOLE), taxes.with_price_per_100k());
        let (times, by) = match (from, to) {
            (PriceBasis::Net, PriceBasis::Gross) => (with, without),
            (PriceBasis::Gross, PriceBasis::Net) => (without, with),
            (PriceBasis::Net, PriceBasis::Net) | (PriceBasis::Gross, PriceBasis::Gross) => return Ok(self),
        };
        let millionths = nearest(i128::from(self.0) * times, by).and_then(|exact| i64::try_from(exact).ok());
        Self::from_millionths(millionths.unwrap_or(i64::MAX))
    }
}

kept_as_integer!(UnitPrice(i64), Self::from_millionths);

impl FieldValue for UnitPrice {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed, reading.currency)
    }

    fn written(&self, _: &Reading) -> String {
        millionths::written(self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::billing::rate::Rate;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn reads_what_people_type_in_both_languages() {
        for (typed, french, english) in [
            ("0,0125", 12_500, 12_500),
            ("1,234", 1_234_000, 1_234_000_000),
            ("1.234", 1_234_000, 1_234_000),
            ("1\u{202f}234,5 €", 1_234_500_000, 1_234_500_000),
            ("€1,234.50", 1_234_500_000, 1_234_500_000),
            ("0", 0, 0),
        ] {
            let read = |locale| UnitPrice::parse_as(typed, Currency::EUR, locale).map(UnitPrice::millionths);
            assert_eq!((read(Locale::FrFr), read(Locale::EnGb)), (Ok(french), Ok(english)), "{typed}");
        }
        assert_eq!(UnitPrice::parse("1,234", Currency::EUR), Err(FieldError::NotAnAmount));
        // More decimals than an amount of that currency has.
        assert_eq!(UnitPrice::parse("0.5", currency("JPY")), Ok(UnitPrice(500_000)));
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(UnitPrice::parse("", Currency::EUR), Err(FieldError::Required));
        assert_eq!(UnitPrice::parse("5 $", Currency::EUR), Err(FieldError::NotAnAmount));
        assert_eq!(UnitPrice::parse("0,0000001", Currency::EUR), Err(FieldError::TooPrecise { decimals: 6 }));
        let outside = Err(FieldError::OutOfRange { min: 0, max: 999_999_999_999 });
        for typed in ["-1", "1 000 000 000 000", "99999999999999999999999999"] {
            assert_eq!(UnitPrice::parse(typed, Currency::EUR), outside, "{typed}");
        }
        assert_eq!(serde_json::from_str::<UnitPrice>("12500").unwrap(), UnitPrice(12_500));
        assert!(serde_json::from_str::<UnitPrice>("-1").is_err());
    }

    #[test]
    fn an_amount_is_a_price() {
        for (code, minor, millionths) in
            [("EUR", 1_250, 12_500_000), ("JPY", 1_250, 1_250_000_000), ("TND", 1_250, 1_250_000)]
        {
            assert_eq!(UnitPrice::from_money(Money::new(minor, currency(code))), Ok(UnitPrice(millionths)), "{code}");
        }
        assert!(UnitPrice::from_money(Money::new(i64::MAX, Currency::EUR)).is_err());
        assert!(UnitPrice::from_money(Money::new(-1, Currency::EUR)).is_err());
    }

    #[test]
    fn a_price_is_told_with_and_without_its_taxes() {
        let twenty = Taxes::vat(Rate::known(20_000));
        let (net, gross) = (PriceBasis::Net, PriceBasis::Gross);
        // 9.99 € with 20 % is 8.325 € without.
        assert_eq!(UnitPrice(9_990_000).rebased(gross, net, twenty), Ok(UnitPrice(8_325_000)));
        assert_eq!(UnitPrice(8_325_000).rebased(net, gross, twenty), Ok(UnitPrice(9_990_000)));
        // A third that has no end comes back to the millionth.
        assert_eq!(UnitPrice(10_000_000).rebased(gross, net, twenty), Ok(UnitPrice(8_333_333)));
        assert_eq!(UnitPrice(8_333_333).rebased(net, gross, twenty), Ok(UnitPrice(10_000_000)));
        assert_eq!(UnitPrice(100_000_000).rebased(net, gross, Taxes::QUEBEC), Ok(UnitPrice(114_975_000)));
        assert_eq!(UnitPrice(7).rebased(net, net, twenty), Ok(UnitPrice(7)));
        assert!(UnitPrice(MAX_MILLIONTHS).rebased(net, gross, twenty).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_again(
            millionths in BOUNDS.0..=BOUNDS.1,
            locale in proptest::sample::select(Locale::ALL.to_vec()),
            currency in proptest::sample::select(Currency::all().collect::<Vec<_>>()),
        ) {
            let price = UnitPrice(millionths);
            prop_assert_eq!(UnitPrice::parse_as(&price.text(locale), currency, locale), Ok(price));
            prop_assert_eq!(UnitPrice::parse(&millionths::written(millionths), currency), Ok(price));
        }
    }
}
