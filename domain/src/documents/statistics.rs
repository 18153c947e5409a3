//! The figures of one client (A17.1): what is to be paid, what was sold and earned in a period, which offers became nothing yet, what
//! sells best, and how fast it pays.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::billing::quantity::Quantity;
use crate::field::choices;
use crate::ids::ProductId;
use crate::money::Currency;

/// How many of the things that sell best are told.
pub const BEST: usize = 10;
/// How many years are told beside each other, the present one among them.
pub const YEARS: i32 = 5;

choices! {
    /// Whose sales are told.
    SalesPeriod {
        /// Since the first of January.
        #[default]
        Year = "year",
        /// Since the first day of the quarter.
        Quarter = "quarter",
        /// Since the first day of the month.
        Month = "month",
        /// The last twelve months up to today.
        TwelveMonths = "twelve_months",
        /// The whole of the year before.
        LastYear = "last_year",
        /// All that there is.
        All = "all",
    }
}

impl SalesPeriod {
    /// Its first and its last day; all that there is has no first one.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1);
        let before = |day: Option<NaiveDate>| day.and_then(|day| day.checked_sub_days(Days::new(1)));
        let (year, month) = (today.year(), today.month());
        match self {
            Self::Year => (first(year, 1), today),
            Self::Quarter => (first(year, month - (month - 1) % 3), today),
            Self::Month => (first(year, month), today),
            Self::TwelveMonths => {
                let since =
                    today.checked_sub_months(Months::new(12)).and_then(|day| day.checked_add_days(Days::new(1)));
                (since, today)
            }
            Self::LastYear => (first(year - 1, 1), before(first(year, 1)).unwrap_or(today)),
            Self::All => (None, today),
        }
    }
}

/// How many, and how much they come to in the smallest unit of a currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many.
    pub count: u32,
    /// How much.
    pub minor: i64,
}

/// The figures, a currency each: amounts of two are never added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// The first day of the period, where it has one.
    pub since: Option<NaiveDate>,
    /// Its last day.
    pub until: NaiveDate,
    /// The currencies in which there is anything, by code.
    pub currencies: Vec<Sales>,
    /// How fast invoices were paid that were paid off in the period.
    pub paid: Option<DaysToPay>,
}

/// The figures in one currency, in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sales {
    /// Which one.
    pub currency: Currency,
    /// What is left to pay today.
    pub to_pay_minor: i64,
    /// What of it is late.
    pub overdue_minor: i64,
    /// What was invoiced in the period without taxes, less what was credited. A down payment counts on its own day, and the invoice for
    /// the whole counts what remains.
    pub turnover_minor: i64,
    /// What of it was earned, as far as costs are known; nothing for who may not see it.
    pub margin_minor: Option<i64>,
    /// Quotes that were agreed to and not invoiced.
    pub to_invoice: Tally,
    /// Quotes whose last day fell into the period and passed without an answer.
    pub expired: Tally,
    /// What sold best in the period, the most first.
    pub best: Vec<Seller>,
    /// The turnover of the last years, the newest first.
    pub years: Vec<YearSold>,
}

/// What sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// The product, where lines were filled in from one.
    pub product: Option<ProductId>,
    /// Its words.
    pub description: String,
    /// How much of it.
    pub quantity: Quantity,
    /// What it came to without taxes.
    pub net_minor: i64,
}

/// What was sold in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearSold {
    /// Which year.
    pub year: i32,
    /// Without taxes, less what was credited.
    pub net_minor: i64,
}

/// How many days pass from an invoice to its last payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysToPay {
    /// On average, rounded.
    pub average: u32,
    /// Of so many invoices.
    pub invoices: u32,
}

impl Statistics {
    /// Of a period, with nothing in it yet.
    #[must_use]
    pub fn of(period: SalesPeriod, today: NaiveDate) -> Self {
        let (since, until) = period.days(today);
        Self { since, until, currencies: Vec::new(), paid: None }
    }

    /// The place of a currency's figures, to count in.
    pub fn of_mut(&mut self, currency: Currency) -> &mut Sales {
        let at = self.currencies.binary_search_by_key(&currency, |sales| sales.currency);
        let at = at.unwrap_or_else(|at| {
            self.currencies.insert(at, Sales::nothing(currency));
            at
        });
        &mut self.currencies[at]
    }

    /// Whether a day lies in the period.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && day <= self.until
    }
}

impl Sales {
    /// Nothing of anything.
    #[must_use]
    pub const fn nothing(currency: Currency) -> Self {
        Self {
            currency,
            to_pay_minor: 0,
            overdue_minor: 0,
            turnover_minor: 0,
            margin_minor: None,
            to_invoice: Tally { count: 0, minor: 0 },
            expired: Tally { count: 0, minor: 0 },
            best: Vec::new(),
            years: Vec::new(),
        }
    }

    /// More was sold on a day, less than nothing where it was taken back.
    pub fn sell_in(&mut self, year: i32, net_minor: i64) {
        match self.years.iter_mut().find(|sold| sold.year == year) {
            Some(sold) => sold.net_minor = sold.net_minor.saturating_add(net_minor),
            None => self.years.push(YearSold { year, net_minor }),
        }
    }
}

impl DaysToPay {
    /// Of what was issued on a day and paid off on another; what was paid before it was issued took no time. None of none.
    #[must_use]
    pub fn of(invoices: impl IntoIterator<Item = (NaiveDate, NaiveDate)>) -> Option<Self> {
        let (mut days, mut count) = (0_u64, 0_u64);
        for (issued_on, paid_on) in invoices {
            days += u64::try_from((paid_on - issued_on).num_days()).unwrap_or(0);
            count += 1;
        }
        let average = (days + count / 2).checked_div(count)?;
        Some(Self { average: u32::try_from(average).ok()?, invoices: u32::try_from(count).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_has_its_first_and_last_day() {
        let days = |period: SalesPeriod, today| {
            let (since, until) = period.days(day(today));
            format!("{} {until}", since.map(|since| since.to_string()).unwrap_or_default())
        };
        for (period, today, expected) in [
            (SalesPeriod::Month, "2026-05-31", "2026-05-01 2026-05-31"),
            (SalesPeriod::Quarter, "2026-05-31", "2026-04-01 2026-05-31"),
            (SalesPeriod::Quarter, "2026-12-31", "2026-10-01 2026-12-31"),
            (SalesPeriod::Quarter, "2026-01-01", "2026-01-01 2026-01-01"),
            (SalesPeriod::Year, "2026-05-31", "2026-01-01 2026-05-31"),
            (SalesPeriod::LastYear, "2026-05-31", "2025-01-01 2025-12-31"),
            (SalesPeriod::TwelveMonths, "2026-05-31", "2025-06-01 2026-05-31"),
            (SalesPeriod::TwelveMonths, "2028-02-29", "2027-03-01 2028-02-29"),
            (SalesPeriod::All, "2026-05-31", " 2026-05-31"),
        ] {
            assert_eq!(days(period, today), expected, "{period:?}");
        }
    }

    #[test]
    fn the_days_to_pay_are_those_of_all_invoices_on_average() {
        let of = |pairs: &[(&str, &str)]| DaysToPay::of(pairs.iter().map(|(issued, paid)| (day(issued), day(paid))));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("2026-03-01", "2026-03-31")]), Some(DaysToPay { average: 30, invoices: 1 }));
        let two = [("2026-03-01", "2026-03-31"), ("2026-03-01", "2026-03-02")];
        assert_eq!(of(&two), Some(DaysToPay { average: 16, invoices: 2 }), "half a day is rounded up");
        assert_eq!(of(&[("2026-03-10", "2026-03-01")]), Some(DaysToPay { average: 0, invoices: 1 }));
    }

    #[test]
    fn amounts_of_two_currencies_stand_apart() {
        let mut all = Statistics::of(SalesPeriod::Year, day("2026-05-31"));
        for (currency, minor) in [(Currency::EUR, 5), (Currency::CAD, 7), (Currency::EUR, 1)] {
            all.of_mut(currency).turnover_minor += minor;
            all.of_mut(currency).sell_in(2026, minor);
        }
        let told: Vec<_> = all.currencies.iter().map(|sales| (sales.currency, sales.turnover_minor)).collect();
        assert_eq!(told, [(Currency::CAD, 7), (Currency::EUR, 6)]);
        assert_eq!(all.currencies[1].years, [YearSold { year: 2026, net_minor: 6 }]);
        assert!(all.holds(day("2026-01-01")) && !all.holds(day("2025-12-31")) && !all.holds(day("2026-06-01")));
    }
}
