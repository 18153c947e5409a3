//! The rows of a client's documents, list by list.

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::documents::DocumentRow;
use domain::documents::listing::subject_of;
use domain::format::{DateStyle, date, money};
use domain::listing::day_of;
use domain::money::Money;

use super::cells::{Cell, Column, Row};
use super::menu::OfDocument;
use crate::record::wording::kind;
use crate::{links, wording};
use kit::bootstrap::may;
use kit::words::{Locale, formats, td_string};

/// The columns of all documents together (A8.3).
pub fn document_columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "number", label: td_string!(l, document.number), class: "cell-name" },
        Column { name: "what", label: td_string!(l, document.what), class: "low" },
        Column { name: "title", label: td_string!(l, document.title), class: "low" },
        Column { name: "date", label: td_string!(l, document.date), class: "cell-who" },
        Column { name: "last_day", label: td_string!(l, document.last_day), class: "low" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "num cell-sum" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
        paper_column(l),
    ]
}

/// A document of any kind.
pub fn document(l: Locale, row: &DocumentRow) -> Row {
    let what = Cell::text(kind(l, row.kind).to_owned());
    let last = day(row.last_on);
    Row::new(vec![
        numbered(l, row),
        what,
        title(row),
        day(Some(row.date)),
        last,
        amount(row, row.total_minor),
        state(l, row),
        paper(l, row),
    ])
}

/// The columns of invoices (A8.1).
pub fn invoice_columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "number", label: td_string!(l, document.kind_invoice), class: "cell-name" },
        Column { name: "date", label: td_string!(l, document.date), class: "cell-who" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "low num" },
        Column { name: "balance", label: td_string!(l, document.balance), class: "num cell-sum" },
        Column { name: "due_on", label: td_string!(l, document.due_on), class: "low" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
        paper_column(l),
    ]
}

/// An invoice.
pub fn invoice(l: Locale, row: &DocumentRow) -> Row {
    Row::new(vec![
        named(l, row),
        day(Some(row.date)),
        amount(row, row.total_minor),
        amount(row, row.balance_minor),
        day(row.last_on),
        state(l, row),
        paper(l, row),
    ])
}

/// The columns of quotes.
pub fn quote_columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "number", label: td_string!(l, document.kind_quote), class: "cell-name" },
        Column { name: "title", label: td_string!(l, document.title), class: "low" },
        Column { name: "date", label: td_string!(l, document.date), class: "cell-who" },
        Column { name: "valid_until", label: td_string!(l, document.valid_until), class: "low" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "num cell-sum" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
        paper_column(l),
    ]
}

/// A quote.
pub fn quote(l: Locale, row: &DocumentRow) -> Row {
    Row::new(vec![
        named(l, row),
        title(row),
        day(Some(row.date)),
        day(row.last_on),
        amount(row, row.total_minor),
        state(l, row),
        paper(l, row),
    ])
}

/// The columns of orders and delivery notes.
pub fn order_columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "number", label: td_string!(l, document.number), class: "cell-name" },
        Column { name: "what", label: td_string!(l, document.what), class: "low" },
        Column { name: "title", label: td_string!(l, document.title), class: "low" },
        Column { name: "date", label: td_string!(l, document.date), class: "cell-who" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "num cell-sum" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
        paper_column(l),
    ]
}

/// An order or a delivery note.
pub fn order(l: Locale, row: &DocumentRow) -> Row {
    let what = match row.kind {
        DocumentKind::DeliveryNote => td_string!(l, document.kind_delivery_note),
        _ => td_string!(l, document.kind_order),
    };
    let what = Cell::text(what.to_owned());
    Row::new(vec![
        named(l, row),
        what,
        title(row),
        day(Some(row.date)),
        amount(row, row.total_minor),
        state(l, row),
        paper(l, row),
    ])
}

/// The columns of what is invoiced again and again.
pub fn recurring_columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "title", label: td_string!(l, document.title), class: "cell-name" },
        Column { name: "rhythm", label: td_string!(l, document.rhythm), class: "low" },
        Column { name: "next_invoice", label: td_string!(l, document.next_invoice), class: "cell-who" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "num cell-sum" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
    ]
}

/// What is invoiced again and again.
pub fn recurring(l: Locale, row: &DocumentRow) -> Row {
    let name = row.title.clone().unwrap_or_else(|| td_string!(l, documents.recurring_untitled).to_owned());
    let rhythm = row.every.map(|every| wording::rhythm(l, every)).unwrap_or_default();
    Row::new(vec![
        Cell::links(vec![(links::document(row.kind, row.id), name)]),
        Cell::text(rhythm),
        day(row.last_on),
        amount(row, row.total_minor),
        state(l, row),
    ])
}

/// The columns of credit notes.
pub fn credit_note_columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "number", label: td_string!(l, document.kind_credit_note), class: "cell-name" },
        Column { name: "date", label: td_string!(l, document.date), class: "cell-who" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "low num" },
        Column { name: "left_to_use", label: td_string!(l, document.left_to_use), class: "num cell-sum" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
        paper_column(l),
    ]
}

/// A credit note.
pub fn credit_note(l: Locale, row: &DocumentRow) -> Row {
    Row::new(vec![
        named(l, row),
        day(Some(row.date)),
        amount(row, row.total_minor),
        amount(row, row.balance_minor),
        state(l, row),
        paper(l, row),
    ])
}

/// Its number, or that it is a draft, and what it is where its list is named after something else.
fn named(l: Locale, row: &DocumentRow) -> Cell {
    let name = row.number.clone().unwrap_or_else(|| td_string!(l, document.draft).to_owned());
    let other = subject_of(row.kind).and_then(|subject| wording::other_kind(l, subject, row.kind));
    let words = other.map_or_else(|| name.clone(), |other| format!("{name} · {other}"));
    Cell::links(vec![(links::document(row.kind, row.id), words)])
}

/// Its number alone, where its kind stands beside it.
fn numbered(l: Locale, row: &DocumentRow) -> Cell {
    let name = row.number.clone().unwrap_or_else(|| td_string!(l, document.draft).to_owned());
    Cell::links(vec![(links::document(row.kind, row.id), name)])
}

/// Where a document's paper is reached from.
fn paper_column(l: Locale) -> Column {
    Column { name: "pdf", label: td_string!(l, papers.pdf), class: "low" }
}

fn paper(l: Locale, row: &DocumentRow) -> Cell {
    Cell::document(OfDocument {
        id: row.id.0,
        href: links::document(row.kind, row.id),
        name: row.number.clone().unwrap_or_else(|| td_string!(l, document.draft).to_owned()),
        is_editable: row.state == ShownState::Draft && may(Permission::EditDocuments),
    })
}

fn title(row: &DocumentRow) -> Cell {
    Cell::text(row.title.clone().unwrap_or_default())
}

fn amount(row: &DocumentRow, minor: i64) -> Cell {
    Cell::number(money(Money::new(minor, row.currency), formats()), minor)
}

/// A day; what has none comes before all.
pub fn day(on: Option<chrono::NaiveDate>) -> Cell {
    let text = on.map(|on| date(on, DateStyle::Medium, formats())).unwrap_or_default();
    Cell::number(text, on.map_or(i64::MIN, |on| day_of(on).into()))
}

fn state(l: Locale, row: &DocumentRow) -> Cell {
    let subject = subject_of(row.kind).unwrap_or_default();
    Cell::badge(wording::state(l, subject, row.state), wording::badge(row.state))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::ids::DocumentId;
    use domain::money::Currency;
    use uuid::Uuid;

    use super::*;

    /// A table's columns and a row of it.
    type Stated = (fn(Locale) -> Vec<Column>, fn(Locale, &DocumentRow) -> Row);

    #[test]
    fn every_column_has_its_cell() {
        let row = DocumentRow {
            id: DocumentId(Uuid::nil()),
            kind: DocumentKind::DownPayment,
            number: Some("F-2026-0001".into()),
            title: None,
            date: NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(),
            last_on: None,
            state: ShownState::Overdue,
            net_minor: 10_000,
            total_minor: 12_000,
            balance_minor: 4_000,
            currency: Currency::EUR,
            every: None,
        };
        let all: [Stated; 6] = [
            (document_columns, document),
            (invoice_columns, invoice),
            (quote_columns, quote),
            (order_columns, order),
            (recurring_columns, recurring),
            (credit_note_columns, credit_note),
        ];
        for (columns, of) in all {
            assert_eq!(columns(Locale::fr).len(), of(Locale::fr, &row).len());
        }
        assert!(invoice(Locale::fr, &row).is_found_by("f-2026-0001 acompte retard"));
        assert!(invoice(Locale::fr, &row).is_found_by("40,00"));
        assert!(!invoice(Locale::fr, &row).is_found_by("devis"));
    }
}
