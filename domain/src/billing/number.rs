//! The numbers of issued documents: without a gap and in the order of their dates, per company, series and year (CGI annexe II, art. 242
//! nonies A, I, 7°; BOI-TVA-DECLA-30-20-20-10). A number is given when a document is issued; a draft has none, so that one that is thrown
//! away leaves no gap.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::kind::DocumentSeries;
use crate::format::Language;
use crate::numbers::DatedPattern;

/// The end of a series: what the next number follows. A company that comes from another program begins behind its last number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl DocumentSeries {
    /// How a company numbers until it says otherwise: letters of its language, the year, and a counter that begins again each year.
    #[must_use]
    pub fn usual_pattern(self, language: Language) -> DatedPattern {
        let (french, english) = match self {
            Self::Quote => ("D-", "Q-"),
            Self::Order => ("BC-", "SO-"),
            Self::DeliveryNote => ("BL-", "DN-"),
            Self::Proforma => ("PF-", "PF-"),
            Self::Invoice => ("F-", "INV-"),
            Self::CreditNote => ("A-", "CN-"),
        };
        let letters = match language {
            Language::French => french,
            Language::English => english,
        };
        DatedPattern::yearly(letters, language)
    }
}

/// The next number of a series. The last one is read, and the new one kept, in the transaction that issues the document, while the
/// company's row is held: two that are issued at once would have the same number.
pub fn next(
    series: DocumentSeries,
    pattern: &DatedPattern,
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
    let goes_on = |last: &Last| !pattern.restarts_each_year() || last.issued_on.year() == issued_on.year();
    let before = last.filter(goes_on).map_or(0, |last| last.counter);
    let counter = before.checked_add(1).ok_or(NumberError::Exhausted)?;
    Ok(Numbered { series, number: pattern.in_year(issued_on.year()).number(counter), counter, issued_on })
}

/// Two series whose patterns may make the same number, if there are such: a number must say which document is meant.
#[must_use]
pub fn clash(patterns: &BTreeMap<DocumentSeries, DatedPattern>) -> Option<(DocumentSeries, DocumentSeries)> {
    let mut pairs =
        patterns.iter().enumerate().flat_map(|(at, one)| patterns.iter().skip(at + 1).map(move |two| (one, two)));
    pairs.find(|(one, two)| one.1.meets(two.1)).map(|(one, two)| (*one.0, *two.0))
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
