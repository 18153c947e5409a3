use super::super::every::Unit;
use super::super::pauses::Pause;
use super::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Every month from 31 January 2026 on.
fn monthly(end: End) -> Recurrence {
    let every = Every::new(1, Unit::Months).unwrap();
    Recurrence { start: day(1, 31), every, end, pauses: Pauses::default() }
}

fn paused(end: End, pauses: &[(NaiveDate, Option<NaiveDate>)]) -> Recurrence {
    let pauses = pauses.iter().map(|&(from, until)| Pause { from, until }).collect();
    Recurrence { pauses: Pauses::new(pauses).unwrap(), ..monthly(end) }
}

#[test]
fn what_was_missed_is_made_up_for_once() {
    let monthly = monthly(End::Never);
    assert_eq!(monthly.next(None), Some(day(1, 31)));
    assert_eq!(monthly.missed(None, day(1, 30), 9), []);
    let missed = monthly.missed(None, day(4, 29), 9);
    assert_eq!(missed, [day(1, 31), day(2, 28), day(3, 31)]);
    assert_eq!(monthly.missed(Some(day(3, 31)), day(4, 29), 9), [], "made, and not again");
    assert_eq!(monthly.missed(Some(day(3, 31)), day(4, 30), 9), [day(4, 30)]);
    let first = monthly.missed(None, day(4, 29), 2);
    assert_eq!(first, missed[..2]);
    assert_eq!(monthly.missed(first.last().copied(), day(4, 29), 2), missed[2..]);
}

#[test]
fn it_ends_by_a_day_or_by_a_count() {
    assert_eq!(monthly(End::On(day(3, 31))).upcoming(None, 9), [day(1, 31), day(2, 28), day(3, 31)]);
    assert_eq!(monthly(End::On(day(3, 30))).upcoming(None, 9), [day(1, 31), day(2, 28)]);
    assert_eq!(monthly(End::On(day(1, 1))).next(None), None);
    assert_eq!(monthly(End::After(2)).upcoming(None, 9), [day(1, 31), day(2, 28)]);
    assert_eq!(monthly(End::After(2)).next(Some(day(2, 28))), None);
    assert_eq!(monthly(End::After(0)).next(None), None);
    assert_eq!(monthly(End::Never).upcoming(None, 40).len(), 40);
}

#[test]
fn a_pause_leaves_its_days_out() {
    let twice = [(day(2, 28), Some(day(3, 31))), (day(5, 1), Some(day(7, 1)))];
    let awake = [day(1, 31), day(3, 31), day(4, 30), day(7, 31)];
    assert_eq!(paused(End::Never, &twice).upcoming(None, 4), awake);
    assert_eq!(paused(End::Never, &twice).missed(None, day(7, 31), 9), awake, "nothing is made up for");
    assert_eq!(paused(End::After(3), &twice).upcoming(None, 9), awake[..3], "what is left out does not count");
    assert_eq!(paused(End::On(day(3, 31)), &twice).upcoming(None, 9), awake[..2]);
    assert_eq!(paused(End::After(3), &twice).next(Some(day(4, 30))), None);
}

#[test]
fn an_open_pause_waits() {
    let open = paused(End::Never, &[(day(3, 1), None)]);
    assert_eq!(open.upcoming(None, 9), [day(1, 31), day(2, 28)]);
    assert_eq!(open.next(Some(day(2, 28))), None);
    let from_the_start = paused(End::Never, &[(day(1, 1), None)]);
    assert_eq!(from_the_start.next(None), None);
}

#[test]
fn a_day_stands_for_a_period() {
    let monthly = monthly(End::Never);
    let period = |from, to| Some(Period { from, to });
    assert_eq!(monthly.period_from(day(2, 28)), period(day(2, 28), day(3, 30)));
    assert_eq!(monthly.period_before(day(3, 31)), period(day(2, 28), day(3, 30)));
    let first = monthly.period_before(day(1, 31)).unwrap();
    assert_eq!((first.from.to_string().as_str(), first.to), ("2025-12-31", day(1, 30)));
    let weekly = Recurrence { every: Every::new(2, Unit::Weeks).unwrap(), ..monthly };
    assert_eq!(weekly.period_from(day(2, 14)), period(day(2, 14), day(2, 27)));
    let first = weekly.period_before(day(1, 31)).unwrap();
    assert_eq!((first.from, first.to), (day(1, 17), day(1, 30)));
    let end = Recurrence { start: NaiveDate::MAX, ..weekly };
    assert_eq!((end.period_from(NaiveDate::MAX), end.next(Some(NaiveDate::MAX))), (None, None));
}

#[test]
fn a_recurrence_is_read_as_it_is_kept() {
    let kept = paused(End::After(12), &[(day(2, 28), Some(day(3, 31)))]);
    let json = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), kept);
}
