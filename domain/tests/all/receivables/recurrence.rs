//! Recurrences against a calendar that is walked day by day.

use chrono::{Datelike, Days, NaiveDate};
use domain::billing::recurrence::{End, Every, Pauses, Recurrence, Unit};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::due::{day, last_of};

/// How far each case looks.
const DAYS: u64 = 1_200;

fn every() -> impl Strategy<Value = (u16, Unit)> {
    prop_oneof![
        (1..40_u16, Just(Unit::Days)),
        (1..9_u16, Just(Unit::Weeks)),
        (1..15_u16, Just(Unit::Months)),
        (1..3_u16, Just(Unit::Years)),
    ]
}

/// Gaps and lengths of pauses, one behind the other; whether the last one stays open.
fn pauses() -> impl Strategy<Value = (Vec<(u64, u64)>, bool)> {
    (vec((0..200_u64, 1..150_u64), 0..4), any::<bool>())
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![Just(End::Never), day().prop_map(End::On), (0..20_u32).prop_map(End::After)]
}

/// From which day to which nothing is made, the second not included.
type Spans = Vec<(NaiveDate, NaiveDate)>;

/// The pauses of a recurrence that begins on a day, and the same by hand.
fn laid_out(start: NaiveDate, lengths: &[(u64, u64)], is_open: bool) -> (Pauses, Spans) {
    let (mut pauses, mut spans, mut at) = (Pauses::default(), Spans::new(), start);
    for (index, (gap, length)) in lengths.iter().enumerate() {
        let (from, until) = (at + Days::new(*gap), at + Days::new(gap + length));
        pauses = pauses.begin(from).unwrap();
        if is_open && index + 1 == lengths.len() {
            spans.push((from, NaiveDate::MAX));
        } else {
            pauses = pauses.end(until).unwrap();
            spans.push((from, until));
        }
        at = until;
    }
    (pauses, spans)
}

/// Whether a day is one of those that are counted from the start, by looking at that day alone.
fn is_turn(start: NaiveDate, (count, unit): (u16, Unit), day: NaiveDate) -> bool {
    let count = i64::from(count);
    let days = (day - start).num_days();
    let months = i64::from(day.year() - start.year()) * 12 + i64::from(day.month()) - i64::from(start.month());
    let is_day_of_month = day.day() == start.day().min(last_of(day.year(), day.month()).day());
    match unit {
        Unit::Days => days % count == 0,
        Unit::Weeks => days % (7 * count) == 0,
        Unit::Months => is_day_of_month && months % count == 0,
        Unit::Years => is_day_of_month && months % (12 * count) == 0,
    }
}

/// What is made up to a day, by hand.
fn walked(
    start: NaiveDate,
    every: (u16, Unit),
    end: End,
    spans: &[(NaiveDate, NaiveDate)],
    today: NaiveDate,
) -> Vec<NaiveDate> {
    let is_awake = |day: &NaiveDate| !spans.iter().any(|(from, until)| (*from..*until).contains(day));
    let days = start.iter_days().take_while(|day| *day <= today);
    let made = days.filter(|day| is_turn(start, every, *day)).filter(is_awake);
    match end {
        End::Never => made.collect(),
        End::On(last) => made.take_while(|day| *day <= last).collect(),
        End::After(count) => made.take(count.try_into().unwrap()).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_day_is_left_out_and_none_comes_twice(
        start in day(), every in every(), end in end(), (lengths, is_open) in pauses(),
        cuts in vec((0..DAYS, 1..9_usize), 0..6), until in option::of(0..DAYS),
    ) {
        let (pauses, spans) = laid_out(start, &lengths, is_open);
        let recurrence = Recurrence { start, every: Every::new(every.0, every.1).unwrap(), end, pauses };
        let today = start + Days::new(until.unwrap_or(DAYS));
        let expected = walked(start, every, end, &spans, today);
        prop_assert_eq!(&recurrence.missed(None, today, usize::MAX), &expected);

        // The same looked at now and then, a few at a time, as a job would.
        let mut days: Vec<(NaiveDate, usize)> = cuts.iter().map(|(at, limit)| (start + Days::new(*at), *limit)).collect();
        days.retain(|(day, _)| *day <= today);
        days.sort();
        days.push((today, usize::MAX));
        let mut made: Vec<NaiveDate> = Vec::new();
        for (day, limit) in days {
            let more = recurrence.missed(made.last().copied(), day, limit);
            prop_assert!(more.len() <= limit && more.iter().all(|made| *made <= day));
            made.extend(more);
        }
        prop_assert_eq!(&made, &expected);
        for pair in made.windows(2) {
            prop_assert_eq!(recurrence.next(Some(pair[0])), Some(pair[1]));
        }
    }

    #[test]
    fn periods_lie_side_by_side(start in day(), every in every()) {
        let recurrence = Recurrence {
            start, every: Every::new(every.0, every.1).unwrap(), end: End::Never, pauses: Pauses::default(),
        };
        let days = recurrence.upcoming(None, 20);
        prop_assert_eq!((days.len(), days[0]), (20, start));
        for pair in days.windows(2) {
            let (period, before) =
                (recurrence.period_from(pair[0]).unwrap(), recurrence.period_before(pair[1]).unwrap());
            prop_assert_eq!(period, before);
            prop_assert_eq!((period.from, period.to.succ_opt()), (pair[0], Some(pair[1])));
        }
    }
}
