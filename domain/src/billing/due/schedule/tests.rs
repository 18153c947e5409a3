use super::*;
use crate::money::Currency;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn part(share: Share, days: u16) -> Instalment {
    Instalment { share, when: When::Terms(Terms::net(days).unwrap()) }
}

/// Parts of these shares, ten days apart.
fn schedule(shares: &[Share]) -> Result<Schedule, ScheduleError> {
    Schedule::new(shares.iter().zip(0..).map(|(share, at)| part(*share, at * 10)).collect())
}

fn amounts(shares: &[Share], total_minor: i64) -> Vec<i64> {
    let dues = schedule(shares).unwrap().dues(eur(total_minor), day(1, 1)).unwrap();
    dues.iter().map(|due| due.amount.minor()).collect()
}

#[test]
fn the_last_instalment_takes_what_rounding_leaves() {
    let thirds = [Share::Percent(33_333), Share::Percent(33_333), Share::Percent(33_334)];
    assert_eq!(amounts(&thirds, 10_000), [3_333, 3_333, 3_334]);
    assert_eq!(amounts(&thirds, 10_001), [3_334, 3_334, 3_333]);
    assert_eq!(amounts(&[Share::Percent(30_000), Share::Rest], 1_005), [302, 703]);
    assert_eq!(amounts(&[Share::Amount(300), Share::Percent(50_000), Share::Rest], 1_000), [300, 500, 200]);
    assert_eq!(amounts(&[Share::Amount(300), Share::Amount(700)], 1_000), [300, 700]);
}

#[test]
fn parts_of_too_little_are_left_out() {
    assert_eq!(amounts(&[Share::Percent(10_000); 10], 5), [1; 5]);
    assert_eq!(amounts(&[Share::Percent(50_000), Share::Rest], 1), [1]);
    assert_eq!(amounts(&[Share::Percent(50_000), Share::Rest], 0), [0; 0]);
}

#[test]
fn instalments_come_to_the_whole() {
    let percent = Share::Percent;
    assert_eq!(schedule(&[]), Err(ScheduleError::Empty));
    assert_eq!(schedule(&[Share::Rest; MAX_INSTALMENTS + 1]), Err(ScheduleError::TooMany { max: MAX_INSTALMENTS }));
    assert_eq!(schedule(&[Share::Rest, Share::Rest]), Err(ScheduleError::RestNotLast { at: 0 }));
    assert_eq!(schedule(&[percent(30_000), percent(60_000)]), Err(ScheduleError::NotWhole { sum_per_100k: 90_000 }));
    assert_eq!(schedule(&[percent(60_000), percent(60_000)]), Err(ScheduleError::NotWhole { sum_per_100k: 120_000 }));
    assert_eq!(schedule(&[percent(100_000), Share::Rest]), Err(ScheduleError::NotWhole { sum_per_100k: 100_000 }));
    assert_eq!(schedule(&[percent(50_000), Share::Amount(1)]), Err(ScheduleError::Mixed));
    for wrong in [percent(0), percent(-1), percent(100_001), Share::Amount(0), Share::Amount(-1)] {
        assert_eq!(schedule(&[Share::Amount(1), wrong]), Err(ScheduleError::NotAShare { at: 1 }), "{wrong:?}");
    }
}

#[test]
fn amounts_come_to_the_total() {
    let missing = |shares: &[Share]| schedule(shares).unwrap().dues(eur(1_000), day(1, 1));
    let amounts = [Share::Amount(300), Share::Amount(600)];
    assert_eq!(missing(&amounts), Err(ScheduleError::NotTheTotal { missing_minor: 100 }));
    let amounts = [Share::Amount(300), Share::Amount(900)];
    assert_eq!(missing(&amounts), Err(ScheduleError::NotTheTotal { missing_minor: -200 }));
    let amounts = [Share::Amount(1_200), Share::Rest];
    assert_eq!(missing(&amounts), Err(ScheduleError::NotTheTotal { missing_minor: -200 }));
    let refunded = schedule(&[Share::Rest]).unwrap().dues(eur(-1), day(1, 1));
    assert_eq!(refunded, Err(ScheduleError::NegativeTotal));
}

#[test]
fn dues_are_in_the_order_of_their_days() {
    let on = |day| Instalment { share: Share::Percent(50_000), when: When::On(day) };
    let dues = Schedule::new(vec![on(day(6, 1)), part(Share::Percent(50_000), 10)]).unwrap();
    let dues = dues.dues(eur(101), day(5, 1)).unwrap();
    assert_eq!(dues, [Due { on: day(5, 11), amount: eur(50) }, Due { on: day(6, 1), amount: eur(51) }]);
    let early = Schedule::new(vec![part(Share::Percent(50_000), 0), on(day(4, 30))]).unwrap();
    assert_eq!(early.dues(eur(100), day(5, 1)), Err(ScheduleError::BeforeIssue { at: 1 }));
    assert!(early.dues(eur(100), day(4, 30)).is_ok());
    let endless = Schedule::at_once(When::Terms(Terms::LEGAL)).dues(eur(1), NaiveDate::MAX);
    assert_eq!(endless, Err(ScheduleError::NoSuchDay { at: 0 }));
}

#[test]
fn payments_fill_the_parts_in_their_order() {
    let dues = [Due { on: day(1, 10), amount: eur(30) }, Due { on: day(2, 10), amount: eur(70) }];
    for (paid, next) in [(0, Some(10)), (29, Some(10))] {
        assert_eq!(next_due(&dues, paid), next.map(|it| day(1, it)), "{paid}");
    }
    assert_eq!(next_due(&dues, 30), Some(day(2, 10)));
    assert_eq!(next_due(&dues, 99), Some(day(2, 10)));
    assert_eq!(next_due(&dues, 100), None);
    assert_eq!(overdue_minor(&dues, 0, day(1, 10)), 0, "on its day it is not late");
    assert_eq!(overdue_minor(&dues, 0, day(1, 11)), 30);
    assert_eq!(overdue_minor(&dues, 40, day(1, 11)), 0);
    assert_eq!(overdue_minor(&dues, 40, day(2, 11)), 60);
}

#[test]
fn a_schedule_is_read_as_it_is_kept_and_checked_again() {
    let kept = schedule(&[Share::Percent(30_000), Share::Amount(500), Share::Rest]).unwrap();
    let json = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), kept);
    let altered = json.replace("30000", "130000");
    assert_ne!(altered, json);
    assert!(serde_json::from_str::<Schedule>(&altered).is_err());
}

#[test]
fn payments_fill_the_parts_in_the_order_of_their_days() {
    let shares = [Share::Percent(30_000), Share::Percent(40_000), Share::Rest];
    let dues = schedule(&shares).unwrap().dues(eur(1_000), day(1, 1)).unwrap();
    for (paid_minor, each) in [
        (-5, [0, 0, 0]),
        (0, [0, 0, 0]),
        (300, [300, 0, 0]),
        (450, [300, 150, 0]),
        (1_000, [300, 400, 300]),
        (2_000, [300, 400, 300]),
    ] {
        assert_eq!(paid_of_each(&dues, paid_minor), each, "{paid_minor}");
    }
}

#[test]
fn shares_and_delays_fit_any_invoice_and_amounts_and_days_one() {
    let fits = |share, when| Schedule::new(vec![Instalment { share, when }, part(Share::Rest, 90)]).unwrap().fits_any();
    let terms = When::Terms(Terms::LEGAL);
    assert!(fits(Share::Percent(30_000), terms));
    assert!(!fits(Share::Amount(300), terms));
    assert!(!fits(Share::Percent(30_000), When::On(day(3, 1))));
    let last = Schedule::new(vec![part(Share::Percent(30_000), 120), part(Share::Rest, 90)]).unwrap();
    assert_eq!(last.last_on(day(1, 1)), day(1, 1).checked_add_days(chrono::Days::new(120)));
}
