//! The words for when something happened.

use chrono::NaiveDateTime;
use domain::format::ago::{Ago, ago};
use domain::format::{DateStyle, date, time};

use kit::words::{Locale, formats, td_string};

/// How long ago, or on which day.
pub fn when(l: Locale, at: NaiveDateTime, now: NaiveDateTime) -> String {
    match ago(at.and_utc(), now.and_utc(), 0) {
        Ago::Now => td_string!(l, common.now).to_owned(),
        Ago::Minutes(count) => td_string!(l, common.minutes_ago, count = count.to_string()).to_string(),
        Ago::Hours(count) => td_string!(l, common.hours_ago, count = count.to_string()).to_string(),
        Ago::Yesterday => td_string!(l, common.yesterday).to_owned(),
        Ago::Days(count) => td_string!(l, common.days_ago, count = count.to_string()).to_string(),
        Ago::Date => date(at.date(), DateStyle::Medium, formats()),
    }
}

/// Day and hour in full, for whoever points at it.
pub fn exactly(at: NaiveDateTime) -> String {
    format!("{}, {}", date(at.date(), DateStyle::Long, formats()), time(at.time(), formats()))
}
