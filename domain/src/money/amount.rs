//! Amounts and their checked arithmetic.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::Currency;

/// An amount in the smallest unit of its currency.
///
/// An integer, because that is what `SQLite`, `PostgreSQL`, JSON and the browser keep alike. Two currencies never meet in one
/// sum: the error says so instead of an exchange rate nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why an amount could not be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Beyond what 64 bits hold.
    #[error("amount out of range")]
    Overflow,
    /// Amounts of two currencies were added.
    #[error("two currencies in one sum")]
    CurrencyMismatch,
}

impl Money {
    /// An amount from its smallest unit: `Money::new(1250, Currency::EUR)` is 12.50 €.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in that currency.
    pub fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The amount in the smallest unit.
    pub fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// True for nothing at all.
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// The exact amount in units, for rates and quantities.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, u32::from(self.currency.minor_digits()))
    }

    /// Rounds an exact amount to the smallest unit, half away from zero, as the French tax administration does
    /// (BOI-TVA-DECLA-30-20-20) and as invoices are read everywhere else.
    pub fn round(exact: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let digits = u32::from(currency.minor_digits());
        let rounded = exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        let minor = rounded.checked_mul(Decimal::from(currency.minor_per_unit())).ok_or(MoneyError::Overflow)?;
        i64::try_from(minor).map(|minor| Self { minor, currency }).map_err(|_| MoneyError::Overflow)
    }

    /// The sum of two amounts of one currency.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_add)
    }

    /// The difference of two amounts of one currency.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_sub)
    }

    /// The amount with its sign turned.
    pub fn checked_neg(self) -> Result<Self, MoneyError> {
        self.minor.checked_neg().map(|minor| Self { minor, ..self }).ok_or(MoneyError::Overflow)
    }

    /// The sum of a list, zero when it is empty.
    pub fn sum(amounts: impl IntoIterator<Item = Self>, currency: Currency) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    fn combine(self, other: Self, with: fn(i64, i64) -> Option<i64>) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        with(self.minor, other.minor).map(|minor| Self { minor, ..self }).ok_or(MoneyError::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (exact, minor) in [("0.005", 1), ("-0.005", -1), ("1.004999", 100), ("2.675", 268), ("-2.675", -268)] {
            assert_eq!(Money::round(exact.parse().unwrap(), Currency::EUR), Ok(eur(minor)), "{exact}");
        }
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(Money::round("99.5".parse().unwrap(), yen), Ok(Money::new(100, yen)));
        assert_eq!(Money::round(Decimal::MAX, Currency::EUR), Err(MoneyError::Overflow));
    }

    #[test]
    fn adds_one_currency_only() {
        assert_eq!(eur(150).checked_sub(eur(200)), Ok(eur(-50)));
        assert_eq!(Money::sum([eur(1), eur(2)], Currency::EUR), Ok(eur(3)));
        assert_eq!(eur(1).checked_add(Money::zero(Currency::CAD)), Err(MoneyError::CurrencyMismatch));
        assert_eq!(eur(i64::MAX).checked_add(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(i64::MIN).checked_neg(), Err(MoneyError::Overflow));
    }

    #[test]
    fn keeps_its_currency_in_json() {
        let json = serde_json::to_string(&eur(1250)).unwrap();
        assert_eq!(json, r#"{"minor":1250,"currency":"EUR"}"#);
        assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), eur(1250));
    }
}
