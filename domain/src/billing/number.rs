//! The numbers of issued documents: without a gap and in the order of their dates, per company, series and year (CGI annexe II, art. 242
//! nonies A, I, 7°; BOI-TVA-DECLA-30-20-20-10). A number is given when a document is issued; a draft has none, so that one that is thrown
//! away leaves no gap.

mod form;
mod scheme;
mod settings;

pub use form::{Inputs, SeriesForm};
pub use scheme::Scheme;
pub use settings::{SeriesKept, SeriesSettings, check, clashes};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::kind::DocumentSeries;

/// The end of a series: what the next number follows. A company that comes from another program begins behind its last number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// The counter of the last number.
    pub counter: u64,
    /// The day that the document with it was issued.
    pub issued_on: NaiveDate,
}

/// A number that a document is issued under, with its day. Only [`next`] makes new ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    series: DocumentSeries,
    number: String,
    counter: u64,
    issued_on: NaiveDate,
}

/// Why a document cannot be numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// A document with a later date has a number already: numbers follow the dates.
    #[error("earlier than the last one")]
    Earlier {
        /// The day of the last one, the first that can be chosen.
        last_on: NaiveDate,
    },
    /// A day that has not come. A slip in the year would keep every document back until then.
    #[error("a day that has not come")]
    Future {
        /// The last day that can be chosen.
        today: NaiveDate,
    },
    /// The counter is at its end.
    #[error("no number left")]
    Exhausted,
}

impl Numbered {
    /// A number that was given, as it is kept. For reading issued documents; a new one comes from [`next`].
    #[must_use]
    pub fn kept(series: DocumentSeries, number: String, last: Last) -> Self {
        Self { series, number, counter: last.counter, issued_on: last.issued_on }
    }

    /// What the document is numbered together with.
    #[must_use]
    pub fn series(&self) -> DocumentSeries {
        self.series
    }

    /// The number as it is written.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Its counter, kept beside it: a company may change its pattern.
    #[must_use]
    pub fn counter(&self) -> u64 {
        self.counter
    }

    /// The day of issue, in the company's time zone.
    #[must_use]
    pub fn issued_on(&self) -> NaiveDate {
        self.issued_on
    }

    /// What the next number follows.
    #[must_use]
    pub fn last(&self) -> Last {
        Last { counter: self.counter, issued_on: self.issued_on }
    }
}

/// The next number of a series. The last one is read, and the new one kept, in the transaction that issues the document, while the
/// company's row is held: two that are issued at once would have the same number.
pub fn next(
    series: DocumentSeries,
    scheme: &Scheme,
    last: Option<Last>,
    issued_on: NaiveDate,
    today: NaiveDate,
) -> Result<Numbered, NumberError> {
    if let Some(last) = last.filter(|last| issued_on < last.issued_on) {
        return Err(NumberError::Earlier { last_on: last.issued_on });
    }
    if issued_on > today {
        return Err(NumberError::Future { today });
    }
    let goes_on = |last: &Last| !scheme.restarts() || last.issued_on.year() == issued_on.year();
    let before = last.filter(goes_on).map_or(0, |last| last.counter);
    let counter = before.checked_add(1).ok_or(NumberError::Exhausted)?;
    Ok(Numbered { series, number: scheme.number(counter, issued_on), counter, issued_on })
}

/// The numbers that come next, to show: so many, and the first of the next year where the counter begins again.
#[must_use]
pub fn upcoming(
    series: DocumentSeries,
    scheme: &Scheme,
    last: Option<Last>,
    today: NaiveDate,
    count: usize,
) -> (Vec<String>, Option<String>) {
    // Whoever numbers follows the days.
    let on = last.map_or(today, |last| today.max(last.issued_on));
    let (mut numbers, mut at) = (Vec::with_capacity(count), last);
    for _ in 0..count {
        let Ok(numbered) = next(series, scheme, at, on, on) else { break };
        at = Some(numbered.last());
        numbers.push(numbered.number);
    }
    let new_year = NaiveDate::from_ymd_opt(on.year() + 1, 1, 1).filter(|_| scheme.restarts());
    (numbers, new_year.map(|day| scheme.number(1, day)))
}

/// What is wrong with the numbers of a series, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongNumber {
    /// The number of the first that does not follow the one before it.
    pub number: String,
    /// In what.
    pub fault: NumberFault,
}

/// How a number does not follow the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Another counter should stand there: numbers are missing, or one comes twice.
    Counter {
        /// The one that should.
        expected: u64,
    },
    /// Its day is before that of the number before it.
    Earlier {
        /// That day.
        last_on: NaiveDate,
    },
}

/// Looks at the numbers of a series in the order in which they were given, behind `last`, and names the first that is wrong. A counter
/// that begins again does so with a year; whether it did when the number was given is for the pattern of that time to say, so that going
/// on is as good. The last numbers of a year are missed by the [chain](super::chain) alone.
pub fn verify<'a>(
    last: Option<Last>,
    numbers: impl IntoIterator<Item = &'a Numbered>,
) -> Result<Option<Last>, WrongNumber> {
    numbers.into_iter().try_fold(last, |last, numbered| match fault(last, numbered) {
        Some(fault) => Err(WrongNumber { number: numbered.number.clone(), fault }),
        None => Ok(Some(numbered.last())),
    })
}

fn fault(last: Option<Last>, numbered: &Numbered) -> Option<NumberFault> {
    let Some(last) = last else {
        return (numbered.counter != 1).then_some(NumberFault::Counter { expected: 1 });
    };
    if numbered.issued_on < last.issued_on {
        return Some(NumberFault::Earlier { last_on: last.issued_on });
    }
    let expected = last.counter.saturating_add(1);
    let begins_again = numbered.counter == 1 && numbered.issued_on.year() > last.issued_on.year();
    let follows = numbered.counter == expected && numbered.counter > last.counter;
    (!follows && !begins_again).then_some(NumberFault::Counter { expected })
}

#[cfg(test)]
mod tests;
