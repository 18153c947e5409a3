//! What is asked of a statement, as its address says it: the page, its file and its PDF are asked for alike.

use chrono::{Datelike, Days as Count, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::day;
use crate::field::choices;

choices! {
    /// The days that a statement tells of.
    StatementPeriod {
        /// This month, whole.
        ThisMonth = "this_month",
        /// The month before.
        LastMonth = "last_month",
        /// This quarter, whole.
        ThisQuarter = "this_quarter",
        /// This year, whole.
        #[default]
        ThisYear = "this_year",
        /// The year before.
        LastYear = "last_year",
        /// All that there is.
        All = "all",
        /// From a day to a day.
        Days = "days",
    }
}

/// What is asked of a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementQuery {
    /// Which days.
    pub period: StatementPeriod,
    /// The first one, where they are chosen; from the beginning without.
    pub from: Option<NaiveDate>,
    /// The last one, where they are chosen; to the end without.
    pub to: Option<NaiveDate>,
    /// Whether only what is still open at their end is listed, from whichever day it is.
    pub is_open: bool,
}

/// The first and the last day of a period, each as far as it has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first one.
    pub from: Option<NaiveDate>,
    /// The last one.
    pub to: Option<NaiveDate>,
}

impl StatementQuery {
    /// From a day to a day.
    #[must_use]
    pub fn between(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        // Who gives them the other way round means the same days.
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) if to < from => (Some(to), Some(from)),
            days => days,
        };
        Self { period: StatementPeriod::Days, from, to, is_open: false }
    }

    /// What an address asks for; what makes no sense in it is not asked. Days alone are a period too.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let day = |name| get(name).and_then(|typed| day::parse(&typed).ok());
        let is_open = get("open").is_some_and(|typed| matches!(typed.as_str(), "1" | "on" | "true"));
        let period = get("period").and_then(|typed| StatementPeriod::parse(&typed).ok());
        let (from, to) = (day("from"), day("to"));
        let is_between = match period {
            Some(period) => period == StatementPeriod::Days,
            None => from.is_some() || to.is_some(),
        };
        if is_between {
            return Self { is_open, ..Self::between(from, to) };
        }
        Self { period: period.unwrap_or_default(), from: None, to: None, is_open }
    }

    /// The query of an address that asks for it, with its `?`; nothing for what is usual.
    #[must_use]
    pub fn written(self) -> String {
        let day = |name, day: Option<NaiveDate>| Some(format!("{name}={}", day?));
        let named = match self.period {
            StatementPeriod::Days if self.from.is_some() || self.to.is_some() => None,
            period if period == StatementPeriod::default() => None,
            period => Some(format!("period={}", period.as_str())),
        };
        let open = self.is_open.then(|| "open=1".to_owned());
        let parts: Vec<String> =
            [named, day("from", self.from), day("to", self.to), open].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// Its days, as they are on a day.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> Days {
        let (year, month) = (today.year(), today.month());
        let whole = |year, first, months| Days { from: first_of(year, first), to: last_of(year, first + months - 1) };
        match self.period {
            StatementPeriod::ThisMonth => whole(year, month, 1),
            StatementPeriod::LastMonth if month == 1 => whole(year - 1, 12, 1),
            StatementPeriod::LastMonth => whole(year, month - 1, 1),
            StatementPeriod::ThisQuarter => whole(year, month - (month - 1) % 3, 3),
            StatementPeriod::ThisYear => whole(year, 1, 12),
            StatementPeriod::LastYear => whole(year - 1, 1, 12),
            StatementPeriod::All => Days::default(),
            StatementPeriod::Days => Days { from: self.from, to: self.to },
        }
    }
}

impl Days {
    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let next = if month == 12 { first_of(year + 1, 1) } else { first_of(year, month + 1) };
    next.and_then(|next| next.checked_sub_days(Count::new(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(query: &str) -> StatementQuery {
        let pairs: Vec<(&str, &str)> =
            query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
        let found = |name: &str| pairs.iter().find(|(of, _)| *of == name);
        StatementQuery::read(|name| found(name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_period_is_whole() {
        let days = |period, today| {
            let days = StatementQuery { period, ..StatementQuery::default() }.days(day(today));
            [days.from, days.to].map(|day| day.map(|day| day.to_string()).unwrap_or_default()).join(" ")
        };
        for (period, today, expected) in [
            (StatementPeriod::ThisMonth, "2028-02-05", "2028-02-01 2028-02-29"),
            (StatementPeriod::ThisMonth, "2026-12-31", "2026-12-01 2026-12-31"),
            (StatementPeriod::LastMonth, "2026-03-31", "2026-02-01 2026-02-28"),
            (StatementPeriod::LastMonth, "2026-01-01", "2025-12-01 2025-12-31"),
            (StatementPeriod::ThisQuarter, "2026-05-31", "2026-04-01 2026-06-30"),
            (StatementPeriod::ThisQuarter, "2026-12-01", "2026-10-01 2026-12-31"),
            (StatementPeriod::ThisYear, "2026-05-31", "2026-01-01 2026-12-31"),
            (StatementPeriod::LastYear, "2026-05-31", "2025-01-01 2025-12-31"),
            (StatementPeriod::All, "2026-05-31", " "),
        ] {
            assert_eq!(days(period, today), expected, "{period:?} on {today}");
        }
    }

    #[test]
    fn an_address_says_what_is_asked() {
        for query in ["", "?open=1", "?period=all", "?period=last_month&open=1", "?period=days"] {
            assert_eq!(read(query).written(), query);
        }
        for query in ["?from=2026-03-01&to=2026-03-31", "?from=2026-03-01", "?to=2026-03-31&open=1"] {
            let asked = read(query);
            assert_eq!((asked.period, asked.written().as_str()), (StatementPeriod::Days, query));
        }
    }

    #[test]
    fn what_makes_no_sense_is_not_asked() {
        assert_eq!(read("?period=tomorrow&from=x&open=maybe"), StatementQuery::default());
        assert_eq!(read("?period=all&from=2026-03-01"), read("?period=all"), "days of a period that has its own");
        assert_eq!(read("?period=days&from=&to=").days(day("2026-05-31")), Days::default());
        assert_eq!(read("?from=2026-03-31&to=2026-03-01"), read("?from=2026-03-01&to=2026-03-31"));
    }
}
