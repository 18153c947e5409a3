//! Instants near enough to be told by their distance.

use chrono::{DateTime, Utc};
use domain::format::{Ago, DateStyle, ago, date};

use kit::bootstrap::bootstrap;
use kit::words::{formats, td_string, words};

/// How long ago something happened; both instants are the company's local time.
pub fn when(at: DateTime<Utc>) -> String {
    let l = words();
    match ago(at, bootstrap().now.and_utc(), 0) {
        Ago::Now => td_string!(l, common.now).to_owned(),
        Ago::Minutes(count) => td_string!(l, common.minutes_ago, count = count.to_string()).to_string(),
        Ago::Hours(count) => td_string!(l, common.hours_ago, count = count.to_string()).to_string(),
        Ago::Yesterday => td_string!(l, common.yesterday).to_owned(),
        Ago::Days(count) => td_string!(l, common.days_ago, count = count.to_string()).to_string(),
        Ago::Date => day(at),
    }
}

/// The day of an instant.
pub fn day(at: DateTime<Utc>) -> String {
    date(at.date_naive(), DateStyle::Medium, formats())
}
