//! Where a company stands: what it is owed, how late that is, what came in, what waits for an answer, and a year month by month.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::billing::due::{Due, paid_of_each};
use crate::ids::{ClientId, DocumentId};
use crate::money::{Currency, Money};

/// The months that are shown, the present one last.
pub const MONTHS: u32 = 12;

/// The last days of the ages that late amounts are told by; what is older comes after them.
pub const AGES: [i64; 3] = [30, 60, 90];

/// What the page says. Amounts of each currency stand apart: they are never added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    /// The company's currency, which the year is told in.
    pub currency: Currency,
    /// The day in the company's time zone.
    pub today: NaiveDate,
    /// What is left of invoices to pay.
    pub owed: Sums,
    /// What of it is late: by 1 to 30 days, 31 to 60, 61 to 90, and more.
    pub late: [Sums; 4],
    /// What came in this month.
    pub received: Sums,
    /// Quotes that were sent and wait for an answer.
    pub quotes: Sums,
    /// The year, month by month.
    pub months: Vec<Month>,
    /// The next invoices that templates make, the first one first.
    pub runs: Vec<NextRun>,
}

/// The invoices of templates that are shown.
pub const RUNS: u32 = 6;

/// An invoice that a template makes next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextRun {
    /// The template.
    pub id: DocumentId,
    /// Whose it is.
    pub client: ClientId,
    /// What they are called.
    pub client_name: String,
    /// What it is about.
    pub title: Option<String>,
    /// Its day.
    pub on: NaiveDate,
    /// What it comes to, with taxes.
    pub amount: Money,
    /// Whether it could not be made when it was due.
    pub is_troubled: bool,
}

/// How many, and how much in each currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// How many.
    pub count: u32,
    /// How much, a currency once.
    pub amounts: Vec<Money>,
}

/// A month in the company's currency, in its smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// What was invoiced without taxes, less what was credited.
    pub sold_minor: i64,
    /// What came in, less what was given back.
    pub received_minor: i64,
    /// What was bought, without taxes.
    pub spent_minor: i64,
}

impl Month {
    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.first.checked_add_months(Months::new(1));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.first)
    }
}

impl Sums {
    /// So many more, which come to an amount. A sum beyond what can be kept stays where it was: nobody is owed so much.
    pub fn add(&mut self, count: u32, amount: Money) {
        self.count = self.count.saturating_add(count);
        match self.amounts.iter_mut().find(|sum| sum.currency() == amount.currency()) {
            Some(sum) => *sum = sum.checked_add(amount).unwrap_or(*sum),
            None => self.amounts.push(amount),
        }
    }

    /// How much in a currency.
    #[must_use]
    pub fn of(&self, currency: Currency) -> Money {
        self.amounts.iter().copied().find(|sum| sum.currency() == currency).unwrap_or(Money::zero(currency))
    }
}

impl Dashboard {
    /// Of a company that has nothing yet.
    #[must_use]
    pub fn new(currency: Currency, today: NaiveDate) -> Self {
        let month = |ago: u32| Month { first: first_of(today, ago), sold_minor: 0, received_minor: 0, spent_minor: 0 };
        Self {
            currency,
            today,
            owed: Sums::default(),
            late: Default::default(),
            received: Sums::default(),
            quotes: Sums::default(),
            months: (0..MONTHS).rev().map(month).collect(),
            runs: Vec::new(),
        }
    }

    /// The first day that is shown.
    #[must_use]
    pub fn since(&self) -> NaiveDate {
        self.months.first().map_or(self.today, |month| month.first)
    }

    /// So many invoices with something left to pay by a day.
    pub fn owe(&mut self, count: u32, left: Money, due_on: NaiveDate) {
        self.owed.add(count, left);
        let days = (self.today - due_on).num_days();
        if days > 0 {
            let age = AGES.iter().position(|last| days <= *last).unwrap_or(AGES.len());
            self.late[age].add(count, left);
        }
    }

    /// An invoice that is paid in parts, of which so much is settled: each part that is left is owed by its own day.
    pub fn owe_parts(&mut self, dues: &[Due], paid_minor: i64) {
        let paid = paid_of_each(dues, paid_minor);
        let parts = dues.iter().zip(paid).map(|(due, paid_minor)| (due, due.amount.minor() - paid_minor));
        for (at, (due, left_minor)) in parts.filter(|(_, left_minor)| *left_minor > 0).enumerate() {
            // It is one invoice, which counts where it is owed for longest.
            self.owe(u32::from(at == 0), Money::new(left_minor, due.amount.currency()), due.on);
        }
    }

    /// What was sold on a day, below zero for what was taken back.
    pub fn sell(&mut self, net: Money, on: NaiveDate) {
        if net.currency() == self.currency
            && let Some(month) = self.month(on)
        {
            month.sold_minor = month.sold_minor.saturating_add(net.minor());
        }
    }

    /// What came in on a day, by so many payments.
    pub fn receive(&mut self, count: u32, amount: Money, on: NaiveDate) {
        if first_of(on, 0) == first_of(self.today, 0) {
            self.received.add(count, amount);
        }
        if amount.currency() == self.currency
            && let Some(month) = self.month(on)
        {
            month.received_minor = month.received_minor.saturating_add(amount.minor());
        }
    }

    /// What was bought on a day.
    pub fn spend(&mut self, net: Money, on: NaiveDate) {
        if net.currency() == self.currency
            && let Some(month) = self.month(on)
        {
            month.spent_minor = month.spent_minor.saturating_add(net.minor());
        }
    }

    /// All that is late.
    #[must_use]
    pub fn late_minor(&self, currency: Currency) -> i64 {
        self.late.iter().map(|sums| sums.of(currency).minor()).fold(0, i64::saturating_add)
    }

    /// The days by which what is late by an age was to be paid: the first of them, where there is one, and the last.
    #[must_use]
    pub fn late_days(&self, age: usize) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let ago = |days: i64| self.today.checked_sub_days(Days::new(days.unsigned_abs()));
        let younger = age.checked_sub(1).and_then(|age| AGES.get(age)).copied().unwrap_or(0);
        (AGES.get(age).copied().and_then(ago), ago(younger + 1))
    }

    fn month(&mut self, on: NaiveDate) -> Option<&mut Month> {
        self.months.iter_mut().find(|month| month.first == first_of(on, 0))
    }
}

/// The first day of the month so many months before a day's.
fn first_of(day: NaiveDate, ago: u32) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_sub_months(Months::new(ago)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn what_is_owed_is_told_by_how_late_it_is() {
        let mut board = Dashboard::new(Currency::EUR, day(6, 30));
        for (due, minor) in [(day(7, 1), 1), (day(6, 30), 2), (day(6, 29), 4), (day(5, 31), 8), (day(5, 30), 16)] {
            board.owe(1, eur(minor), due);
        }
        board.owe(2, eur(32), day(1, 1));
        board.owe(1, Money::new(64, Currency::CAD), day(6, 1));
        assert_eq!((board.owed.count, board.owed.of(Currency::EUR)), (8, eur(63)));
        let late: Vec<_> = board.late.iter().map(|sums| sums.of(Currency::EUR).minor()).collect();
        assert_eq!(late, [12, 16, 0, 32]);
        assert_eq!((board.late_minor(Currency::EUR), board.late_minor(Currency::CAD)), (60, 64));
    }

    #[test]
    fn each_age_has_its_days_and_each_month() {
        let board = Dashboard::new(Currency::EUR, day(6, 30));
        let days: Vec<_> = (0..4).map(|age| board.late_days(age)).collect();
        assert_eq!(days[0], (Some(day(5, 31)), Some(day(6, 29))));
        assert_eq!(days[1], (Some(day(5, 1)), Some(day(5, 30))));
        assert_eq!((days[2].1, days[3]), (Some(day(4, 30)), (None, Some(day(3, 31)))));
        let months = &board.months;
        assert_eq!(months.last().map(|month| (month.first, month.last())), Some((day(6, 1), day(6, 30))));
        assert_eq!(months[7].last(), day(2, 28));
    }

    #[test]
    fn parts_are_late_by_their_own_days() {
        let mut board = Dashboard::new(Currency::EUR, day(6, 30));
        let dues = [(day(3, 1), 30), (day(6, 1), 40), (day(7, 15), 30)];
        let dues = dues.map(|(on, minor)| Due { on, amount: eur(minor) });
        board.owe_parts(&dues, 50);
        assert_eq!((board.owed.count, board.owed.of(Currency::EUR)), (1, eur(50)));
        let late: Vec<_> = board.late.iter().map(|sums| (sums.count, sums.of(Currency::EUR).minor())).collect();
        assert_eq!(late, [(1, 20), (0, 0), (0, 0), (0, 0)]);
        board.owe_parts(&dues, 0);
        assert_eq!((board.owed.count, board.late_minor(Currency::EUR)), (2, 90));
        board.owe_parts(&dues, 100);
        assert_eq!((board.owed.count, board.owed.of(Currency::EUR)), (2, eur(150)));
    }

    #[test]
    fn a_year_is_twelve_months_in_the_company_s_currency() {
        let mut board = Dashboard::new(Currency::EUR, day(2, 28));
        assert_eq!((board.months.len(), board.since()), (12, NaiveDate::from_ymd_opt(2025, 3, 1).unwrap()));
        board.sell(eur(100), day(2, 1));
        board.sell(eur(-30), day(2, 28));
        board.sell(Money::new(7, Currency::CAD), day(2, 28));
        board.sell(eur(5), NaiveDate::from_ymd_opt(2025, 2, 28).unwrap());
        board.receive(1, eur(40), day(1, 31));
        board.receive(1, eur(2), day(2, 3));
        board.spend(eur(9), day(2, 28));
        board.spend(Money::new(7, Currency::CAD), day(2, 28));
        assert_eq!(board.months[11].spent_minor, 9);
        let last = board.months[11];
        assert_eq!((last.sold_minor, last.received_minor, board.months[10].received_minor), (70, 2, 40));
        assert_eq!((board.received.count, board.received.of(Currency::EUR)), (1, eur(2)));
    }
}
