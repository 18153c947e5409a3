use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn pattern(typed: &str) -> DatedPattern {
    DatedPattern::parse(typed).unwrap()
}

/// Issues one after the other on these days, none of them in the future.
fn issued(pattern: &DatedPattern, days: &[NaiveDate]) -> Vec<Numbered> {
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
fn the_usual_patterns_never_meet() {
    for language in [Language::French, Language::English] {
        let usual: BTreeMap<_, _> = DocumentSeries::ALL.iter().map(|it| (*it, it.usual_pattern(language))).collect();
        assert_eq!(clash(&usual), None);
        for pattern in usual.values() {
            assert_eq!(DatedPattern::parse(&pattern.to_string()).as_ref(), Ok(pattern));
        }
    }
    let patterns = BTreeMap::from([
        (DocumentSeries::Quote, pattern("D{0}")),
        (DocumentSeries::Invoice, pattern("{AAAA}{000}")),
        (DocumentSeries::CreditNote, pattern("20{YY}{0}")),
    ]);
    assert_eq!(clash(&patterns), Some((DocumentSeries::Invoice, DocumentSeries::CreditNote)));
}
