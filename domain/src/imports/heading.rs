//! Which row of a table names its columns: titles above it are stepped over, and a table may have none.

use super::sheet::Record;
use super::{FIRST_LINES, Heading, MAX_COLUMNS, ReadAs};
use crate::error::FieldError;

/// How many rows are looked at.
const LOOKED_AT: usize = 40;
/// How many bytes of them, so that what waits stays small.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// How much of a first row is shown.
const SHOWN: usize = 120;

/// Tells how many of a row's cells are names that columns have.
pub type Known<'a> = &'a dyn Fn(&[String]) -> usize;

/// The rows of a table, below the names of its columns.
pub type Rows = Box<dyn Iterator<Item = Record> + Send>;

/// A table whose columns are named.
pub(super) struct Table {
    /// The names, blank where it has none.
    pub header: Vec<String>,
    /// Where they stand.
    pub heading: Heading,
    /// Its first rows, to choose another one from: the line of each, and what stands there.
    pub first_lines: Vec<(u32, String)>,
    /// The rows below.
    pub rows: Rows,
}

impl Table {
    /// Finds the names of the columns, where somebody said or by what the first rows hold. Nothing for a table without a row.
    pub(super) fn of(mut rows: Rows, read_as: ReadAs, known: Known<'_>) -> Result<Option<Self>, FieldError> {
        let mut first = Vec::new();
        let mut bytes = 0;
        while first.len() < LOOKED_AT && bytes < MOST_BYTES {
            let Some(record) = rows.next() else { break };
            bytes += record.cells.iter().map(|cell| cell.len() + size_of::<String>()).sum::<usize>();
            first.push(record);
        }
        if first.is_empty() {
            return Ok(None);
        }
        let heading = read_as.heading.unwrap_or_else(|| judged(&first, known));
        let first_lines = first.iter().take(FIRST_LINES).map(|record| (record.line, shown(record))).collect();
        let widest = first.iter().map(|record| width(&record.cells)).max().unwrap_or(0);
        let mut rows = first.into_iter().chain(rows);
        let header = match heading {
            Heading::Absent => vec![String::new(); widest],
            Heading::Line(line) => match rows.find(|record| record.line >= line) {
                Some(mut record) => {
                    // A column that has no name and holds something is one.
                    let columns = width(&record.cells).max(record.cells.len().min(widest));
                    record.cells.truncate(columns);
                    record.cells
                }
                None => return Ok(None),
            },
        };
        if header.len() > MAX_COLUMNS as usize {
            return Err(FieldError::TooMany { max: MAX_COLUMNS });
        }
        Ok(Some(Self { header, heading, first_lines, rows: Box::new(rows) }))
    }
}

/// The names are the row that knows the most of them, else the first row that is not a title; if that one holds what no column is called,
/// there are none.
fn judged(first: &[Record], known: Known<'_>) -> Heading {
    let counts: Vec<usize> = first.iter().map(|record| known(&record.cells)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let named = first.iter().zip(&counts).find(|(record, count)| **count == most && most * 3 >= filled(record));
    if let Some((record, _)) = named.filter(|_| most >= 2) {
        return Heading::Line(record.line);
    }
    let widest = first.iter().map(filled).max().unwrap_or(0);
    let is_title = |record: &Record| filled(record) * 2 < widest || widest > 1 && filled(record) == 1;
    let place = first.iter().position(|record| !is_title(record)).unwrap_or(0);
    let Some(record) = first.get(place) else { return Heading::default() };
    let is_named = counts.get(place).is_some_and(|count| *count > 0);
    if !is_named && record.cells.iter().any(|cell| is_value(cell)) {
        Heading::Absent
    } else {
        Heading::Line(record.line)
    }
}

fn filled(record: &Record) -> usize {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// How many cells there are up to the last that is not blank.
fn width(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

/// An e-mail, an address of the web, a postal code, a telephone or another number of five digits and more: no column is called so.
fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    let is_email = || {
        let at = cell.split_once('@');
        !cell.contains(char::is_whitespace) && at.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let is_number = || {
        cell.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | '+' | '-' | '(' | ')'))
    };
    is_email() || cell.starts_with("http://") || cell.starts_with("https://") || digits >= 5 && is_number()
}

fn shown(record: &Record) -> String {
    let cells = record.cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    let line = cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN - 1).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[&str], heading: Option<Heading>) -> (Vec<String>, Heading, usize) {
        let cells = |line: &str| line.split(';').map(str::to_owned).collect();
        let rows: Vec<Record> = (1..).zip(lines).map(|(line, text)| Record { line, cells: cells(text) }).collect();
        let known =
            |cells: &[String]| cells.iter().filter(|cell| ["Nom", "Ville", "E-mail"].contains(&cell.as_str())).count();
        let read_as = ReadAs { heading, ..ReadAs::default() };
        let table = Table::of(Box::new(rows.into_iter()), read_as, &known).unwrap().unwrap();
        (table.header, table.heading, table.rows.count())
    }

    #[test]
    fn titles_are_stepped_over() {
        let lines = ["Liste au 01/02/2026;;", "Nom;Ville;E-mail", "A;Lyon;a@a.fr", "B;Metz;b@b.fr"];
        assert_eq!(table(&lines, None), (vec!["Nom".into(), "Ville".into(), "E-mail".into()], Heading::Line(2), 2));
        let unknown = ["CLIENTS", "Machin;Truc;Bidule", "A;B;C"];
        assert_eq!(table(&unknown, None).1, Heading::Line(2));
        let narrow = ["Clients", "Nom;Ville", "A;Lyon"];
        assert_eq!(table(&narrow, None).1, Heading::Line(2));
        assert_eq!(table(&["Machin;Truc", "Roche;42"], None).1, Heading::Line(1));
        assert_eq!(table(&["Sociétés", "Roche"], None).1, Heading::Line(1));
    }

    #[test]
    fn a_last_column_without_a_name_is_one_where_it_holds_something() {
        let nameless = ["Nom;Ville;E-mail;;", "A;Lyon;a@a.fr;;", "B;Metz;b@b.fr;note;"];
        assert_eq!(table(&nameless, None).0, ["Nom", "Ville", "E-mail", ""]);
        let blank = ["Nom;Ville;E-mail;;", "A;Lyon;a@a.fr;;"];
        assert_eq!(table(&blank, None).0, ["Nom", "Ville", "E-mail"]);
        let ragged = ["Nom;Ville;E-mail", "A;Lyon;a@a.fr;plus"];
        assert_eq!(table(&ragged, None).0, ["Nom", "Ville", "E-mail"], "whose place is not sure");
    }

    #[test]
    fn a_table_without_names_loses_no_row() {
        let lines = ["Alpha SARL;01000;a@a.fr", "Beta SARL;01000;b@b.fr"];
        assert_eq!(table(&lines, None), (vec![String::new(); 3], Heading::Absent, 2));
        assert_eq!(table(&["Alpha;Lyon", "Beta;Metz"], Some(Heading::Absent)).2, 2);
    }

    #[test]
    fn the_row_that_was_chosen_has_the_names() {
        let lines = ["Nom;Ville;E-mail", "Client;Lieu;Courriel", "A;Lyon;a@a.fr"];
        let (header, heading, rows) = table(&lines, Some(Heading::Line(2)));
        assert_eq!((header[0].as_str(), heading, rows), ("Client", Heading::Line(2), 1));
    }

    #[test]
    fn what_no_column_is_called() {
        for value in ["a@a.fr", "01000", "04 78 00 00 00", "+33478000000", "https://a.fr"] {
            assert!(is_value(value), "{value}");
        }
        for name in ["Nom", "2024", "Adresse 1", "E-mail", "Contact @ société", ""] {
            assert!(!is_value(name), "{name}");
        }
    }
}
