//! Numbers that are typed: days, amounts and rates.

use super::{Alike, FieldValue, Reading};
use crate::error::FieldError;
use crate::money::{MAX_MINOR, parse_minor, parse_percent};

/// A number of days, from 0 to ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DayCount(pub u16);

impl FieldValue for DayCount {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        let days: i64 = typed.trim().parse().map_err(|_| FieldError::NotANumber)?;
        u16::try_from(days)
            .ok()
            .filter(|days| *days <= 3650)
            .map(Self)
            .ok_or(FieldError::OutOfRange { min: 0, max: 3650 })
    }

    fn written(&self, _: &Reading) -> String {
        self.0.to_string()
    }
}

/// An amount in the record's currency, in its smallest unit; never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MinorAmount(pub i64);

impl FieldValue for MinorAmount {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        let max = MAX_MINOR / 10_i64.pow(reading.currency.minor_digits().into());
        match parse_minor(typed, reading.currency) {
            Ok(minor) if minor >= 0 => Ok(Self(minor)),
            Ok(_) | Err(FieldError::OutOfRange { .. }) => Err(FieldError::OutOfRange { min: 0, max }),
            Err(other) => Err(other),
        }
    }

    fn written(&self, reading: &Reading) -> String {
        rust_decimal::Decimal::new(self.0, u32::from(reading.currency.minor_digits())).to_string()
    }
}

/// A rate in hundred-thousandths: 9.975 % is 9975, 20 % is 20000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RatePer100k(pub i32);

impl FieldValue for RatePer100k {
    const ALIKE: Alike = Alike::Number;

    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        let rate = parse_percent(typed)?;
        if (0..=100_000).contains(&rate) { Ok(Self(rate)) } else { Err(FieldError::OutOfRange { min: 0, max: 100 }) }
    }

    fn written(&self, _: &Reading) -> String {
        rust_decimal::Decimal::new(self.0.into(), 3).normalize().to_string()
    }
}
