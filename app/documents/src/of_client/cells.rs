//! The cells of a table of a client's records: what they say, what they are sorted by and where they lead.

use domain::text::{fold, sort_key};
use leptos::prelude::*;

use super::menu::{self, OfDocument, OfRecord};
use crate::papers::Printing;
use kit::ui::{Badge, BadgeKind, FileLink};
use kit::words::{td_string, words};

/// A column: what it is called, and the classes of its cells.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the address, of plain letters.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// `cell-…` have a place on the phone, `num` stand at the end, `low` yield.
    pub class: &'static str,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    cells: Vec<Cell>,
    /// What finds it, folded.
    sought: String,
    /// Of each choice above the table, which options leave it in.
    fits: Vec<Vec<bool>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    text: String,
    key: Key,
    look: Look,
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(Vec<u8>),
}

#[derive(Clone, Debug, PartialEq)]
enum Look {
    Plain,
    /// Addresses and their words.
    Links(Vec<(String, String)>),
    Badge(BadgeKind),
    Document(OfDocument),
    /// A record's address, and its menu.
    Record(OfRecord),
}

impl Cell {
    /// Words.
    pub fn text(text: String) -> Self {
        Self { key: Key::Text(sort_key(&text)), text, look: Look::Plain }
    }

    /// What is written so, and sorted by a number: an amount, a day.
    pub fn number(text: String, key: i64) -> Self {
        Self { text, key: Key::Number(key), look: Look::Plain }
    }

    /// What leads to records.
    pub fn links(links: Vec<(String, String)>) -> Self {
        let words: Vec<&str> = links.iter().map(|(_, words)| words.as_str()).collect();
        Self { look: Look::Links(links.clone()), ..Self::text(words.join(", ")) }
    }

    /// The same, leading to a record.
    pub fn leading_to(self, href: String) -> Self {
        Self { look: Look::Links(vec![(href, self.text.clone())]), ..self }
    }

    /// The same, leading to a record that has a menu.
    pub fn with_menu(self, of: OfRecord) -> Self {
        Self { look: Look::Record(of), ..self }
    }

    /// A state.
    pub fn badge(text: &str, kind: BadgeKind) -> Self {
        Self { look: Look::Badge(kind), ..Self::text(text.to_owned()) }
    }

    /// A document's paper, and what else one may see of it.
    pub fn document(of: OfDocument) -> Self {
        let words = td_string!(words(), papers.pdf).to_owned();
        Self { look: Look::Document(of), ..Self::text(words) }
    }

    fn drawn(&self, printing: Printing) -> AnyView {
        let text = self.text.clone();
        match &self.look {
            Look::Document(of) => menu::drawn(of, text, printing),
            Look::Record(of) => menu::of_record(of, text),
            Look::Plain => text.into_any(),
            Look::Badge(kind) => view! { <Badge kind=*kind>{text}</Badge> }.into_any(),
            Look::Links(links) => {
                let link = |(href, words): &(String, String)| {
                    let FileLink { rel, target, .. } = FileLink::at(href);
                    view! { <a class="link" href=href.clone() rel=rel target=target>{words.clone()}</a> " " }
                };
                links.iter().map(link).collect_view().into_any()
            }
        }
    }
}

impl Row {
    /// Of its cells.
    pub fn new(cells: Vec<Cell>) -> Self {
        let words: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        let sought = fold(&words.join(" "));
        Self { cells, sought, fits: Vec::new() }
    }

    /// The same, left in by these options of each choice.
    pub fn fitting(self, fits: Vec<Vec<bool>>) -> Self {
        Self { fits, ..self }
    }

    /// Whether every option that is chosen leaves it in.
    fn is_left_by(&self, chosen: &[usize]) -> bool {
        self.fits.iter().zip(chosen).all(|(fits, at)| fits.get(*at).copied().unwrap_or(true))
    }

    /// Whether it bears every term.
    fn bears(&self, terms: &[String]) -> bool {
        terms.iter().all(|term| self.sought.contains(term.as_str()))
    }

    /// How many cells it has.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether what was typed finds it.
    #[cfg(test)]
    pub fn is_found_by(&self, typed: &str) -> bool {
        self.bears(&domain::text::search_terms(typed))
    }

    /// The row on screen.
    pub fn drawn(&self, columns: &[Column], printing: Printing) -> AnyView {
        let cells = self.cells.iter().zip(columns).map(|(cell, column)| {
            let content = cell.drawn(printing);
            view! { <td class=column.class>{content}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    }
}

/// The places of the rows that bear every term and that what is chosen leaves in, in their order.
pub fn in_order(rows: &[Row], terms: &[String], chosen: &[usize], sort: Option<(usize, bool)>) -> Vec<usize> {
    let is_in = |at: &usize| rows[*at].bears(terms) && rows[*at].is_left_by(chosen);
    let mut found: Vec<usize> = (0..rows.len()).filter(is_in).collect();
    if let Some((column, is_down)) = sort {
        let key = |at: usize| rows[at].cells.get(column).map(|cell| &cell.key);
        found.sort_by(|one, other| {
            let order = key(*one).cmp(&key(*other));
            if is_down { order.reverse() } else { order }
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use domain::text::search_terms;

    use super::*;

    fn rows() -> Vec<Row> {
        let row = |number: &str, minor: i64, state: &str| {
            let cells = vec![
                Cell::links(vec![(format!("/invoices/{number}"), number.to_owned())]),
                Cell::number(format!("{minor} €"), minor),
                Cell::badge(state, BadgeKind::Good),
            ];
            Row::new(cells)
        };
        vec![row("F-10", 900, "Payée"), row("F-2", 12_000, "En retard"), row("F-1", -50, "Payée")]
    }

    #[test]
    fn rows_are_found_by_their_words_without_accents() {
        let rows = rows();
        let found = |typed: &str| in_order(&rows, &search_terms(typed), &[], None);
        assert_eq!(found(""), [0, 1, 2]);
        assert_eq!(found("payee"), [0, 2]);
        assert_eq!(found("f-2 retard"), [1]);
        assert!(found("f-2 payée").is_empty());
    }

    #[test]
    fn amounts_are_sorted_as_numbers_and_words_as_people_do() {
        let rows = rows();
        let sorted = |column, is_down| in_order(&rows, &[], &[], Some((column, is_down)));
        assert_eq!((sorted(1, false), sorted(1, true)), (vec![2, 0, 1], vec![1, 0, 2]));
        assert_eq!(sorted(2, false), [1, 0, 2], "what is alike stays as it came");
        assert_eq!(sorted(9, false), [0, 1, 2]);
    }

    #[test]
    fn what_is_chosen_leaves_rows_out() {
        let rows: Vec<Row> = rows()
            .into_iter()
            .zip([[true, false], [true, true], [true, false]])
            .map(|(row, second)| row.fitting(vec![second.to_vec()]))
            .collect();
        assert_eq!(in_order(&rows, &[], &[0], None), [0, 1, 2]);
        assert_eq!(in_order(&rows, &[], &[1], None), [1]);
        assert_eq!(in_order(&rows, &search_terms("payee"), &[1], None), Vec::<usize>::new());
        assert_eq!(in_order(&rows, &[], &[7], None), [0, 1, 2], "an option that there is not");
    }
}
