//! A stretch of time that comes again and again, and the days that it leads to.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::field::choices;

choices! {
    /// What a stretch is counted in.
    Unit {
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months of the calendar.
        #[default]
        Months = "months",
        /// Years.
        Years = "years",
    }
}

/// Every so many days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u16, Unit)", into = "(u16, Unit)")]
pub struct Every {
    count: u16,
    unit: Unit,
}

impl Every {
    /// The most of a unit: a year's days, and of the others as many, which nobody waits for.
    pub const MAX: u16 = 366;

    /// Every `count` of a unit, from 1 to [`Every::MAX`].
    pub fn new(count: u16, unit: Unit) -> Result<Self, FieldError> {
        if (1..=Self::MAX).contains(&count) {
            Ok(Self { count, unit })
        } else {
            Err(FieldError::OutOfRange { min: 1, max: Self::MAX.into() })
        }
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> u16 {
        self.count
    }

    /// Of what.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The day of a turn, the first of which, 0, is `start`; none beyond the calendar.
    ///
    /// Each is counted from the start, and not from the one before: what begins on 31 January falls on 28 February and on 31 March again.
    #[must_use]
    pub fn day(self, start: NaiveDate, turn: u32) -> Option<NaiveDate> {
        match self.stretch() {
            Stretch::Days(days) => start.checked_add_days(Days::new(u64::from(days) * u64::from(turn))),
            Stretch::Months(months) => start.checked_add_months(Months::new(months.checked_mul(turn)?)),
        }
    }

    /// The day of the turn that would have come before the first.
    #[must_use]
    pub fn day_before(self, start: NaiveDate) -> Option<NaiveDate> {
        match self.stretch() {
            Stretch::Days(days) => start.checked_sub_days(Days::new(days.into())),
            Stretch::Months(months) => start.checked_sub_months(Months::new(months)),
        }
    }

    /// The first turn on a day or behind it. Before the start there is none, so that it is the first of all.
    #[must_use]
    pub fn turn_from(self, start: NaiveDate, day: NaiveDate) -> u32 {
        if day <= start {
            return 0;
        }
        match self.stretch() {
            Stretch::Days(stretch) => {
                // The calendar has fewer days than 32 bits hold.
                let days = u32::try_from(day.signed_duration_since(start).num_days()).unwrap_or(u32::MAX);
                days.div_ceil(stretch)
            }
            Stretch::Months(stretch) => {
                let months = u32::try_from(month(day) - month(start)).unwrap_or(0);
                let turn = months / stretch;
                // In the month that it falls in, or before that, it may still be too early: then it is the one that follows.
                let is_early = self.day(start, turn).is_some_and(|found| found < day);
                turn + u32::from(is_early)
            }
        }
    }

    fn stretch(self) -> Stretch {
        let count = u32::from(self.count);
        match self.unit {
            Unit::Days => Stretch::Days(count),
            Unit::Weeks => Stretch::Days(count * 7),
            Unit::Months => Stretch::Months(count),
            Unit::Years => Stretch::Months(count * 12),
        }
    }
}

/// What a unit comes to, at least one.
enum Stretch {
    Days(u32),
    Months(u32),
}

/// A day's month, counted from the year 0.
fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

impl From<Every> for (u16, Unit) {
    fn from(every: Every) -> Self {
        (every.count, every.unit)
    }
}

impl TryFrom<(u16, Unit)> for Every {
    type Error = String;

    fn try_from((count, unit): (u16, Unit)) -> Result<Self, Self::Error> {
        Self::new(count, unit).map_err(|error| format!("{error:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn days(count: u16, unit: Unit, start: NaiveDate, turns: u32) -> Vec<String> {
        let every = Every::new(count, unit).unwrap();
        (0..turns).map(|turn| every.day(start, turn).unwrap().to_string()).collect()
    }

    #[test]
    fn the_end_of_a_month_is_found_again() {
        let months = days(1, Unit::Months, day(2026, 1, 31), 5);
        assert_eq!(months, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
        let years = days(1, Unit::Years, day(2024, 2, 29), 5);
        assert_eq!(years, ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
        let quarters = days(3, Unit::Months, day(2026, 11, 30), 3);
        assert_eq!(quarters, ["2026-11-30", "2027-02-28", "2027-05-30"]);
    }

    #[test]
    fn days_and_weeks_are_counted() {
        assert_eq!(days(2, Unit::Weeks, day(2026, 12, 24), 2), ["2026-12-24", "2027-01-07"]);
        assert_eq!(days(30, Unit::Days, day(2026, 1, 31), 3), ["2026-01-31", "2026-03-02", "2026-04-01"]);
        assert_eq!(Every::new(1, Unit::Days).unwrap().day(NaiveDate::MAX, 1), None);
        assert_eq!(Every::new(366, Unit::Years).unwrap().day(day(2026, 1, 1), u32::MAX), None);
    }

    #[test]
    fn the_turn_of_a_day_is_found() {
        let monthly = Every::new(1, Unit::Months).unwrap();
        let start = day(2026, 1, 31);
        for (on, turn) in [
            (day(2025, 1, 1), 0),
            (day(2026, 1, 31), 0),
            (day(2026, 2, 1), 1),
            (day(2026, 2, 28), 1),
            (day(2026, 3, 1), 2),
            (day(2026, 4, 30), 3),
            (day(2026, 5, 1), 4),
        ] {
            assert_eq!(monthly.turn_from(start, on), turn, "{on}");
        }
        let weekly = Every::new(1, Unit::Weeks).unwrap();
        assert_eq!((weekly.turn_from(start, day(2026, 2, 7)), weekly.turn_from(start, day(2026, 2, 8))), (1, 2));
    }

    #[test]
    fn a_stretch_has_its_bounds_wherever_it_comes_from() {
        for count in [0, Every::MAX + 1] {
            assert_eq!(Every::new(count, Unit::Days), Err(FieldError::OutOfRange { min: 1, max: 366 }));
        }
        let every = Every::new(3, Unit::Months).unwrap();
        assert_eq!(serde_json::to_string(&every).unwrap(), r#"[3,"months"]"#);
        assert_eq!(serde_json::from_str::<Every>(r#"[3,"months"]"#).unwrap(), every);
        assert!(serde_json::from_str::<Every>(r#"[0,"months"]"#).is_err());
    }
}
