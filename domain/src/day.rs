//! A day as it is typed, brought in from a file or asked for in an address: read in one way, whoever wrote it.

use chrono::{Datelike, NaiveDate};

use crate::error::FieldError;

/// How a day is written in forms, addresses and files: what a browser's field of a day sends.
pub const WRITTEN: &str = "%Y-%m-%d";

/// The first year that is believed: whoever was born or founded before it signs no document any more, and 0026 is a slip.
pub const FIRST_YEAR: i32 = 1900;
/// The last one.
pub const LAST_YEAR: i32 = 2200;

/// The first day, as it is written.
pub const FIRST: &str = "1900-01-01";
/// The last one.
pub const LAST: &str = "2200-12-31";

/// Reads a day.
///
/// # Errors
/// [`FieldError::YearOutOfRange`] for a year that nobody means, [`FieldError::NotADate`] for what is no day of the calendar.
pub fn parse(text: &str) -> Result<NaiveDate, FieldError> {
    let text = text.trim();
    let strange = FieldError::YearOutOfRange { from: FIRST_YEAR, to: LAST_YEAR };
    match NaiveDate::parse_from_str(text, WRITTEN) {
        Ok(day) if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) => Ok(day),
        Ok(_) => Err(strange),
        // A field of a day takes years of six digits, which are none here.
        Err(_) if has_long_year(text) => Err(strange),
        Err(_) => Err(FieldError::NotADate),
    }
}

fn has_long_year(text: &str) -> bool {
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or_default();
    year.len() > 4 && are_digits(year) && parts.clone().count() == 2 && parts.all(are_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRANGE: FieldError = FieldError::YearOutOfRange { from: 1900, to: 2200 };

    #[test]
    fn days_are_read_in_the_years_that_people_mean() {
        for text in [FIRST, "2026-11-28", " 2026-11-28 ", "2024-02-29", LAST] {
            assert_eq!(parse(text).unwrap().format(WRITTEN).to_string(), text.trim());
        }
        assert_eq!((parse(FIRST).unwrap().year(), parse(LAST).unwrap().year()), (FIRST_YEAR, LAST_YEAR));
    }

    #[test]
    fn other_years_are_slips() {
        for text in [
            "0000-01-01",
            "0026-11-28",
            "26-11-28",
            "1899-12-31",
            "2201-01-01",
            "9999-12-31",
            "20260-11-28",
            "202611-11-28",
        ] {
            assert_eq!(parse(text), Err(STRANGE), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "demain",
            "2026-02-30",
            "2026-13-01",
            "28/11/2026",
            "2026-11",
            "20261128",
            "20260-11",
            "-",
            "20260-a-b",
        ] {
            assert_eq!(parse(text), Err(FieldError::NotADate), "{text}");
        }
    }
}
