//! Filters, orders, counts and sums.

use std::collections::BTreeMap;

use domain::table::{Cell, Choice, Choices, ColumnIndex, Count, Filter, RowError, SortKey, Sum, Table};
use proptest::prelude::*;

use super::naive::{Asked, BALANCE, CITY, NAME, PROSPECT, Row, SCHEMA, STATE, answer, built};
use super::strategies::{asked, rows};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_view_is_what_comparing_every_row_gives(rows in rows(), asked in asked()) {
        prop_assert_eq!(answer(&built(&rows), &asked), asked.answer(&rows));
    }

    #[test]
    fn rows_are_read_as_they_came(rows in rows()) {
        let table = built(&rows);
        prop_assert_eq!(table.len(), rows.len());
        let read: BTreeMap<u128, Row> = table.rows().map(|row| (row.id(), Row::read(row))).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn refining_gives_what_looking_again_gives(rows in rows(), asked in asked(), more in asked(), letter in "[eos]") {
        let table = built(&rows);
        let earlier = table.matches(&asked.filter());
        let typed = Asked { typed: format!("{}{letter}", asked.typed), ..asked.clone() };
        for next in [typed, Asked { prospect: asked.prospect.or(more.prospect), ..asked.clone() }, more] {
            let refined = table.refine(&next.filter(), &earlier);
            prop_assert_eq!(table.sorted(&refined, &[]), table.sorted(&table.matches(&next.filter()), &[]));
        }
    }

    #[test]
    fn counts_and_sums_are_those_of_the_rows(rows in rows(), asked in asked()) {
        let (table, others) = (built(&rows), Asked { states: None, keys: vec![], ..asked });
        let found = others.answer(&rows);
        let matches = table.matches(&others.filter());
        let of = |choice: Option<u16>| found.iter().map(|id| &rows[id]).filter(move |row| row.state == choice);
        for count in table.counts(&matches, STATE) {
            prop_assert_eq!(count.rows as usize, of(count.choice).count());
        }
        for sum in table.sums(&matches, BALANCE, STATE) {
            prop_assert_eq!(sum.total, of(sum.choice).filter_map(|row| row.balance).map(i128::from).sum::<i128>());
        }
        let counted: u32 = table.counts(&matches, STATE).iter().map(|count| count.rows).sum();
        prop_assert_eq!(counted as usize, found.len());
    }
}

/// Rows of a name, a state and a balance.
fn small(rows: &[(&str, u16, i64)]) -> Table {
    let mut table = Table::new(SCHEMA);
    for (id, &(name, state, balance)) in (1..).zip(rows) {
        let mut cells = [Cell::Gap; 8];
        (cells[0], cells[2], cells[4]) = (Cell::Text(name), Cell::Choice(state), Cell::Integer(balance));
        table.upsert(id, &cells).unwrap();
    }
    table
}

fn names(table: &Table, filter: &Filter, column: ColumnIndex, descending: bool) -> Vec<String> {
    let positions = table.sorted(&table.matches(filter), &[SortKey { column, descending }]);
    positions.into_iter().map(|position| table.row(position).text(NAME)).collect()
}

#[test]
fn names_stand_as_in_a_dictionary() {
    let table = small(&[("F-10", 0, 0), ("Zoé", 0, 0), ("F-9", 0, 0), ("côté", 0, 0), ("cote", 0, 0), ("Éric", 0, 0)]);
    let all = Filter::default();
    assert_eq!(names(&table, &all, NAME, false), ["cote", "côté", "Éric", "F-9", "F-10", "Zoé"]);
    assert_eq!(names(&table, &Filter::default().text("eric"), NAME, false), ["Éric"]);
    assert_eq!(names(&table, &Filter::default().text("ÉRIC z"), NAME, false), [""; 0]);
}

#[test]
fn choices_sort_and_count_in_the_order_given() {
    let mut table = small(&[("a", 0, 5), ("b", 1, 7), ("c", 9, 1), ("d", 1, -2)]);
    let choice = |id, label: &str| Choice { id, key: 0, label: label.into() };
    table.set_choices(STATE, Choices::new([choice(1, "first"), choice(0, "second"), choice(2, "nobody")]));
    assert_eq!(names(&table, &Filter::default(), STATE, false), ["b", "d", "a", "c"]);
    let all = table.matches(&Filter::default());
    let counts: Vec<_> = table.counts(&all, STATE).iter().map(|count| (count.choice, count.rows)).collect();
    assert_eq!(counts, [(Some(1), 2), (Some(0), 1), (Some(2), 0), (Some(9), 1)]);
    let sum = |choice, total| Sum { choice: Some(choice), total };
    assert_eq!(table.sums(&all, BALANCE, STATE), [sum(1, 5), sum(0, 5), sum(9, 1)]);
}

#[test]
fn a_condition_that_makes_no_sense_is_met_by_no_row() {
    let table = small(&[("a", 0, 5)]);
    let count = |filter: Filter| table.matches(&filter).count();
    assert_eq!(count(Filter::default().range(BALANCE, 5..=5)), 1);
    assert_eq!(count(Filter::default().range(NAME, ..)), 0);
    assert_eq!(count(Filter::default().range(STATE, ..)), 0);
    assert_eq!(count(Filter::default().range_by(BALANCE, NAME, [0..=9])), 0);
    assert_eq!(count(Filter::default().range_by(NAME, STATE, [0..=9])), 0);
    assert_eq!(count(Filter::default().choices(BALANCE, [5])), 0);
    assert_eq!(count(Filter::default().flag(ColumnIndex(99), false)), 0);
    assert_eq!(count(Filter::default().flag(PROSPECT, false)), 0, "a gap is neither yes nor no");
    let all = table.matches(&Filter::default());
    assert_eq!(table.sorted(&all, &[SortKey { column: ColumnIndex(99), descending: true }]), [0]);
    assert_eq!(table.counts(&all, CITY), [Count { choice: None, rows: 1 }; 0]);
}

#[test]
fn a_row_that_does_not_fit_is_refused_whole() {
    let mut table = small(&[("a", 0, 5)]);
    assert_eq!(table.upsert(7, &[Cell::Gap]), Err(RowError::Cells { expected: 8, found: 1 }));
    let mut cells = [Cell::Gap; 8];
    cells[2] = Cell::Flag(true);
    assert_eq!(table.upsert(7, &cells), Err(RowError::Kind("state")));
    assert_eq!((table.len(), table.position(7)), (1, None));
}
