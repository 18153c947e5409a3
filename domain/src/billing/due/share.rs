//! How much of an invoice an instalment is.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::money::{Currency, Money, MoneyError, parse_minor, parse_percent};
use crate::text::is_blank;

/// A part of an invoice's total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Hundred-thousandths of the total: 30 % is 30000.
    Percent(i32),
    /// An amount in the smallest unit of the invoice's currency.
    Amount(i64),
    /// What the others leave.
    Rest,
}

impl Share {
    /// All of it, in hundred-thousandths.
    pub const WHOLE: i32 = 100_000;

    /// Reads a share as it is typed: `30 %`, `500`, and nothing for what the others leave.
    pub fn parse(typed: &str, currency: Currency) -> Result<Self, FieldError> {
        if is_blank(typed) {
            return Ok(Self::Rest);
        }
        if typed.trim_end().ends_with('%') {
            return match parse_percent(typed)? {
                0 => Err(FieldError::OutOfRange { min: 0, max: 100 }),
                percent => Ok(Self::Percent(percent)),
            };
        }
        match parse_minor(typed, currency)? {
            minor if minor <= 0 => Err(FieldError::NotAnAmount),
            minor => Ok(Self::Amount(minor)),
        }
    }

    /// What it comes to in the smallest unit, where `left_minor` of the total is left for it and those behind it. A percentage is rounded
    /// half away from zero, as everything is, but never to more than is left; that an amount is more is for the caller to see.
    pub(super) fn of(self, total: Money, left_minor: i64) -> Result<i64, MoneyError> {
        match self {
            Self::Rest => Ok(left_minor),
            Self::Amount(minor) => Ok(minor),
            Self::Percent(percent) => {
                let rate = Decimal::new(percent.into(), 5);
                let exact = total.to_decimal().checked_mul(rate).ok_or(MoneyError::Overflow)?;
                Ok(Money::round(exact, total.currency())?.minor().min(left_minor))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_by_its_sign() {
        let read = |typed| Share::parse(typed, Currency::EUR);
        assert_eq!(read("30 %"), Ok(Share::Percent(30_000)));
        assert_eq!(read("33,333\u{a0}% "), Ok(Share::Percent(33_333)));
        assert_eq!(read("500"), Ok(Share::Amount(50_000)));
        assert_eq!(read(" "), Ok(Share::Rest));
        assert_eq!(read("0 %"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
        assert_eq!(read("101 %"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
        assert_eq!(read("0"), Err(FieldError::NotAnAmount));
        assert_eq!(read("-5"), Err(FieldError::NotAnAmount));
        assert_eq!(read("solde"), Err(FieldError::NotAnAmount));
    }

    #[test]
    fn a_percentage_is_rounded_and_never_more_than_is_left() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(Share::Percent(30_000).of(eur(1_005), 1_005), Ok(302), "3.015 is rounded up");
        assert_eq!(Share::Percent(10_000).of(eur(5), 3), Ok(1));
        assert_eq!(Share::Percent(10_000).of(eur(5), 0), Ok(0));
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(Share::Percent(33_333).of(Money::new(100, yen), 100), Ok(33));
        assert_eq!(Share::Percent(Share::WHOLE).of(eur(i64::MAX), i64::MAX), Ok(i64::MAX));
    }
}
