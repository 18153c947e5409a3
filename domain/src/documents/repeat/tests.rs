use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Every month from 31 January 2026 on.
fn monthly() -> Schedule {
    Schedule {
        start: day(1, 31),
        every: Every::new(1, Unit::Months).unwrap(),
        until: None,
        times: None,
        billed: Billed::Ahead,
        leaves: Leaves::Issued,
    }
}

/// Makes all that is due on a day.
fn made_up(schedule: &Schedule, mut course: Course, today: NaiveDate) -> (Course, Vec<NaiveDate>) {
    let mut days = Vec::new();
    while let Some(next) = schedule.next(&course).filter(|next| *next <= today) {
        course = course.made(next);
        days.push(next);
    }
    (course, days)
}

#[test]
fn what_was_due_before_it_was_set_to_work_is_not_made_up_for() {
    assert_eq!(monthly().planned(day(3, 1), 2), [day(3, 31), day(4, 30)]);
    assert_eq!(monthly().planned(day(1, 31), 1), [day(1, 31)], "its own day counts");
    let twice = Schedule { times: Some(2), ..monthly() };
    assert_eq!(twice.planned(day(3, 1), 9), [day(3, 31), day(4, 30)], "nor does it count");
    let over = Schedule { until: Some(day(4, 29)), ..monthly() };
    assert_eq!(over.planned(day(3, 1), 9), [day(3, 31)]);
}

#[test]
fn a_rest_leaves_its_days_out_and_not_those_before() {
    let course = Course::default().started(day(1, 1));
    let (course, days) = made_up(&monthly(), course, day(2, 28));
    assert_eq!(days, [day(1, 31), day(2, 28)]);
    // Paused on the day that was made: that one stays, and begun on the same day anew, it has never rested.
    let paused = course.clone().paused(day(2, 28));
    assert_eq!((monthly().next(&paused), paused.clone().paused(day(3, 1))), (None, paused.clone()));
    assert_eq!(paused.clone().started(day(2, 28)), course);
    let awake = paused.started(day(5, 1));
    assert_eq!(monthly().upcoming(&awake, 2), [day(5, 31), day(6, 30)]);
    // The server was down when a day came, and somebody paused it since.
    let late = course.paused(day(4, 15)).started(day(5, 15));
    assert_eq!(monthly().upcoming(&late, 2), [day(3, 31), day(5, 31)]);
    assert_eq!(late.clone().started(day(6, 1)), late, "set to work twice, it is once");
}

#[test]
fn another_rhythm_makes_no_day_again() {
    let (course, _) = made_up(&monthly(), Course::default().started(day(1, 1)), day(3, 31));
    let weekly = Schedule { start: day(1, 2), every: Every::new(1, Unit::Weeks).unwrap(), ..monthly() };
    assert_eq!(weekly.next(&course), Some(day(4, 3)));
    let counted = Schedule { times: Some(4), ..weekly };
    assert_eq!(counted.upcoming(&course, 9), [day(4, 3)], "three were made before");
    assert_eq!(Schedule { times: Some(3), ..weekly }.next(&course), None);
}

#[test]
fn the_period_is_the_one_that_begins_or_the_one_that_has_ended() {
    let first = Schedule { start: day(1, 1), ..monthly() };
    let period = |from, to| Some(Period { from, to });
    assert_eq!(first.period(day(3, 1)), period(day(3, 1), day(3, 31)));
    let behind = Schedule { billed: Billed::Behind, ..first };
    assert_eq!(behind.period(day(3, 1)), period(day(2, 1), day(2, 28)));
}

/// What happens to a template on a day.
#[derive(Clone, Debug)]
enum Happens {
    Look,
    Start,
    Pause,
    Retype(u16, u32),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        3 => Just(Happens::Look),
        1 => Just(Happens::Start),
        1 => Just(Happens::Pause),
        1 => (1..40_u16, 0..400_u32).prop_map(|(count, start)| Happens::Retype(count, start)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_day_comes_twice_and_none_too_early(
        all in vec((1..60_u64, happens()), 1..40), times in option::of(1..20_u16), first in 0..28_u64,
    ) {
        let begin = day(1, 1) + chrono::Days::new(first);
        let mut schedule = Schedule { start: begin, times, ..monthly() };
        let (mut course, mut today, mut made) = (Course::default().started(begin), begin, Vec::new());
        for (later, what) in all {
            today = today + chrono::Days::new(later);
            match what {
                Happens::Look => {
                    let (next, days) = made_up(&schedule, course, today);
                    course = next;
                    made.extend(days);
                }
                Happens::Start => course = course.started(today),
                Happens::Pause => course = course.paused(today),
                Happens::Retype(count, start) => {
                    schedule.every = Every::new(count, Unit::Days).unwrap();
                    schedule.start = day(1, 1) + chrono::Days::new(start.into());
                }
            }
            prop_assert!(made.iter().all(|day| *day <= today && *day >= begin));
        }
        prop_assert!(made.windows(2).all(|pair| pair[0] < pair[1]), "{made:?}");
        prop_assert_eq!(course.made as usize, made.len());
        prop_assert!(times.is_none_or(|times| made.len() <= usize::from(times)));
        for pause in course.pauses.all() {
            let falls_in = |day: &NaiveDate| *day >= pause.from && pause.until.is_none_or(|until| *day < until);
            prop_assert!(!made.iter().any(falls_in), "{pause:?} {made:?}");
        }
    }
}
