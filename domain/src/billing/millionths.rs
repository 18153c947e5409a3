//! Numbers that are kept as integers, in millionths: what quantities and unit prices share.

use rust_decimal::Decimal;

use crate::error::FieldError;
use crate::format::Locale;
use crate::money::Currency;
use crate::money::parse::parse_millionths;

/// Millionths in one.
pub(super) const MILLION: i64 = 1_000_000;

/// Reads a number in millionths, none outside the bounds, which are millionths too. `unfit` is what a text is that is no number.
pub(super) fn read(
    typed: &str,
    currency: Option<Currency>,
    locale: Option<Locale>,
    (min, max): (i64, i64),
    unfit: FieldError,
) -> Result<i64, FieldError> {
    match parse_millionths(typed, currency, locale) {
        Ok(millionths) => bounded(millionths, (min, max)),
        Err(FieldError::OutOfRange { .. }) => Err(outside((min, max))),
        Err(FieldError::NotAnAmount) => Err(unfit),
        Err(other) => Err(other),
    }
}

/// A number that is within its bounds, both included.
pub(super) fn bounded(millionths: i64, (min, max): (i64, i64)) -> Result<i64, FieldError> {
    if (min..=max).contains(&millionths) { Ok(millionths) } else { Err(outside((min, max))) }
}

/// The exact number.
pub(super) fn decimal(millionths: i64) -> Decimal {
    Decimal::new(millionths, 6)
}

/// As a form keeps it: `1234.5`, no more decimals than it needs.
pub(super) fn written(millionths: i64) -> String {
    decimal(millionths).normalize().to_string()
}

/// The bounds in whole units, as they are typed.
fn outside((min, max): (i64, i64)) -> FieldError {
    FieldError::OutOfRange { min: min / MILLION, max: max / MILLION }
}

/// Gives a type that wraps an integer its serde, as that integer. What comes over the wire is checked like what is typed.
macro_rules! kept_as_integer {
    ($name:ident($integer:ty), $checked:path) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let kept = <$integer as serde::Deserialize>::deserialize(deserializer)?;
                $checked(kept).map_err(|error| serde::de::Error::custom(format_args!("{error:?}")))
            }
        }
    };
}
pub(super) use kept_as_integer;
