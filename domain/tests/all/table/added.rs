//! Columns that are no part of the program: decimals, labels, and what else a company adds.

use domain::table::{AddedColumn, Cell, Choices, ColumnIndex, ColumnKind, Delta, DeltaError, Filter, SortKey, Table};

use super::naive::{NAME, SCHEMA};

const SIZE: ColumnIndex = ColumnIndex(8);
const LEVEL: ColumnIndex = ColumnIndex(9);
const NOTE: ColumnIndex = ColumnIndex(10);

fn column(id: u128, kind: ColumnKind, label: &str) -> AddedColumn {
    AddedColumn { id, kind, label: label.into() }
}

fn columns() -> Vec<AddedColumn> {
    vec![
        column(7, ColumnKind::Decimal, "Taille"),
        column(3, ColumnKind::Label, "Niveau"),
        column(5, ColumnKind::Text { searched: false }, "Mot"),
    ]
}

/// Rows of a name, a size, a level and a note.
fn table(added: Vec<AddedColumn>, rows: &[(&str, &str, &str, &str)]) -> Table {
    let mut builder = Table::builder_with(SCHEMA, added);
    for (id, &(name, size, level, note)) in (1..).zip(rows) {
        let mut cells = [Cell::Gap; 11];
        cells[0] = Cell::Text(name);
        cells[8..].copy_from_slice(&[Cell::Text(size), Cell::Text(level), Cell::Text(note)]);
        builder.push(id, &cells).unwrap();
    }
    let mut table = builder.finish();
    table.set_choices(LEVEL, Choices::numbered(["Or", "Argent"]));
    table.set_revision(4);
    table
}

fn sizes() -> Table {
    let rows = [
        ("a", "9", "Argent", "Élan vital"),
        ("b", "-12.5", "Or", ""),
        ("c", "", "", "elan"),
        ("d", "100", "Bronze", "vélo"),
        ("e", "9.25", "Argent", ""),
    ];
    table(columns(), &rows)
}

fn names(table: &Table, filter: &Filter, sort: Option<(ColumnIndex, bool)>) -> String {
    let keys: Vec<_> = sort.map(|(column, descending)| SortKey { column, descending }).into_iter().collect();
    let positions = table.sorted(&table.matches(filter), &keys);
    positions.into_iter().map(|position| table.row(position).text(NAME)).collect()
}

#[test]
fn numbers_sort_by_value_and_labels_as_they_are_listed() {
    let all = Filter::default();
    let mut table = sizes();
    let sorted = |table: &Table, column, descending| names(table, &all, Some((column, descending)));
    assert_eq!((sorted(&table, SIZE, false), sorted(&table, SIZE, true)), ("baedc".into(), "deabc".into()));
    // What is listed no more stands behind what is, and what has none at the end both ways.
    assert_eq!((sorted(&table, LEVEL, false), sorted(&table, LEVEL, true)), ("baedc".into(), "deabc".into()));
    table.set_choices(LEVEL, Choices::numbered(["Bronze", "Argent", "Or"]));
    assert_eq!(sorted(&table, LEVEL, false), "daebc");
    // A row that comes later finds its place.
    let mut cells = [Cell::Gap; 11];
    (cells[0], cells[8]) = (Cell::Text("f"), Cell::Text("9.1"));
    table.upsert(9, &cells).unwrap();
    assert_eq!(sorted(&table, SIZE, false), "bafedc");
}

#[test]
fn added_columns_narrow() {
    let table = sizes();
    let of = |filter: Filter| names(&table, &filter, None);
    let any = Filter::default;
    assert_eq!((of(any().at_least(SIZE, "9")), of(any().at_most(SIZE, "9.0"))), ("ade".into(), "ab".into()));
    assert_eq!(of(any().at_least(SIZE, "-12.50").at_most(SIZE, "9.25")), "abe");
    assert_eq!((of(any().is(LEVEL, "Or")), of(any().is(LEVEL, "or"))), ("b".into(), String::new()));
    assert_eq!((of(any().contains(NOTE, "ELAN")), of(any().contains(NOTE, "él"))), ("ac".into(), "acd".into()));
    for (column, empty, filled) in [(SIZE, "c", "abde"), (LEVEL, "c", "abde"), (NOTE, "be", "acd")] {
        assert_eq!((of(any().gap(column, true)), of(any().gap(column, false))), (empty.into(), filled.into()));
    }
    // A condition that the column's kind does not know is met by no row, and neither is one on no column.
    for nonsense in [any().contains(SIZE, "9"), any().at_least(NOTE, "1"), any().gap(ColumnIndex(99), true)] {
        assert_eq!(of(nonsense), "");
    }
    // Nor is anything found there by the free filter.
    assert_eq!(of(any().text("vital")), "");
}

#[test]
fn a_snapshot_brings_them_along() {
    let table = sizes();
    let back = Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap();
    assert_eq!(back.to_snapshot(), table.to_snapshot());
    let added: Vec<AddedColumn> = back.added().map(|(_, column)| column.clone()).collect();
    assert_eq!((added, back.added_at(3), back.added_at(4)), (columns(), Some((LEVEL, ColumnKind::Label)), None));
    assert_eq!(names(&back, &Filter::default(), Some((LEVEL, false))), "baedc");
    assert_eq!(back.row(back.position(2).unwrap()).text(SIZE), "-12.5");
}

#[test]
fn changes_of_other_columns_are_refused() {
    let mut known = sizes();
    let delta = |added| {
        let mut upserted = table(added, &[("A", "1", "Or", "x")]);
        upserted.set_revision(5);
        let sent = Delta { since: 4, upserted, removed: Vec::new() }.to_bytes();
        Delta::from_bytes(SCHEMA, &sent).unwrap()
    };
    let mut others = columns();
    others[0].label = "Pointure".into();
    assert_eq!(known.apply(&delta(others)), Err(DeltaError::OtherSchema));
    assert_eq!(known.apply(&delta(columns())), Ok(()));
    assert_eq!(names(&known, &Filter::default(), Some((SIZE, false))), "bAedc");
}
