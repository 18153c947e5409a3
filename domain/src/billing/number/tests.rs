use super::*;
use crate::format::Language;
use crate::numbers::DatedPattern;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The counter begins again where the year stands in the pattern.
fn pattern(typed: &str) -> Scheme {
    let pattern = DatedPattern::parse(typed).unwrap();
    let restarts = pattern.has_year();
    Scheme::new(pattern, restarts).unwrap()
}

/// Issues one after the other on these days, none of them in the future.
fn issued(pattern: &Scheme, days: &[NaiveDate]) -> Vec<Numbered> {
    let mut last = None;
    let mut numbers = Vec::new();
    for &issued_on in days {
        let numbered = next(DocumentSeries::Invoice, pattern, last, issued_on, day(2030, 1, 1)).unwrap();
        last = Some(numbered.last());
        numbers.push(numbered);
    }
    numbers
}

fn written(numbers: &[Numbered]) -> Vec<&str> {
    numbers.iter().map(Numbered::number).collect()
}

#[test]
fn the_counter_begins_again_with_the_year_that_stands_in_the_number() {
    let days = [day(2026, 12, 30), day(2026, 12, 31), day(2027, 1, 1), day(2027, 1, 1), day(2029, 5, 5)];
    let yearly = issued(&pattern("F-{AAAA}-{0000}"), &days);
    assert_eq!(written(&yearly), ["F-2026-0001", "F-2026-0002", "F-2027-0001", "F-2027-0002", "F-2029-0001"]);
    let continuous = issued(&pattern("F{000}"), &days);
    assert_eq!(written(&continuous), ["F001", "F002", "F003", "F004", "F005"]);
    for numbers in [yearly, continuous] {
        assert_eq!(verify(None, &numbers), Ok(Some(numbers[4].last())));
    }
}

#[test]
fn a_company_goes_on_behind_its_numbers_of_another_program() {
    let last = Last { counter: 52, issued_on: day(2026, 6, 30) };
    let on = day(2026, 7, 1);
    let first = next(DocumentSeries::Invoice, &pattern("F-{AAAA}-{0000}"), Some(last), on, on).unwrap();
    assert_eq!((first.number(), first.counter(), first.issued_on()), ("F-2026-0053", 53, on));
    assert_eq!(verify(Some(last), [&first]), Ok(Some(first.last())));
    assert_eq!(verify(None, [&first]).unwrap_err().fault, NumberFault::Counter { expected: 1 });
}

#[test]
fn numbers_follow_the_days() {
    let (pattern, today) = (pattern("F-{AAAA}-{0000}"), day(2026, 7, 2));
    let last = Some(Last { counter: 7, issued_on: day(2026, 7, 1) });
    let on = |issued_on| next(DocumentSeries::Invoice, &pattern, last, issued_on, today).map(|it| it.counter());
    assert_eq!(on(day(2026, 6, 30)), Err(NumberError::Earlier { last_on: day(2026, 7, 1) }));
    assert_eq!(on(day(2025, 12, 31)), Err(NumberError::Earlier { last_on: day(2026, 7, 1) }), "another year's too");
    assert_eq!(on(day(2026, 7, 1)), Ok(8), "several a day");
    assert_eq!(on(today), Ok(8));
    assert_eq!(on(day(2026, 7, 3)), Err(NumberError::Future { today }));
    let end = Some(Last { counter: u64::MAX, issued_on: today });
    assert_eq!(next(DocumentSeries::Invoice, &pattern, end, today, today), Err(NumberError::Exhausted));
}

#[test]
fn the_first_wrong_number_is_named() {
    let days = [day(2026, 1, 5), day(2026, 1, 6), day(2026, 1, 7), day(2027, 1, 1)];
    let numbers = issued(&pattern("F-{AAAA}-{0000}"), &days);
    let named = |kept: &[&Numbered]| verify(None, kept.iter().copied()).unwrap_err();
    let [first, second, third, of_next_year] = &numbers[..] else { panic!("four") };

    let gap = named(&[first, third, of_next_year]);
    assert_eq!((gap.number.as_str(), gap.fault), ("F-2026-0003", NumberFault::Counter { expected: 2 }));
    let twice = named(&[first, second, second]);
    assert_eq!((twice.number.as_str(), twice.fault), ("F-2026-0002", NumberFault::Counter { expected: 3 }));
    let late = Numbered { issued_on: day(2026, 1, 4), ..second.clone() };
    assert_eq!(named(&[first, &late]).fault, NumberFault::Earlier { last_on: day(2026, 1, 5) });
    let again = Numbered { issued_on: day(2026, 1, 8), ..first.clone() };
    assert_eq!(named(&[first, second, &again]).fault, NumberFault::Counter { expected: 3 }, "within a year");
    let skipped = Numbered { counter: 2, ..of_next_year.clone() };
    assert_eq!(named(&[first, second, third, &skipped]).fault, NumberFault::Counter { expected: 4 });
}

#[test]
fn a_counter_goes_on_beside_the_year_where_that_is_wished() {
    let scheme = Scheme::new(DatedPattern::parse("F-{AAAA}-{000}").unwrap(), false).unwrap();
    let days = [day(2026, 12, 31), day(2027, 1, 1), day(2029, 5, 5)];
    let numbers = issued(&scheme, &days);
    assert_eq!(written(&numbers), ["F-2026-001", "F-2027-002", "F-2029-003"]);
    assert_eq!(verify(None, &numbers), Ok(Some(numbers[2].last())));
}

#[test]
fn what_comes_next_is_shown_before_it_is_given() {
    let of = |scheme: &Scheme, last| upcoming(DocumentSeries::Invoice, scheme, last, day(2026, 7, 1), 2);
    let yearly = pattern("F-{AAAA}-{0000}");
    let numbers = |numbers: [&str; 2]| numbers.map(str::to_owned).to_vec();
    let first = Some("F-2027-0001".to_owned());
    assert_eq!(of(&yearly, None), (numbers(["F-2026-0001", "F-2026-0002"]), first.clone()));
    let last = |year| Some(Last { counter: 52, issued_on: day(year, 6, 30) });
    assert_eq!(of(&yearly, last(2026)), (numbers(["F-2026-0053", "F-2026-0054"]), first.clone()));
    assert_eq!(of(&yearly, last(2025)), (numbers(["F-2026-0001", "F-2026-0002"]), first));
    assert_eq!(of(&pattern("F{00}"), last(2025)), (numbers(["F53", "F54"]), None));
    let end = Some(Last { counter: u64::MAX, issued_on: day(2026, 6, 30) });
    assert_eq!(of(&pattern("F{00}"), end), (Vec::new(), None));
}

#[test]
fn the_usual_patterns_never_meet() {
    for language in [Language::French, Language::English] {
        let said = |series: &DocumentSeries| SeriesSettings { scheme: series.usual(language), start: None };
        let usual: std::collections::BTreeMap<_, _> =
            DocumentSeries::ALL.iter().map(|series| (*series, said(series))).collect();
        assert_eq!(clashes(&usual), []);
        for settings in usual.values() {
            let pattern = settings.scheme.pattern();
            assert_eq!(Scheme::new(pattern.clone(), true).as_ref(), Ok(&settings.scheme));
            assert_eq!(DatedPattern::parse(&pattern.to_string()).as_ref(), Ok(pattern));
        }
    }
}
