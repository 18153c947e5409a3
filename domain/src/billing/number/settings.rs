//! What a company says of its series of documents, and what may still be said once they have given numbers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DocumentSeries, Last, Scheme};
use crate::error::{FieldError, FieldErrors};

/// What a company says of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesSettings {
    /// How its numbers are made.
    pub scheme: Scheme,
    /// The last number that another program gave; nothing where the series begins here.
    pub start: Option<Last>,
}

/// A series as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesKept {
    /// What the company says of it.
    pub settings: SeriesSettings,
    /// How numbers were made that it has given, the oldest first.
    pub given: Vec<Scheme>,
    /// The last number that it has given here.
    pub last: Option<Last>,
}

impl SeriesKept {
    /// One that has given nothing, and of which nothing was said.
    #[must_use]
    pub fn fresh(scheme: Scheme) -> Self {
        Self { settings: SeriesSettings { scheme, start: None }, given: Vec::new(), last: None }
    }

    /// What its next number follows.
    #[must_use]
    pub fn follows(&self) -> Option<Last> {
        self.last.or(self.settings.start)
    }
}

/// The pairs of series whose patterns may make the same number: a number must say which document is meant.
#[must_use]
pub fn clashes(all: &BTreeMap<DocumentSeries, SeriesSettings>) -> Vec<(DocumentSeries, DocumentSeries)> {
    let meets = |one: &SeriesSettings, two: &SeriesSettings| one.scheme.pattern().meets(two.scheme.pattern());
    let mut clashes = Vec::new();
    for (at, (series, one)) in all.iter().enumerate() {
        let others = all.iter().skip(at + 1).filter(|&(_, two)| meets(one, two));
        clashes.extend(others.map(|(other, _)| (*series, *other)));
    }
    clashes
}

/// Whether what a company says anew goes with what its series have given: no number comes twice, and a series that has given one keeps its
/// beginning.
pub fn check(
    new: &BTreeMap<DocumentSeries, SeriesSettings>,
    kept: &BTreeMap<DocumentSeries, SeriesKept>,
    today: NaiveDate,
) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    for (&series, settings) in new {
        let inputs = series.inputs();
        if let Some(before) = kept.get(&series) {
            if settings.scheme != before.settings.scheme && settings.scheme.repeats(&before.given) {
                errors.push(inputs.pattern, FieldError::SameNumbers { series });
            }
            if settings.start != before.settings.start && before.last.is_some() {
                errors.push(inputs.last_counter, FieldError::NumbersGiven);
            }
        }
        let meets = |theirs: &Scheme| theirs.pattern().meets(settings.scheme.pattern());
        for (&other, theirs) in kept.iter().filter(|(other, _)| **other != series) {
            let said = new.get(&other).unwrap_or(&theirs.settings);
            if meets(&said.scheme) || theirs.given.iter().any(meets) {
                errors.push(inputs.pattern, FieldError::SameNumbers { series: other });
            }
        }
        if settings.start.is_some_and(|start| start.issued_on > today) {
            errors.push(inputs.last_on, FieldError::NotYet);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::DatedPattern;

    fn scheme(typed: &str) -> Scheme {
        let pattern = DatedPattern::parse(typed).unwrap();
        let restarts = pattern.has_year();
        Scheme::new(pattern, restarts).unwrap()
    }

    fn said(typed: &str, start: Option<Last>) -> SeriesSettings {
        SeriesSettings { scheme: scheme(typed), start }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn every_pair_that_makes_the_same_number_is_named() {
        use DocumentSeries as S;
        let all = BTreeMap::from([
            (S::Quote, said("D{0}", None)),
            (S::Order, said("d-{AA}{0}", None)),
            (S::Invoice, said("{AAAA}{000}", None)),
            (S::CreditNote, said("20{YY}{0}", None)),
        ]);
        assert_eq!(clashes(&all), [(S::Invoice, S::CreditNote)]);
    }

    #[test]
    fn a_series_keeps_its_beginning_once_it_has_given_a_number() {
        let start = Some(Last { counter: 52, issued_on: day(3) });
        let series = DocumentSeries::Invoice;
        let new = BTreeMap::from([(series, said("F{0}", start))]);
        let mut kept = BTreeMap::from([(series, SeriesKept::fresh(scheme("F{0}")))]);
        assert_eq!(check(&new, &kept, day(3)), Ok(()));
        let early = FieldErrors::one("invoice_last_on", FieldError::NotYet);
        assert_eq!(check(&new, &kept, day(2)), Err(early));
        kept.insert(series, SeriesKept { last: start, ..SeriesKept::fresh(scheme("F{0}")) });
        let given = FieldErrors::one("invoice_last_counter", FieldError::NumbersGiven);
        assert_eq!(check(&new, &kept, day(3)), Err(given));
        kept.insert(series, SeriesKept { settings: said("F{0}", start), given: Vec::new(), last: start });
        assert_eq!(check(&new, &kept, day(3)), Ok(()), "the same");
    }

    #[test]
    fn what_was_given_is_never_given_again() {
        use DocumentSeries as S;
        let (yearly, plain) = (scheme("F-{AAAA}-{0000}"), scheme("F{0}"));
        let invoices = SeriesKept { given: vec![plain, yearly.clone()], ..SeriesKept::fresh(yearly) };
        let kept = BTreeMap::from([(S::Invoice, invoices), (S::Quote, SeriesKept::fresh(scheme("D{0}")))]);
        let of = |series, typed| check(&BTreeMap::from([(series, said(typed, None))]), &kept, day(3));
        let wrong = |input: &str| Err(FieldErrors::one(input, FieldError::SameNumbers { series: S::Invoice }));
        assert_eq!(of(S::Invoice, "F-{AAAA}-{000}"), Ok(()));
        assert_eq!(of(S::Invoice, "F{000}"), wrong("invoice_pattern"));
        assert_eq!(of(S::Quote, "F{000}"), wrong("quote_pattern"));
        assert_eq!(of(S::Quote, "DEV{000}"), Ok(()));
        let of_quotes = FieldErrors::one("invoice_pattern", FieldError::SameNumbers { series: S::Quote });
        assert_eq!(of(S::Invoice, "D{000}"), Err(of_quotes));
    }
}
