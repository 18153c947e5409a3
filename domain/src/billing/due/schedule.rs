//! Instalments: an invoice that is paid in parts, each by its own day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::share::Share;
use super::terms::Terms;
use crate::billing::chain::{Canonical, Encoding};
use crate::money::{Money, MoneyError};

/// The most instalments of an invoice: three years of months.
pub const MAX_INSTALMENTS: usize = 36;

/// When an instalment is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Counted from the invoice's day.
    Terms(Terms),
    /// On a day that was agreed, or chosen for this invoice (A3.8).
    On(NaiveDate),
}

/// A part of an invoice and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// How much.
    pub share: Share,
    /// By when.
    pub when: When,
}

/// The instalments of an invoice (L « échéancier »): percentages that come to 100 %, or amounts, or either with a last one that takes what
/// they leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Instalment>", into = "Vec<Instalment>")]
pub struct Schedule(Vec<Instalment>);

/// An amount and the last day to pay it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// The amount, more than zero wherever it is to be paid ([`Schedule::dues`]).
    pub amount: Money,
}

/// What is wrong with instalments; `at` counts them from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// There is none.
    #[error("no instalment")]
    Empty,
    /// More than an invoice has.
    #[error("too many instalments")]
    TooMany {
        /// The most allowed.
        max: usize,
    },
    /// A share of nothing, or of more than all.
    #[error("not a share")]
    NotAShare {
        /// Which one.
        at: usize,
    },
    /// What the others leave is taken by the last one alone.
    #[error("only the last one takes what is left")]
    RestNotLast {
        /// Which one.
        at: usize,
    },
    /// Percentages and amounts stand together, and none takes what they leave.
    #[error("percentages and amounts without a rest")]
    Mixed,
    /// Percentages do not come to 100 %, or leave nothing for the last one.
    #[error("percentages do not come to 100 %")]
    NotWhole {
        /// What they come to, in hundred-thousandths.
        sum_per_100k: i64,
    },
    /// Amounts do not come to the invoice's total; in its smallest unit.
    #[error("amounts do not come to the total")]
    NotTheTotal {
        /// By how much they fall short, below zero where they are too many.
        missing_minor: i64,
    },
    /// A day before the invoice's own.
    #[error("due before it is issued")]
    BeforeIssue {
        /// Which one.
        at: usize,
    },
    /// A day beyond the calendar.
    #[error("beyond the calendar")]
    NoSuchDay {
        /// Which one.
        at: usize,
    },
    /// A total below zero is nothing to be paid.
    #[error("nothing to be paid")]
    NegativeTotal,
    /// An amount beyond what can be computed.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl Schedule {
    /// Checks instalments as far as they can be without an invoice.
    pub fn new(instalments: Vec<Instalment>) -> Result<Self, ScheduleError> {
        let last = instalments.len().checked_sub(1).ok_or(ScheduleError::Empty)?;
        if last >= MAX_INSTALMENTS {
            return Err(ScheduleError::TooMany { max: MAX_INSTALMENTS });
        }
        let (mut percents, mut amounts, mut rest) = (0_usize, 0_usize, false);
        let mut sum_per_100k = 0_i64;
        for (at, instalment) in instalments.iter().enumerate() {
            match instalment.share {
                Share::Percent(percent) if (1..=Share::WHOLE).contains(&percent) => {
                    percents += 1;
                    sum_per_100k += i64::from(percent);
                }
                Share::Amount(minor) if minor > 0 => amounts += 1,
                Share::Percent(_) | Share::Amount(_) => return Err(ScheduleError::NotAShare { at }),
                Share::Rest if at < last => return Err(ScheduleError::RestNotLast { at }),
                Share::Rest => rest = true,
            }
        }
        let whole = i64::from(Share::WHOLE);
        let is_whole = if rest { sum_per_100k < whole } else { percents == 0 || sum_per_100k == whole };
        if !rest && percents > 0 && amounts > 0 {
            return Err(ScheduleError::Mixed);
        }
        if is_whole { Ok(Self(instalments)) } else { Err(ScheduleError::NotWhole { sum_per_100k }) }
    }

    /// All of it at once.
    #[must_use]
    pub fn at_once(when: When) -> Self {
        Self(vec![Instalment { share: Share::Rest, when }])
    }

    /// Its instalments.
    #[must_use]
    pub fn instalments(&self) -> &[Instalment] {
        &self.0
    }

    /// The day of its last part, for what is issued on a day; none beyond the calendar.
    #[must_use]
    pub fn last_on(&self, issued_on: NaiveDate) -> Option<NaiveDate> {
        self.0.iter().filter_map(|instalment| instalment.when.on(issued_on)).max()
    }

    /// Whether it holds for any invoice, whatever that comes to and whenever it is issued: neither amounts nor days stand in it, which were
    /// meant for one.
    #[must_use]
    pub fn fits_any(&self) -> bool {
        self.0.iter().all(|part| part.when.terms().is_some() && !matches!(part.share, Share::Amount(_)))
    }

    /// What is to be paid by when of an invoice, in the order of the days; parts of a total so small that nothing is left for them are left
    /// out, and of nothing there are none.
    pub fn dues(&self, total: Money, issued_on: NaiveDate) -> Result<Vec<Due>, ScheduleError> {
        let mut dues = self.parts(total, issued_on)?;
        dues.retain(|due| due.amount.minor() > 0);
        dues.sort_by_key(|due| due.on);
        Ok(dues)
    }

    /// What each of its parts comes to of an invoice, and by when, in their own order. The amounts come to the total exactly, the last
    /// instalment of a schedule by percentages taking what rounding leaves.
    pub fn parts(&self, total: Money, issued_on: NaiveDate) -> Result<Vec<Due>, ScheduleError> {
        if total.is_negative() {
            return Err(ScheduleError::NegativeTotal);
        }
        let mut left_minor = total.minor();
        let mut parts = Vec::with_capacity(self.0.len());
        for (at, instalment) in self.0.iter().enumerate() {
            let is_last = at + 1 == self.0.len();
            let share = match instalment.share {
                Share::Percent(_) if is_last => Share::Rest,
                share => share,
            };
            let minor = share.of(total, left_minor)?;
            left_minor = left_minor.checked_sub(minor).ok_or(MoneyError::Overflow)?;
            if left_minor < 0 {
                return Err(ScheduleError::NotTheTotal { missing_minor: left_minor });
            }
            let on = instalment.on(at, issued_on)?;
            parts.push(Due { on, amount: Money::new(minor, total.currency()) });
        }
        if left_minor > 0 {
            return Err(ScheduleError::NotTheTotal { missing_minor: left_minor });
        }
        Ok(parts)
    }
}

impl When {
    /// The terms that it is counted by, if it is.
    #[must_use]
    pub const fn terms(self) -> Option<Terms> {
        match self {
            Self::Terms(terms) => Some(terms),
            Self::On(_) => None,
        }
    }

    /// The day, for what is issued on another; none beyond the calendar.
    #[must_use]
    pub fn on(self, issued_on: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Terms(terms) => terms.due_on(issued_on),
            Self::On(day) => Some(day),
        }
    }
}

impl Instalment {
    fn on(&self, at: usize, issued_on: NaiveDate) -> Result<NaiveDate, ScheduleError> {
        match self.when.on(issued_on) {
            Some(day) if day < issued_on => Err(ScheduleError::BeforeIssue { at }),
            Some(day) => Ok(day),
            None => Err(ScheduleError::NoSuchDay { at }),
        }
    }
}

impl Canonical for Due {
    fn write(&self, into: &mut Encoding) {
        into.day(self.on);
        into.money(self.amount);
    }
}

impl From<Schedule> for Vec<Instalment> {
    fn from(schedule: Schedule) -> Self {
        schedule.0
    }
}

impl TryFrom<Vec<Instalment>> for Schedule {
    type Error = ScheduleError;

    fn try_from(instalments: Vec<Instalment>) -> Result<Self, Self::Error> {
        Self::new(instalments)
    }
}

/// The day of the first part that is not paid in full, where `paid_minor` of the invoice is settled: payments fill the parts in the order
/// of their days. None once all of it is.
#[must_use]
pub fn next_due(dues: &[Due], paid_minor: i64) -> Option<NaiveDate> {
    let mut by_then_minor = 0_i64;
    dues.iter().find_map(|due| {
        by_then_minor = by_then_minor.saturating_add(due.amount.minor());
        (by_then_minor > paid_minor).then_some(due.on)
    })
}

/// How much of each part is settled, where `paid_minor` of the invoice is: payments fill the parts in the order of their days.
#[must_use]
pub fn paid_of_each(dues: &[Due], paid_minor: i64) -> Vec<i64> {
    let mut left_minor = paid_minor.max(0);
    let fill = |due: &Due| {
        let paid = due.amount.minor().min(left_minor);
        left_minor -= paid;
        paid
    };
    dues.iter().map(fill).collect()
}

/// What should have been paid before a day and was not, in the smallest unit.
#[must_use]
pub fn overdue_minor(dues: &[Due], paid_minor: i64, today: NaiveDate) -> i64 {
    let before = dues.iter().filter(|due| due.on < today);
    let due_minor = before.fold(0_i64, |sum, due| sum.saturating_add(due.amount.minor()));
    due_minor.saturating_sub(paid_minor).max(0)
}

#[cfg(test)]
mod tests;
