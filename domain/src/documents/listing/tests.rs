//! What the lists of documents promise, and what is found in them.

use uuid::Uuid;

use super::credits::CREDITS;
use super::payments::PAYMENTS;
use super::recurring::{self, RECURRING};
use super::*;
use crate::listing::{CustomValues, ListBuilder, ListChoices, ListQuery, Lookup, day_of, look_up, page};
use crate::table::{Cell, Table};

#[test]
fn every_kind_stands_in_one_list_with_its_states() {
    for &kind in DocumentKind::ALL {
        let subject = subject_of(kind).unwrap();
        assert!(kinds_of(subject).contains(&kind));
        for &state in crate::billing::state::DocumentState::of_kind(kind) {
            assert!(states(subject).contains(&S::from(state)), "{kind:?} {state:?}");
        }
        assert_eq!(states(subject).last(), Some(&S::Deleted));
    }
    assert_eq!(INVOICES.state_id("overdue"), Some(5));
    // Neither what is put aside nor what is thrown away.
    assert_eq!(INVOICES.usual_states.len(), INVOICES.states.len() - 2);
    assert_eq!(INVOICES.state_id("archived").map(usize::from), Some(INVOICES.usual_states.len()));
    assert_eq!(QUOTES.states[usize::from(QUOTES.gone)], "deleted");
    assert_eq!(RECURRING.states[usize::from(RECURRING.gone)], "deleted");
}

#[test]
fn templates_come_by_their_next_day_and_tell_their_rhythm() {
    assert!(!RECURRING.usual().descending);
    let every = crate::billing::recurrence::Every::new(3, crate::billing::recurrence::Unit::Weeks).unwrap();
    let mut cells = vec![String::new(); recurring::SCHEMA.columns().len()];
    cells[usize::from(recurring::RHYTHM.0)] = recurring::rhythm(every);
    let row = ListRow { id: Uuid::nil(), cells, custom: Vec::new() };
    assert_eq!((recurring::every(&row), recurring::last_made(&row)), (Some(every), None));
}

#[test]
fn the_newest_come_first_and_the_address_says_only_what_differs() {
    for listing in [&QUOTES, &ORDERS, &DELIVERIES, &INVOICES, &CREDIT_NOTES, &PAYMENTS, &CREDITS] {
        let usual = listing.usual();
        assert!(usual.descending, "{}", listing.path);
        assert_eq!((listing.written(&usual), listing.read_string("")), (String::new(), usual.clone()));
        let oldest = usual.sorted_by(usual.sort);
        assert!(!oldest.descending, "the usual column turns round at once");
        assert_eq!((listing.written(&oldest).as_str(), listing.read_string("dir=asc")), ("?dir=asc", oldest.clone()));
        assert_eq!(oldest.sorted_by(usual.sort), usual);
    }
    // Another column begins with the smallest, as everywhere.
    let by_client = INVOICES.read_string("sort=client");
    assert!(!by_client.descending);
    assert_eq!(INVOICES.written(&by_client), "?sort=client");
    let turned = by_client.sorted_by(CLIENT.into());
    assert_eq!((INVOICES.written(&turned).as_str(), turned.descending), ("?sort=client&dir=desc", true));
    assert_eq!(INVOICES.read_string("sort=client&dir=desc"), turned);
    assert_eq!(INVOICES.read_string("sort=date&dir=up"), INVOICES.usual());
}

/// Invoices of one client, of a day each: their numbers and states.
fn invoices(of: &[(&str, S)]) -> Table {
    let choices = ListChoices::default();
    let mut builder = ListBuilder::new(&INVOICES, &choices);
    let first = day_of(chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
    for (at, (number, state)) in (0..).zip(of) {
        let mut cells = vec![Cell::Gap; SCHEMA.columns().len()];
        cells[usize::from(NUMBER.0)] = Cell::Text(number);
        cells[usize::from(CLIENT.0)] = Cell::Text("Ateliers Roche");
        cells[usize::from(DATE.0)] = Cell::Date(first + at);
        cells[usize::from(TOTAL.0)] = Cell::Integer(12_000);
        cells[usize::from(BALANCE.0)] = Cell::Integer(2_000);
        cells[usize::from(CURRENCY.0)] = builder.code(CURRENCY, "EUR");
        cells[usize::from(STATE.0)] = builder.code(STATE, state.as_str());
        let id = Uuid::from_u128(u128::try_from(at).unwrap() + 1);
        builder.push(id, &cells, &CustomValues::new()).unwrap();
    }
    builder.finish(1)
}

fn called(rows: &[ListRow]) -> Vec<&str> {
    rows.iter().map(|row| INVOICES.called(row)).collect()
}

#[test]
fn the_list_begins_with_the_newest_and_sums_what_it_shows() {
    let table = invoices(&[("F-1", S::Paid), ("F-2", S::Overdue), ("", S::Draft), ("F-3", S::Deleted)]);
    let usual = page(&INVOICES, &table, &INVOICES.usual());
    assert_eq!(called(&usual.rows), ["Ateliers Roche", "F-2", "F-1"], "a draft is called by its client");
    let sums: Vec<i64> = usual.head.sums.iter().flatten().map(|sum| sum.minor()).collect();
    assert_eq!(sums, [36_000, 6_000]);
    let oldest = page(&INVOICES, &table, &INVOICES.read_string("dir=asc&state=paid,overdue"));
    assert_eq!(called(&oldest.rows), ["F-1", "F-2"]);
    assert_eq!(amount(&oldest.rows[0], BALANCE), Some(Money::new(2_000, Currency::EUR)));
    // A column that is gone from the list sorts nothing; what is left is the usual order.
    let gone = ListQuery {
        sort: crate::listing::ColumnId::Custom(crate::ids::CustomFieldId(Uuid::nil())),
        ..INVOICES.usual()
    };
    assert_eq!(called(&page(&INVOICES, &table, &gone).rows), called(&usual.rows));
}

#[test]
fn documents_are_found_by_their_client_whatever_their_state_the_newest_first() {
    let numbers: Vec<String> = (1..=9).map(|number| format!("F-{number}")).collect();
    let of: Vec<(&str, S)> = numbers.iter().map(|number| (number.as_str(), S::Paid)).collect();
    let table = invoices(&of);
    let found = |lookup| look_up(&INVOICES, &table, lookup);
    assert_eq!(called(&found(Lookup::Sought("roche", 3))), ["F-9", "F-8", "F-7"]);
    assert_eq!(called(&found(Lookup::Sought("f-4", 8))), ["F-4"]);
    assert_eq!(called(&found(Lookup::Numbered("4", 8))), ["F-4"]);
}
