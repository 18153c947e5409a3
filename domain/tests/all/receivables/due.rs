//! Due dates against the calendar, instalments against their total.

use chrono::{Datelike, Days, NaiveDate};
use domain::billing::due::{
    Instalment, Maximum, Sale, Schedule, Share, Terms, When, next_due, overdue_minor, too_late,
};
use domain::clients::ClientKind;
use domain::geo::Country;
use domain::money::{Currency, MAX_MINOR, Money};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Days of leap years and others, ends of months more often than chance would bring them.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    let any_day = (0..3_000_u64).prop_map(move |days| first + Days::new(days));
    prop_oneof![
        2 => any_day,
        1 => (2023..2031_i32, 1..=12_u32).prop_map(|(year, month)| last_of(year, month)),
    ]
}

/// The last day of a month, by the first of the next.
pub fn last_of(year: i32, month: u32) -> NaiveDate {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap().pred_opt().unwrap()
}

/// Shares that come to 100 %, the last of them as a percentage or as what the others leave.
fn shares() -> impl Strategy<Value = Vec<Share>> {
    (vec(1..1_000_i32, 1..=12), any::<bool>()).prop_map(|(weights, is_rest)| {
        let sum: i32 = weights.iter().sum();
        let mut percents: Vec<i32> = weights.iter().map(|weight| weight * Share::WHOLE / sum).collect();
        let others: i32 = percents.iter().rev().skip(1).sum();
        *percents.last_mut().unwrap() = Share::WHOLE - others;
        let mut shares: Vec<Share> = percents.into_iter().map(Share::Percent).collect();
        if is_rest {
            *shares.last_mut().unwrap() = Share::Rest;
        }
        shares
    })
}

/// A schedule whose parts are a day apart, so that they stay in their order.
fn schedule(shares: &[Share]) -> Schedule {
    let part =
        |(share, days): (&Share, u16)| Instalment { share: *share, when: When::Terms(Terms::net(days).unwrap()) };
    Schedule::new(shares.iter().zip(0..).map(part).collect()).unwrap()
}

fn currency() -> impl Strategy<Value = Currency> {
    proptest::sample::select(vec![Currency::EUR, Currency::parse("JPY").unwrap(), Currency::parse("TND").unwrap()])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn instalments_come_to_their_total(
        shares in shares(), minor in prop_oneof![0..300_i64, 0..=MAX_MINOR], currency in currency(), issued_on in day(),
    ) {
        let dues = schedule(&shares).dues(Money::new(minor, currency), issued_on).unwrap();
        prop_assert_eq!(dues.iter().map(|due| due.amount.minor()).sum::<i64>(), minor);
        prop_assert!(dues.iter().all(|due| due.amount.minor() > 0 && due.amount.currency() == currency));
        prop_assert!(dues.is_sorted_by_key(|due| due.on));
        if dues.len() == shares.len() {
            // All but the last are what they are rounded to.
            for (due, share) in dues.iter().zip(&shares).rev().skip(1) {
                let Share::Percent(percent) = share else { panic!("{share:?}") };
                let exact = i128::from(minor) * i128::from(*percent);
                let off = (i128::from(due.amount.minor()) * 100_000 - exact).abs();
                prop_assert!(off <= 50_000, "{off}");
            }
        }
    }

    #[test]
    fn payments_fill_instalments_to_the_last(
        shares in shares(), minor in 1..1_000_i64, paid in 0..1_100_i64, issued_on in day(),
    ) {
        let dues = schedule(&shares).dues(Money::new(minor, Currency::EUR), issued_on).unwrap();
        let last = dues.last().unwrap().on;
        prop_assert_eq!(next_due(&dues, paid).is_some(), paid < minor);
        prop_assert_eq!(overdue_minor(&dues, paid, issued_on), 0);
        prop_assert_eq!(overdue_minor(&dues, paid, last.succ_opt().unwrap()), (minor - paid).max(0));
        if let Some(next) = next_due(&dues, paid) {
            prop_assert_eq!(overdue_minor(&dues, paid, next), 0, "what was due before is paid");
            prop_assert!(overdue_minor(&dues, paid, next.succ_opt().unwrap()) > 0);
        }
    }

    #[test]
    fn terms_end_where_the_calendar_says(issued_on in day(), days in 0..=365_u16, after in option::of(0..=365_u16)) {
        let terms = Terms::new(days, after).unwrap();
        let due_on = terms.due_on(issued_on).unwrap();
        let counted = issued_on + Days::new(days.into());
        match after {
            None => prop_assert_eq!(due_on, counted),
            Some(after) => {
                let end = due_on - Days::new(after.into());
                prop_assert_eq!(end, last_of(counted.year(), counted.month()));
            }
        }
        prop_assert_eq!(Terms::parse(&terms.to_string()), Ok(terms));
    }

    #[test]
    fn the_maximum_is_the_last_day_allowed(
        issued_on in day(), is_periodic in any::<bool>(), terms in option::of(Just("45 fdm")),
    ) {
        let sale = Sale { seller: Country::FRANCE, client: ClientKind::Company, is_periodic };
        let terms = terms.map(|terms| Terms::parse(terms).unwrap());
        let far = issued_on + Days::new(200);
        let late = too_late(sale, terms, issued_on, far).unwrap();
        prop_assert_eq!(too_late(sale, terms, issued_on, late.latest_on), None);
        prop_assert_eq!(too_late(sale, terms, issued_on, late.latest_on.succ_opt().unwrap()), Some(late));
        let allowed = (late.latest_on - issued_on).num_days();
        match late.maximum {
            Maximum::Periodic => prop_assert_eq!(allowed, 45),
            Maximum::SixtyDays => prop_assert_eq!(allowed, 60),
            // 31 + 45 days from the first of January on, less that day itself.
            Maximum::FortyFiveDaysEndOfMonth => prop_assert!((60..=75).contains(&allowed), "{allowed}"),
        }
    }
}
