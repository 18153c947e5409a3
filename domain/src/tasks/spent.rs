//! How long something took, as people type it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::field::{Alike, FieldValue, Reading};

/// The time of one entry, in whole minutes: at least one, at most a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(u32);

/// A day: nobody works longer at a stretch, and a timer that runs on was forgotten.
const MAX_MINUTES: u32 = 24 * 60;

/// Parts of an hour have four decimals at most.
const MAX_DECIMALS: usize = 4;

impl Minutes {
    /// So many minutes.
    ///
    /// # Errors
    ///
    /// [`FieldError::NotADuration`] for none, and for more than a day.
    pub fn new(minutes: u32) -> Result<Self, FieldError> {
        if (1..=MAX_MINUTES).contains(&minutes) { Ok(Self(minutes)) } else { Err(FieldError::NotADuration) }
    }

    /// Reads a duration: `1:30`, `1h30`, `1 h 30 min`, `90 min`, `1,5`, `1.5 h`. A number alone is hours; parts of an hour are rounded to
    /// the nearest minute.
    ///
    /// # Errors
    ///
    /// [`FieldError::Required`] for nothing, and [`FieldError::NotADuration`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let text: String = typed.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
        if text.is_empty() {
            return Err(FieldError::Required);
        }
        read(&text).ok_or(FieldError::NotADuration).and_then(Self::new)
    }

    /// What a timer shows between two instants: to the nearest minute, at least one and at most a day.
    #[must_use]
    pub fn between(start: DateTime<Utc>, end: DateTime<Utc>) -> Self {
        let minutes = (end - start).num_seconds().max(0).saturating_add(30) / 60;
        Self(u32::try_from(minutes).unwrap_or(MAX_MINUTES).clamp(1, MAX_MINUTES))
    }

    /// How many.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

fn read(text: &str) -> Option<u32> {
    if let Some((hours, minutes)) = text.split_once(':') {
        return if minutes.len() == 2 { clock(hours, minutes) } else { None };
    }
    for unit in ["minutes", "minute", "mins", "min", "mn", "m"] {
        if let Some(number) = text.strip_suffix(unit) {
            return number.split_once('h').map_or_else(|| digits(number), |(hours, minutes)| clock(hours, minutes));
        }
    }
    for unit in ["heures", "heure", "hours", "hour", "hrs", "hr", "h"] {
        if let Some(number) = text.strip_suffix(unit) {
            return decimal(number);
        }
    }
    text.split_once('h').map_or_else(|| decimal(text), |(hours, minutes)| clock(hours, minutes))
}

/// Hours and the minutes that are no whole hour.
fn clock(hours: &str, minutes: &str) -> Option<u32> {
    let minutes = digits(minutes).filter(|minutes| *minutes < 60)?;
    digits(hours)?.checked_mul(60)?.checked_add(minutes)
}

/// Hours with decimals, to the nearest minute.
fn decimal(text: &str) -> Option<u32> {
    let Some((whole, part)) = text.split_once([',', '.']) else { return digits(text)?.checked_mul(60) };
    let decimals = u32::try_from(part.len()).ok().filter(|_| part.len() <= MAX_DECIMALS)?;
    let scale = 10_u32.pow(decimals);
    let parts = digits(whole)?.checked_mul(scale)?.checked_add(digits(part)?)?;
    Some(parts.checked_mul(60)?.checked_add(scale / 2)? / scale)
}

/// One to four digits.
fn digits(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// So much time as it is read: `1:05`, `124:30`. The same in every language, and in columns one under the other.
#[must_use]
pub fn written(minutes: u64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

impl FieldValue for Minutes {
    const ALIKE: Alike = Alike::Text;

    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        written(self.0.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, minutes) in [
            ("1:30", 90),
            ("0:05", 5),
            ("1h30", 90),
            ("1 h 30", 90),
            ("1H05", 65),
            ("1h5", 65),
            ("1 h 30 min", 90),
            ("2h", 120),
            ("90 min", 90),
            ("90mn", 90),
            ("45 m", 45),
            ("1,5", 90),
            ("1.5", 90),
            ("0,25", 15),
            ("1,5 h", 90),
            ("1.25 hours", 75),
            ("2 heures", 120),
            ("3", 180),
            ("0,33", 20),
            ("24", 1_440),
            ("\u{a0}1\u{202f}h\u{202f}15 ", 75),
        ] {
            assert_eq!(Minutes::parse(typed).map(Minutes::get), Ok(minutes), "{typed:?}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        assert_eq!(Minutes::parse("  "), Err(FieldError::Required));
        let longer = "1".repeat(400);
        for typed in [
            "0",
            "0:00",
            "24:01",
            "25",
            "1441 min",
            "1:60",
            "1:5",
            "1:",
            ":30",
            "-1",
            "1h60",
            "1,",
            ",5",
            "1,23456",
            "x",
            "1h30x",
            "1:30:00",
            "h",
            "min",
            "1e3",
            "٣",
            "1 000 000",
            "7158,2788",
            &longer,
        ] {
            assert_eq!(Minutes::parse(typed), Err(FieldError::NotADuration), "{typed:?}");
        }
    }

    #[test]
    fn what_is_read_is_written_and_read_again() {
        for minutes in 1..=MAX_MINUTES {
            let read = Minutes::parse(&written(minutes.into()));
            assert_eq!(read.map(Minutes::get), Ok(minutes));
        }
        assert_eq!(written(7_470), "124:30");
    }

    #[test]
    fn a_timer_counts_to_the_nearest_minute_and_never_more_than_a_day() {
        let start = DateTime::UNIX_EPOCH;
        let after = |seconds| Minutes::between(start, start + chrono::Duration::seconds(seconds)).get();
        for (seconds, minutes) in [(-5, 1), (0, 1), (29, 1), (89, 1), (90, 2), (3_600, 60), (200_000, 1_440)] {
            assert_eq!(after(seconds), minutes, "{seconds}");
        }
    }
}
