use super::*;
use crate::billing::kind::DocumentKind;
use crate::documents::listing::{kinds_of, states};
use crate::exports::{Format, Names};
use crate::form::FormText;
use crate::format::Language;
use crate::imports::Value;
use crate::imports::choices::write;

const ALL: [&Columns; 11] = [
    &QUOTE_COLUMNS,
    &QUOTE_LINES,
    &ORDER_COLUMNS,
    &ORDER_LINES,
    &DELIVERY_COLUMNS,
    &DELIVERY_LINES,
    &INVOICE_COLUMNS,
    &INVOICE_LINES,
    &CREDIT_NOTE_COLUMNS,
    &CREDIT_NOTE_LINES,
    &RECURRING_COLUMNS,
];

/// The choices of the column at a path.
fn choices(columns: &Columns, path: &str) -> crate::imports::choices::Choices {
    match columns.own().find(|column| column.path == path).map(|column| column.value) {
        Some(Value::Choice(choices)) => choices,
        other => panic!("{path}: {other:?}"),
    }
}

#[test]
fn no_two_columns_share_a_name() {
    for columns in ALL {
        for language in [Language::French, Language::English] {
            let mut names = columns.header(&[], language);
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{names:?}");
        }
        // A sheet of a workbook has no longer name.
        assert!(columns.title.0.chars().count() <= 31 && columns.title.1.chars().count() <= 31);
    }
}

#[test]
fn every_state_of_a_list_has_words() {
    for columns in ALL {
        for state in states(columns.subject) {
            for language in [Language::French, Language::English] {
                assert!(write(choices(columns, "state"), state.as_str(), language).is_some(), "{state:?}");
            }
        }
    }
}

#[test]
fn a_list_of_several_kinds_says_which() {
    for columns in ALL.into_iter().filter(|columns| kinds_of(columns.subject).len() > 1) {
        let kinds = choices(columns, path::KIND);
        assert!(DocumentKind::ALL.iter().all(|kind| write(kinds, kind.as_str(), Language::French).is_some()));
    }
}

#[test]
fn each_line_says_whose_it_is_and_what_it_comes_to() {
    let format =
        Format { columns: &INVOICE_LINES, named: Vec::new(), language: Language::English, names: Names::default() };
    let mut form = FormText::default();
    for (path, text) in [
        (path::NUMBER, "F-1"),
        (path::CURRENCY, "EUR"),
        ("lines[0].description", "One"),
        ("lines[1].description", "Two"),
        ("lines[1].net", "2.00"),
    ] {
        form.set(path, text);
    }
    let rows = format.rows(&form, "draft");
    let at = |name: &str| format.header().iter().position(|column| column == name).unwrap();
    let cells = |name: &str| rows.iter().map(|row| row[at(name)].as_str()).collect::<Vec<_>>();
    assert_eq!(cells("Number"), ["F-1", "F-1"]);
    assert_eq!(cells("Currency"), ["EUR", "EUR"]);
    assert_eq!(cells("State"), ["Draft", "Draft"]);
    assert_eq!(cells("Description"), ["One", "Two"]);
    assert_eq!(cells("Net amount"), ["", "2.00"]);
    assert_eq!(format.values()[at("Net amount")], Value::Number);
    assert_eq!(format.rows(&FormText::default(), "draft").len(), 1, "a document without lines has a row all the same");
}
