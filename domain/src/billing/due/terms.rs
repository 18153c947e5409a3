//! Payment terms: days, the end of a month, days again.

use chrono::{Datelike, Days, NaiveDate};

use crate::error::FieldError;
use crate::field::choices;
use crate::lists::{AT_ONCE, ListItem, MAX_DAYS, at_end_of_month};
use crate::text::{fold, written_as_text};

choices! {
    /// In which words terms are told; the numbers are their [`Terms::days`] and [`Terms::days_after`].
    TermsWording {
        /// On the invoice's day.
        #[default]
        OnReceipt = "on_receipt",
        /// « 30 jours ».
        Net = "net",
        /// « fin de mois ».
        EndOfMonth = "end_of_month",
        /// « fin de mois + 45 jours ».
        EndOfMonthThenDays = "end_of_month_then_days",
        /// « 45 jours fin de mois ».
        DaysThenEndOfMonth = "days_then_end_of_month",
        /// « 30 jours fin de mois le 10 ».
        DaysThenEndOfMonthThenDays = "days_then_end_of_month_then_days",
    }
}

/// When something is to be paid, counted from the invoice's day: so many days later, then, where it says so, the end of that month, and so
/// many days behind it.
///
/// « 45 jours fin de mois » may be counted in two ways, which the administration leaves to the parties: 45 days and then the end of the
/// month, or the end of the month and then 45 days (Code de commerce, art. L441-10, I; DGCCRF, « Délais de paiement : les règles à
/// connaître »). Here those words mean the first, [`Terms::days_then_end_of_month`], as they do in the list of payment terms; the second is
/// written « fin de mois + 45 jours », [`Terms::end_of_month_then_days`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Terms {
    days: u16,
    /// Days behind the end of the month; none where no month's end is meant.
    after: Option<u16>,
}

impl Terms {
    /// On the invoice's day (A3.8, « Net 0 »).
    pub const ON_RECEIPT: Self = Self { days: 0, after: None };
    /// What the law says where nothing was agreed, 30 days (Code de commerce, art. L441-10, I). It counts them from the day of delivery,
    /// which is that of the invoice at the latest.
    pub const LEGAL: Self = Self { days: 30, after: None };

    /// So many days later (A3.8).
    pub fn net(days: u16) -> Result<Self, FieldError> {
        Self::new(days, None)
    }

    /// So many days later, then the end of that month.
    pub fn days_then_end_of_month(days: u16) -> Result<Self, FieldError> {
        Self::new(days, Some(0))
    }

    /// The end of the month, then so many days later.
    pub fn end_of_month_then_days(days: u16) -> Result<Self, FieldError> {
        Self::new(0, Some(days))
    }

    /// Days, and days behind the end of the month, where it is meant.
    pub fn new(days: u16, after: Option<u16>) -> Result<Self, FieldError> {
        if days > MAX_DAYS || after.is_some_and(|after| after > MAX_DAYS) {
            return Err(FieldError::OutOfRange { min: 0, max: MAX_DAYS.into() });
        }
        Ok(Self { days, after })
    }

    /// What an entry of the list of payment terms says; nothing where it is words alone (« selon contrat »).
    #[must_use]
    pub fn of_item(item: &ListItem) -> Option<Self> {
        Self::new(item.days?, item.end_of_month.then(|| item.days_after.unwrap_or(0))).ok()
    }

    /// Days from the invoice's day on.
    #[must_use]
    pub const fn days(self) -> u16 {
        self.days
    }

    /// Days from the end of the month on; none where no month's end is meant.
    #[must_use]
    pub const fn days_after(self) -> Option<u16> {
        self.after
    }

    /// In which words they are told.
    #[must_use]
    pub const fn wording(self) -> TermsWording {
        match (self.days, self.after) {
            (0, None) => TermsWording::OnReceipt,
            (_, None) => TermsWording::Net,
            (0, Some(0)) => TermsWording::EndOfMonth,
            (0, Some(_)) => TermsWording::EndOfMonthThenDays,
            (_, Some(0)) => TermsWording::DaysThenEndOfMonth,
            (_, Some(_)) => TermsWording::DaysThenEndOfMonthThenDays,
        }
    }

    /// The last day to pay what was invoiced on a day; none beyond the end of the calendar.
    #[must_use]
    pub fn due_on(self, issued_on: NaiveDate) -> Option<NaiveDate> {
        let counted = later(issued_on, self.days)?;
        match self.after {
            None => Some(counted),
            Some(after) => later(end_of_month(counted)?, after),
        }
    }

    /// Reads terms as they are written in French or English, and as they are kept: « 30 jours », « Net 45 », « 45 jours fin de mois »,
    /// « EOM + 30 », « 30 jours fin de mois le 10 », « à réception ».
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let words = fold(typed);
        if words.trim().is_empty() {
            return Err(FieldError::Required);
        }
        if let Some((before, after)) = at_end_of_month(&words) {
            return Self::new(number(before)?.unwrap_or(0), Some(number(after)?.unwrap_or(0)));
        }
        match number(&words)? {
            Some(days) => Self::net(days),
            None if AT_ONCE.iter().any(|at_once| words.contains(at_once)) => Ok(Self::ON_RECEIPT),
            None => Err(FieldError::NotAChoice),
        }
    }

    /// As they are kept, which [`Terms::parse`] reads.
    fn kept(self) -> String {
        let days = self.days;
        match self.after {
            None => days.to_string(),
            Some(0) => format!("{days} eom"),
            Some(after) => format!("{days} eom + {after}"),
        }
    }
}

written_as_text!(Terms; parse = Self::parse, text = |terms: &Self| terms.kept());

/// So many days later.
pub(super) fn later(day: NaiveDate, days: u16) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days.into()))
}

/// The last day of a day's month.
pub(super) fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(day.num_days_in_month().into())
}

/// The one number in a text, if there is any. Several are not terms, nor is one below zero.
fn number(text: &str) -> Result<Option<u16>, FieldError> {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return Ok(None) };
    let (before, rest) = text.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    if after.contains(|c: char| c.is_ascii_digit()) {
        return Err(FieldError::NotAChoice);
    }
    let outside = FieldError::OutOfRange { min: 0, max: MAX_DAYS.into() };
    // `Net-30` has a hyphen, `- 30` and `-30` a sign.
    let is_negative = before.trim_end().strip_suffix('-').is_some_and(|it| it.is_empty() || it.ends_with(' '));
    if is_negative {
        return Err(outside);
    }
    digits.parse().map(Some).map_err(|_| outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn due(terms: &str, issued_on: NaiveDate) -> NaiveDate {
        Terms::parse(terms).unwrap().due_on(issued_on).unwrap()
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_leap_years() {
        assert_eq!(due("0", day(2026, 3, 5)), day(2026, 3, 5));
        assert_eq!(due("Net 30", day(2026, 1, 31)), day(2026, 3, 2));
        assert_eq!(due("Net 30", day(2028, 1, 31)), day(2028, 3, 1), "a leap year");
        assert_eq!(due("Net 1", day(2026, 12, 31)), day(2027, 1, 1));
        assert_eq!(due("Net 60", day(2027, 12, 31)), day(2028, 2, 29));
        assert_eq!(Terms::LEGAL.due_on(NaiveDate::MAX), None);
    }

    #[test]
    fn the_end_of_the_month_is_its_last_day() {
        for (month, last) in [(1, 31), (2, 28), (4, 30), (12, 31)] {
            assert_eq!(due("fin de mois", day(2026, month, 1)), day(2026, month, last));
            assert_eq!(due("fin de mois", day(2026, month, last)), day(2026, month, last));
        }
        assert_eq!(due("fin de mois", day(2028, 2, 10)), day(2028, 2, 29));
        assert_eq!(due("fin de mois", day(2100, 2, 10)), day(2100, 2, 28), "no leap year");
    }

    #[test]
    fn forty_five_days_end_of_month_is_read_in_two_ways() {
        // The example of the law's commentators: an invoice of 15 January.
        let issued_on = day(2026, 1, 15);
        assert_eq!(due("45 jours fin de mois", issued_on), day(2026, 3, 31));
        assert_eq!(due("fin de mois + 45 jours", issued_on), day(2026, 3, 17));
        assert_eq!(due("30 jours fin de mois le 10", issued_on), day(2026, 3, 10));
    }

    #[test]
    fn terms_are_read_from_their_words() {
        for (typed, days, after, wording) in [
            ("À réception", 0, None, TermsWording::OnReceipt),
            ("Due on receipt", 0, None, TermsWording::OnReceipt),
            ("Net 0", 0, None, TermsWording::OnReceipt),
            ("net-30", 30, None, TermsWording::Net),
            ("30\u{a0}jours nets", 30, None, TermsWording::Net),
            ("Géomètre, 30 jours", 30, None, TermsWording::Net),
            ("Fin de mois", 0, Some(0), TermsWording::EndOfMonth),
            ("EOM+30", 0, Some(30), TermsWording::EndOfMonthThenDays),
            ("Fin de mois 45 jours", 0, Some(45), TermsWording::EndOfMonthThenDays),
            ("45FDM", 45, Some(0), TermsWording::DaysThenEndOfMonth),
            ("45 days end of month", 45, Some(0), TermsWording::DaysThenEndOfMonth),
            ("30 jours, fin de mois, le 15", 30, Some(15), TermsWording::DaysThenEndOfMonthThenDays),
        ] {
            let terms = Terms::parse(typed).unwrap();
            assert_eq!((terms.days(), terms.days_after(), terms.wording()), (days, after, wording), "{typed}");
        }
        let outside = FieldError::OutOfRange { min: 0, max: 365 };
        for (typed, error) in [
            (" ", FieldError::Required),
            ("Selon contrat", FieldError::NotAChoice),
            ("30 ou 60 jours", FieldError::NotAChoice),
            ("30,5 jours", FieldError::NotAChoice),
            ("-30", outside.clone()),
            ("fin de mois - 5", outside.clone()),
            ("366", outside.clone()),
            ("99999999999", outside.clone()),
            ("fin de mois + 366", outside),
        ] {
            assert_eq!(Terms::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn terms_are_read_as_they_are_kept() {
        for days in [0, 1, 45, MAX_DAYS] {
            for after in [None, Some(0), Some(1), Some(MAX_DAYS)] {
                let terms = Terms::new(days, after).unwrap();
                assert_eq!(Terms::parse(&terms.to_string()), Ok(terms), "{terms}");
                let json = serde_json::to_string(&terms).unwrap();
                assert_eq!(serde_json::from_str::<Terms>(&json).unwrap(), terms);
            }
        }
        assert!(Terms::new(MAX_DAYS + 1, None).is_err() && Terms::new(0, Some(MAX_DAYS + 1)).is_err());
    }
}
