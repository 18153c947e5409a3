//! How long ago something happened. The words for it are chosen where it is shown.

use chrono::{DateTime, TimeDelta, Utc};

/// How an instant is told: by distance while it is near, by its date from a week on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ago {
    /// Less than a minute ago, or a clock that runs ahead of the server's.
    Now,
    /// Whole minutes, 1 to 59.
    Minutes(u32),
    /// Whole hours, on the same day.
    Hours(u32),
    /// The day before, an hour ago at least.
    Yesterday,
    /// Days before, 2 to 6.
    Days(u32),
    /// Longer ago: write the date.
    Date,
}

/// How long before `now` something happened, for a reader whose clock is `offset_minutes` ahead of UTC.
///
/// Days are the reader's: at one in the morning, eleven in the evening was yesterday.
pub fn ago(then: DateTime<Utc>, now: DateTime<Utc>, offset_minutes: i32) -> Ago {
    let elapsed = now.signed_duration_since(then);
    let offset = TimeDelta::minutes(i64::from(offset_minutes));
    let day = |instant: DateTime<Utc>| instant.checked_add_signed(offset).unwrap_or(instant).date_naive();
    let days = day(now).signed_duration_since(day(then)).num_days();
    let count = |value: i64| u32::try_from(value).unwrap_or_default();
    match (elapsed.num_minutes(), days) {
        (..=0, _) => Ago::Now,
        (minutes @ 1..=59, _) => Ago::Minutes(count(minutes)),
        (_, ..=0) => Ago::Hours(count(elapsed.num_hours())),
        (_, 1) => Ago::Yesterday,
        (_, 2..=6) => Ago::Days(count(days)),
        _ => Ago::Date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_by_distance_then_by_date() {
        let now: DateTime<Utc> = "2026-11-12T12:00:00Z".parse().unwrap();
        for (then, told) in [
            ("2026-11-12T12:05:00Z", Ago::Now),
            ("2026-11-12T11:59:30Z", Ago::Now),
            ("2026-11-12T11:01:00Z", Ago::Minutes(59)),
            ("2026-11-12T00:30:00Z", Ago::Hours(11)),
            ("2026-11-11T23:30:00Z", Ago::Yesterday),
            ("2026-11-06T00:00:00Z", Ago::Days(6)),
            ("2026-11-05T23:59:00Z", Ago::Date),
        ] {
            assert_eq!(ago(then.parse().unwrap(), now, 0), told, "{then}");
        }
    }

    #[test]
    fn days_are_the_readers() {
        let now: DateTime<Utc> = "2026-11-12T06:00:00Z".parse().unwrap();
        let then: DateTime<Utc> = "2026-11-12T02:00:00Z".parse().unwrap();
        assert_eq!(ago(then, now, 0), Ago::Hours(4));
        assert_eq!(ago(then, now, -300), Ago::Yesterday);
    }
}
