//! Dates and times of day.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use super::{Language, Locale};

/// How much of a date is written, as `dateStyle` of `Intl.DateTimeFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// Numbers only, for columns: `12/11/2026`, `2026-11-12`, `11/12/26`.
    Short,
    /// The month's name cut short: `12 nov. 2026`, `Nov 12, 2026`.
    Medium,
    /// In full, for letters and documents: `12 novembre 2026`, `November 12, 2026`.
    Long,
}

#[rustfmt::skip]
const FRENCH: [&str; 12] = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
];
#[rustfmt::skip]
const FRENCH_CUT: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
];
#[rustfmt::skip]
const ENGLISH: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/// A day of the calendar.
pub fn date(date: NaiveDate, style: DateStyle, locale: Locale) -> String {
    let (year, day) = (date.year(), date.day());
    if style == DateStyle::Short {
        return short(date, locale);
    }
    let month = month(date.month0() as usize, style, locale);
    match locale {
        Locale::FrFr | Locale::FrCa | Locale::EnGb => format!("{day} {month} {year}"),
        Locale::EnUs | Locale::EnCa => format!("{month} {day}, {year}"),
    }
}

/// The name of a day's month in full, as it stands within a sentence: `mars`, `March`.
pub fn month_name(date: NaiveDate, locale: Locale) -> &'static str {
    month(date.month0() as usize, DateStyle::Long, locale)
}

/// The name of a day's month cut short, as it stands alone: `févr.`, `Feb`.
pub fn month_cut(date: NaiveDate, locale: Locale) -> &'static str {
    month(date.month0() as usize, DateStyle::Medium, locale)
}

/// A time of day to the minute: `14:02`, `14 h 02`, `2:02 PM`, `2:02 p.m.`.
pub fn time(time: NaiveTime, locale: Locale) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    let (afternoon, twelve) = time.hour12();
    match locale {
        Locale::FrFr | Locale::EnGb => format!("{hour:02}:{minute:02}"),
        Locale::FrCa => format!("{hour:02} h {minute:02}"),
        Locale::EnUs => format!("{twelve}:{minute:02} {}", if afternoon { "PM" } else { "AM" }),
        Locale::EnCa => format!("{twelve}:{minute:02} {}", if afternoon { "p.m." } else { "a.m." }),
    }
}

/// An instant as the clock on the reader's wall shows it, `offset_minutes` ahead of UTC.
///
/// The offset is passed in: the rules know no time zone, and the server must write what the browser will write.
pub fn date_time(instant: DateTime<Utc>, offset_minutes: i32, style: DateStyle, locale: Locale) -> String {
    let utc = instant.naive_utc();
    let local = utc.checked_add_signed(TimeDelta::minutes(i64::from(offset_minutes))).unwrap_or(utc);
    let between = match (style, locale.language()) {
        (DateStyle::Short, Language::French) => " ",
        (DateStyle::Long, Language::French) => " à ",
        (DateStyle::Long, Language::English) => " at ",
        _ => ", ",
    };
    format!("{}{between}{}", date(local.date(), style, locale), time(local.time(), locale))
}

fn short(date: NaiveDate, locale: Locale) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match locale {
        Locale::FrFr | Locale::EnGb => format!("{day:02}/{month:02}/{year}"),
        Locale::FrCa | Locale::EnCa => format!("{year}-{month:02}-{day:02}"),
        Locale::EnUs => format!("{month}/{day}/{:02}", year.rem_euclid(100)),
    }
}

fn month(month0: usize, style: DateStyle, locale: Locale) -> &'static str {
    match (style, locale) {
        (DateStyle::Long, _) if locale.language() == Language::French => FRENCH[month0],
        (DateStyle::Long, _) => ENGLISH[month0],
        (_, Locale::FrCa) if month0 == 6 => "juill.",
        (_, Locale::FrFr | Locale::FrCa) => FRENCH_CUT[month0],
        (_, Locale::EnGb) if month0 == 8 => "Sept",
        _ => &ENGLISH[month0][..3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_each_country_writes() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        assert_eq!(date(day, DateStyle::Medium, Locale::FrFr), "2 nov. 2026");
        assert_eq!(date(day, DateStyle::Long, Locale::EnCa), "November 2, 2026");
        assert_eq!(date(day, DateStyle::Short, Locale::EnUs), "11/2/26");
        assert_eq!(date(day, DateStyle::Short, Locale::FrCa), "2026-11-02");
        assert_eq!(month_name(day, Locale::FrCa), "novembre");
        assert_eq!(month_name(day, Locale::EnGb), "November");
    }

    #[test]
    fn shifts_instants_to_the_reader() {
        let instant: DateTime<Utc> = "2026-11-02T23:30:00Z".parse().unwrap();
        assert_eq!(date_time(instant, 60, DateStyle::Medium, Locale::FrFr), "3 nov. 2026, 00:30");
        assert_eq!(date_time(instant, -300, DateStyle::Long, Locale::EnCa), "November 2, 2026 at 6:30 p.m.");
        assert!(!date_time(DateTime::<Utc>::MAX_UTC, i32::MAX, DateStyle::Short, Locale::FrFr).is_empty());
    }
}
