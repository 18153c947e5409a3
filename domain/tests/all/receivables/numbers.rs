//! Numbers given over years: without a gap, in the order of the days, and none twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use domain::billing::kind::DocumentSeries;
use domain::billing::number::{NumberError, Numbered, Scheme, next, verify};
use domain::numbers::DatedPattern;
use proptest::collection::vec;
use proptest::prelude::*;

fn scheme() -> impl Strategy<Value = Scheme> {
    let typed = [
        ("F-{AAAA}-{0000}", true),
        ("F-{AAAA}-{0000}", false),
        ("{0}/{YY}", true),
        ("INV{YYYY}{00}", true),
        ("F{000}", false),
        ("{AA}-{0}-{AAAA}", true),
    ];
    let scheme = |(typed, restarts)| Scheme::new(DatedPattern::parse(typed).unwrap(), restarts).unwrap();
    proptest::sample::select(typed.to_vec()).prop_map(scheme)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_have_no_gap_and_follow_the_days(scheme in scheme(), steps in vec(-40..90_i64, 1..60)) {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let today = first + Days::new(6_000);
        let mut given: Vec<Numbered> = Vec::new();
        let mut at = first;
        for step in steps {
            let days = Days::new(step.unsigned_abs());
            let issued_on = if step < 0 { at - days } else { at + days };
            let last = given.last().map(Numbered::last);
            match next(DocumentSeries::Invoice, &scheme, last, issued_on, today) {
                Ok(numbered) => {
                    prop_assert!(last.is_none_or(|last| last.issued_on <= issued_on));
                    at = issued_on;
                    given.push(numbered);
                }
                Err(error) => {
                    let last_on = last.unwrap().issued_on;
                    prop_assert_eq!(error, NumberError::Earlier { last_on });
                    prop_assert!(issued_on < last_on);
                }
            }
        }

        let mut counters: BTreeMap<Option<i32>, Vec<u64>> = BTreeMap::new();
        for numbered in &given {
            let year = scheme.restarts().then(|| numbered.issued_on().year());
            counters.entry(year).or_default().push(numbered.counter());
            let in_year = scheme.pattern().in_year(numbered.issued_on().year());
            prop_assert_eq!(in_year.counter(numbered.number()), Some(numbered.counter()));
        }
        for counters in counters.values() {
            prop_assert!(counters.iter().copied().eq(1..=counters.len() as u64), "{counters:?}");
        }
        let distinct = given.iter().map(Numbered::number).collect::<BTreeSet<&str>>().len();
        prop_assert_eq!(distinct, given.len());
        prop_assert_eq!(verify(None, &given), Ok(given.last().map(Numbered::last)));

        // One that is taken out is missed, unless it was the last of its year, or the first one behind a year with one less: a series whose
        // counter never begins again goes on so. These are for the chain to see.
        if given.len() > 1 {
            let at = given.len() / 2 - 1;
            given.remove(at);
            let begins_a_year = given[at].counter() == 1;
            let goes_on = at > 0 && given[at].counter() == given[at - 1].counter() + 1;
            prop_assert_eq!(verify(None, &given).is_ok(), begins_a_year || goes_on);
        }
    }
}
