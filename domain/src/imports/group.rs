//! Rows that are about one record: several contacts a client come as several rows from most programs.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::aside::Aside;
use super::bounds::Packed;
use crate::error::{FieldError, FieldErrors};
use crate::form::in_row;
use crate::imports::values::one_line;
use crate::imports::{Lookup, Record, Target};
use crate::text::fold;

/// How a feature reads the rows of a file.
pub trait RowReader {
    /// A record as typed.
    type Form: Clone + Default;

    /// What a row says.
    fn row(&self, record: &Record, lookup: &mut impl Lookup) -> SheetRow<Self::Form>;

    /// Settles what a record's rows say together: what one value says of another.
    fn settle(&self, _: &mut Group<Self::Form>) {}

    /// Takes out what is wrong with a record, as far as it can be without, and keeps it beside. Tells whether there was any such value: then
    /// the rest is to be checked again.
    fn set_aside(&self, _: &mut Group<Self::Form>, _: &FieldErrors) -> bool {
        false
    }

    /// The form with what is kept beside it, where it has a place for that.
    fn whole<'a>(&self, row: &'a SheetRow<Self::Form>) -> Cow<'a, Self::Form> {
        Cow::Borrowed(&row.form)
    }

    /// The groups of rows that a form has, each with how many it has.
    fn groups(_: &Self::Form) -> Vec<(&'static str, usize)> {
        Vec::new()
    }

    /// Takes in a row about the same record, or gives it back when it says something else of it.
    fn join(_: &mut Group<Self::Form>, record: Record, row: SheetRow<Self::Form>) -> Result<(), Apart<Self::Form>> {
        Err(Box::new((record, row)))
    }
}

/// A row that speaks of another record than the rows before it.
pub type Apart<F> = Box<(Record, SheetRow<F>)>;

/// What a row says.
#[derive(Clone, Debug, Default)]
pub struct SheetRow<F> {
    /// Its values, as if they had been typed.
    pub form: F,
    /// Its state's name; blank when the file has none.
    pub state: String,
    /// Other records that are named but not known yet: the field and the name.
    pub links: Vec<(&'static str, String)>,
    /// What has no place in the form, cell by cell; the row comes in all the same.
    pub asides: Vec<Aside>,
}

impl<F> SheetRow<F> {
    /// How many cells are to be looked at.
    #[must_use]
    pub fn to_check(&self) -> u32 {
        u32::try_from(self.asides.iter().filter(|aside| aside.why.is_some()).count()).unwrap_or(u32::MAX)
    }
}

/// A record and the rows it was read from, the first one leading.
#[derive(Clone, Debug)]
pub struct Group<F> {
    /// The rows.
    pub records: Vec<Record>,
    /// What they say together.
    pub row: SheetRow<F>,
    /// For each row of a group of the form, in order: the group, the row of the file it stands in, and its place there.
    pub places: Vec<(&'static str, usize, usize)>,
}

impl<F> Group<F> {
    fn of<R: RowReader<Form = F>>(record: Record, row: SheetRow<F>) -> Self {
        let groups = R::groups(&row.form).into_iter();
        let places = groups.flat_map(|(group, count)| (0..count).map(move |place| (group, 0, place))).collect();
        Self { records: vec![record], row, places }
    }

    /// Keeps beside the record what its file has damaged: a cell whose quote was left open, at these lines and columns, and one with a
    /// character that could not be read.
    pub fn note_damage(&mut self, mapping: &[Target], open_quotes: &BTreeMap<u32, usize>) {
        for record in &self.records {
            for (column, cell) in record.cells.iter().enumerate() {
                let is_used = mapping.get(column).is_some_and(|target| !target.is_ignored());
                let is_surplus = column >= mapping.len();
                let why = if is_surplus {
                    more_than(mapping)
                } else if open_quotes.get(&record.line) == Some(&column) {
                    FieldError::OpenQuote
                } else if is_used && cell.contains(char::REPLACEMENT_CHARACTER) {
                    FieldError::Unreadable
                } else {
                    continue;
                };
                let line = record.line;
                let is_known = self.row.asides.iter().any(|known| (known.line, known.column) == (line, column));
                if !is_known && !cell.trim().is_empty() {
                    let aside = Aside { line, column, about: String::new(), text: one_line(cell), why: Some(why) };
                    self.row.asides.push(aside);
                }
            }
        }
    }

    /// The rows that say what an earlier one of them says, word by word: the file has them twice.
    pub fn repeats(&self) -> impl Iterator<Item = &Record> {
        let mut seen = HashSet::new();
        self.records.iter().filter(move |record| !seen.insert(record.cells.as_slice()))
    }

    /// The line of the leading row.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.records.first().map_or(0, |record| record.line)
    }

    /// The row and the column that a path of the form stands in; nothing when no column fills it.
    #[must_use]
    pub fn cell(&self, path: &str, mapping: &[Target]) -> Option<(usize, usize)> {
        let (row, path) = match in_row(path) {
            Some((group, number, name)) => {
                let mut of_group = self.places.iter().filter(|(of, ..)| *of == group);
                let (_, row, place) = of_group.nth(usize::try_from(number).ok()?)?;
                (Some(*row), format!("{group}[{place}].{name}"))
            }
            None => (None, path.to_owned()),
        };
        let column = mapping.iter().position(|mapped| mapped.path() == path)?;
        let filled = || {
            self.records.iter().position(|record| record.cells.get(column).is_some_and(|cell| !cell.trim().is_empty()))
        };
        Some((row.or_else(filled).unwrap_or(0), column))
    }
}

/// Tells which record a row is about, by its keys, the surest first. A row that has the first of them in common with an earlier one
/// follows that one.
pub type Keys = Box<dyn Fn(&Record) -> Vec<String>>;

/// The rows that follow another row's record from further on.
#[derive(Debug, Default)]
pub struct Followers {
    of: HashMap<u32, Vec<Packed>>,
    lines: HashSet<u32>,
    /// Rows in all.
    pub rows: u32,
}

impl Followers {
    /// Reads a whole file for them.
    #[must_use]
    pub fn find(records: impl Iterator<Item = Record>, keys: &Keys) -> Self {
        let mut first: HashMap<String, u32> = HashMap::new();
        let mut found = Self::default();
        for record in records {
            found.rows += 1;
            let keys = keys(&record);
            match keys.first().and_then(|key| first.get(key)).copied() {
                Some(leader) => {
                    found.lines.insert(record.line);
                    found.of.entry(leader).or_default().push(Packed::new(&record));
                }
                None => {
                    for key in keys {
                        first.entry(key).or_insert(record.line);
                    }
                }
            }
        }
        found
    }
}

/// A key of a cell; nothing for a blank one.
#[must_use]
pub fn key(record: &Record, column: Option<usize>, prefix: &str) -> Option<String> {
    let cell = record.cells.get(column?)?.trim();
    (!cell.is_empty()).then(|| format!("{prefix}{}", fold(cell)))
}

/// The record of a row, and any follower that says something else after all; nothing for a row that follows another.
pub fn read<R: RowReader>(
    record: Record,
    followers: &mut Followers,
    reader: &R,
    lookup: &mut impl Lookup,
) -> Vec<Group<R::Form>> {
    if followers.lines.contains(&record.line) {
        return Vec::new();
    }
    let line = record.line;
    let row = reader.row(&record, lookup);
    let mut found = vec![Group::of::<R>(record, row)];
    for follower in followers.of.remove(&line).unwrap_or_default() {
        let follower = follower.unpack();
        let row = reader.row(&follower, lookup);
        if let Err(other) = R::join(&mut found[0], follower, row) {
            let (record, row) = *other;
            found.push(Group::of::<R>(record, row));
        }
    }
    for group in &mut found {
        reader.settle(group);
    }
    found
}

/// Too much in one cell, or more cells than columns: what a quote left open, or none around a separator, makes of a row.
#[must_use]
pub fn malformed(record: &Record, mapping: &[Target]) -> Option<FieldError> {
    if record.cells.iter().any(|cell| cell.len() > super::MAX_CELL_BYTES as usize) {
        return Some(FieldError::TooLong { max: super::MAX_CELL_BYTES });
    }
    let is_longer = record.cells.iter().skip(mapping.len()).any(|cell| !cell.trim().is_empty());
    (is_longer && !is_in_place(record, mapping)).then(|| more_than(mapping))
}

/// More cells than columns.
fn more_than(mapping: &[Target]) -> FieldError {
    FieldError::TooMany { max: u32::try_from(mapping.len()).unwrap_or(u32::MAX) }
}

/// Whether the cells of a row stand below their headings, although there are more of them: e-mails and postal codes do, and the last that is
/// used is one of those.
fn is_in_place(record: &Record, mapping: &[Target]) -> bool {
    let used =
        mapping.iter().zip(&record.cells).filter(|(target, cell)| !target.is_ignored() && !cell.trim().is_empty());
    let looks_right = |(target, cell): (&Target, &String)| match target.path().rsplit('.').next() {
        Some("email") => Some(cell.contains('@')),
        Some("postal_code") => Some(cell.bytes().any(|byte| byte.is_ascii_digit())),
        _ => None,
    };
    let told: Vec<Option<bool>> = used.map(looks_right).collect();
    told.last() == Some(&Some(true)) && !told.contains(&Some(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_the_file_has_twice_is_told() {
        let record = |line: u32, cell: &str| Record { line, cells: vec!["Roche".into(), cell.into()] };
        let records = vec![record(2, "Ana"), record(3, "Bob"), record(4, "Ana"), record(5, "Ana")];
        let group = Group { records, row: SheetRow::<()>::default(), places: Vec::new() };
        assert_eq!(group.repeats().map(|record| record.line).collect::<Vec<_>>(), [4, 5]);
    }

    #[test]
    fn more_cells_than_columns_are_read_where_each_stands_below_its_heading() {
        let paths = ["fields.name", "addresses[0].line1", "addresses[0].postal_code", "fields.email"];
        let mapping: Vec<Target> = paths.iter().map(|path| Target::to(*path)).collect();
        for (line, is_read) in [
            ("Roche;1 rue A;01000;a@a.fr;plus", true),
            ("Roche;1 rue A;;a@a.fr;plus", true),
            ("Roche;1 rue A;01000;a@a.fr;;", true),
            ("Roche;1; rue A;01000;a@a.fr", false),
            ("Roche;1; rue A;;a@a.fr", false),
            ("Roche;1 rue A;01000;;plus", true),
            ("Roche;1 rue A;;;plus", false),
        ] {
            let record = Record { line: 2, cells: line.split(';').map(str::to_owned).collect() };
            assert_eq!(malformed(&record, &mapping).is_none(), is_read, "{line}");
        }
    }
}
