//! Where a place is on the globe, in degrees as maps name them (WGS 84).

use rust_decimal::Decimal;

use crate::error::FieldError;
use crate::field::{Alike, FieldValue, Reading};
use crate::money::parse_number;
use crate::text::written_as_text;

/// Degrees are kept in millionths, a tenth of a metre: exact, and without floating point.
const MICRO: i32 = 1_000_000;

macro_rules! degrees {
    ($($(#[$doc:meta])* $name:ident: $most:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(i32);

        impl $name {
            /// Parses degrees, with a comma or a point before the decimals. What is finer than a millionth is rounded.
            pub fn parse(typed: &str) -> Result<Self, FieldError> {
                let degrees = parse_number(typed).ok_or(FieldError::NotANumber)?;
                let micro = degrees.checked_mul(Decimal::from(MICRO)).and_then(|micro| i32::try_from(micro.round()).ok());
                micro.map_or(Err(FieldError::OutOfRange { min: -$most, max: $most }), Self::of_micro)
            }

            /// Checks millionths of a degree.
            pub fn of_micro(micro: i32) -> Result<Self, FieldError> {
                let is_there = (-$most * MICRO..=$most * MICRO).contains(&micro);
                if is_there { Ok(Self(micro)) } else { Err(FieldError::OutOfRange { min: -$most, max: $most }) }
            }

            /// In millionths of a degree.
            #[must_use]
            pub const fn micro(self) -> i32 {
                self.0
            }

            /// So many millionths further, as far as there are degrees.
            #[must_use]
            pub const fn moved(self, micro: i32) -> Self {
                let (moved, most) = (self.0.saturating_add(micro), $most * MICRO);
                Self(if moved > most { most } else if moved < -most { -most } else { moved })
            }
        }

        written_as_text!($name; parse = Self::parse, text = |value: &Self| {
            Decimal::new(i64::from(value.0), 6).normalize().to_string()
        });

        impl FieldValue for $name {
            const ALIKE: Alike = Alike::Number;

            fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
                Self::parse(typed)
            }

            fn written(&self, _: &Reading) -> String {
                self.to_string()
            }
        }
    )+};
}

degrees! {
    /// How far north of the equator; negative is south.
    Latitude: 90;
    /// How far east of Greenwich; negative is west.
    Longitude: 180;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_as_people_and_services_write_them() {
        for (typed, written) in [
            ("45.757814", "45.757814"),
            (" 45,5 ", "45.5"),
            ("-33.8688197", "-33.86882"),
            ("\u{2212}0,1", "-0.1"),
            ("0", "0"),
            ("90", "90"),
        ] {
            assert_eq!(Latitude::parse(typed).map(|degrees| degrees.to_string()), Ok(written.to_owned()), "{typed}");
        }
        let json = serde_json::to_string(&Longitude::parse("-73.5673").unwrap()).unwrap();
        assert_eq!(
            (json.as_str(), serde_json::from_str::<Longitude>(&json).unwrap().micro()),
            (r#""-73.5673""#, -73_567_300)
        );
    }

    #[test]
    fn what_is_no_place_is_refused() {
        let outside = |most: i64| FieldError::OutOfRange { min: -most, max: most };
        assert_eq!(Latitude::parse("90.000001"), Err(outside(90)));
        assert_eq!(Longitude::parse("-181"), Err(outside(180)));
        assert_eq!(Longitude::parse("99999999999999999999"), Err(outside(180)));
        assert_eq!(Longitude::of_micro(180_000_001), Err(outside(180)));
        for typed in ["", "nord", "45° 30'", "45.7578, 4.832", "NaN", "1e3"] {
            assert_eq!(Latitude::parse(typed), Err(FieldError::NotANumber), "{typed}");
        }
    }

    #[test]
    fn nothing_moves_beyond_the_poles() {
        let north = Latitude::parse("89.999").unwrap();
        assert_eq!((north.moved(2_000).to_string(), north.moved(-2_000).to_string()), ("90".into(), "89.997".into()));
        assert_eq!(Longitude::parse("-180").unwrap().moved(i32::MIN).to_string(), "-180");
    }
}
