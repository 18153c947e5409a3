//! Two who save the same record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Change, FormShape, FormText, Group};

/// Somebody else saved first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The version to save over, once both are one.
    pub version: i32,
    /// Who saved.
    pub by: String,
    /// What they changed since the version that the second person started from.
    pub changes: Vec<Change>,
    /// The record as it stands.
    pub current: FormText,
}

/// A value that both changed, each otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Its path in [`Reunion::form`], where one's own stands.
    pub path: String,
    /// One's own.
    pub mine: String,
    /// The other's.
    pub theirs: String,
}

/// What two have typed, as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reunion {
    /// The form: of each value the one that was changed; where both were, one's own.
    pub form: FormText,
    /// Where both were.
    pub clashes: Vec<Clash>,
}

impl Reunion {
    /// The form, with theirs in place of one's own at these paths.
    #[must_use]
    pub fn with_theirs(mut self, at: &BTreeSet<String>) -> FormText {
        for Clash { path, theirs, .. } in self.clashes {
            if at.contains(&path) {
                self.form.set(path, theirs);
            }
        }
        self.form
    }

    /// Sets one value out of three. Where both changed it, each otherwise, mine stands and it is a clash.
    fn settle(&mut self, shape: &FormShape, path: &str, [base, mine, theirs]: [&str; 3]) {
        let is_same = |text: &str, other: &str| shape.is_same(path, text, other);
        let chosen = if is_same(base, mine) { theirs } else { mine };
        self.form.set(path, chosen);
        if ![base, theirs].iter().any(|other| is_same(other, mine)) && !is_same(base, theirs) {
            let (path, mine, theirs) = (path.to_owned(), mine.to_owned(), theirs.to_owned());
            self.clashes.push(Clash { path, mine, theirs });
        }
    }
}

/// Makes one form of mine and of the record as it stands. `base` is the record as I began with it: what differs from it was changed.
///
/// Rows are told apart by their ids. What either added stays; what either removed goes, unless the other changed it: it stays then, and
/// one that is stored no more is made anew.
#[must_use]
pub fn reunited(shape: &FormShape, base: &FormText, mine: &FormText, conflict: &Conflict) -> Reunion {
    let theirs = &conflict.current;
    let mut reunion = Reunion::default();
    let is_plain = |path: &&str| !shape.groups.iter().any(|group| path.starts_with(&format!("{}[", group.name)));
    let paths: BTreeSet<&str> =
        [base, mine, theirs].into_iter().flat_map(|form| form.iter().map(|(path, _)| path)).collect();
    for path in paths.into_iter().filter(is_plain) {
        reunion.settle(shape, path, [base.get(path), mine.get(path), theirs.get(path)]);
    }
    for group in shape.groups {
        reunite_rows(&mut reunion, shape, group, [base, mine, theirs]);
    }
    reunion
}

fn reunite_rows(reunion: &mut Reunion, shape: &FormShape, group: &Group, [base, mine, theirs]: [&FormText; 3]) {
    let is_same_row = |row: &FormText, other: &FormText| is_same_row(shape, group, row, other);
    let [base, mut mine, theirs] = [base, mine, theirs].map(|form| rows(form, group));
    let mut row = 0;
    // Theirs in their order, then those that are mine alone.
    for their in theirs {
        let before = of(&base, &their);
        match (before, mine.iter().position(|mine| is_row(mine, &their))) {
            (before, Some(at)) => {
                let my = mine.remove(at);
                let before = before.unwrap_or(&my).clone();
                let names: BTreeSet<String> =
                    [&before, &my, &their].iter().flat_map(|row| row.iter().map(|(name, _)| name.to_owned())).collect();
                for name in names {
                    let path = format!("{}[{row}].{name}", group.name);
                    reunion.settle(shape, &path, [before.get(&name), my.get(&name), their.get(&name)]);
                }
            }
            // I removed it, and they left it alone.
            (Some(before), None) if is_same_row(before, &their) => continue,
            _ => reunion.form.put_row(group.name, row, &their),
        }
        row += 1;
    }
    for mut my in mine {
        let was_there = of(&base, &my);
        if was_there.is_some_and(|before| is_same_row(before, &my)) {
            continue;
        }
        if was_there.is_some() {
            my.set("id", "");
        }
        reunion.form.put_row(group.name, row, &my);
        row += 1;
    }
    keep_one_mark(reunion, group, &base);
}

/// A mark that only one row bears: where both gave it, I did so last.
fn keep_one_mark(reunion: &mut Reunion, group: &Group, base: &[FormText]) {
    let marks = group.at_most_one.iter().copied().chain(group.one.map(|(mark, _)| mark));
    for mark in marks {
        let path = |row: u32| format!("{}[{row}].{mark}", group.name);
        let bearing = |form: &FormText| -> Vec<u32> {
            form.rows(group.name).into_iter().filter(|row| !form.get(&path(*row)).is_empty()).collect()
        };
        let bearers = bearing(&reunion.form);
        let had_it = |row: &u32| {
            let row = reunion.form.row(group.name, *row);
            of(base, &row).is_some_and(|before| !before.get(mark).is_empty())
        };
        // Rows of mine stand behind theirs.
        let keeps = bearers.iter().rev().find(|row| !had_it(row)).or(bearers.first()).copied();
        for row in bearers.into_iter().filter(|row| Some(*row) != keeps) {
            reunion.form.set(path(row), "");
        }
        if let (None, Some((one, _)), Some(first)) = (keeps, group.one, reunion.form.rows(group.name).first().copied())
            && one == mark
        {
            reunion.form.set(path(first), "on");
        }
    }
}

fn rows(form: &FormText, group: &Group) -> Vec<FormText> {
    form.rows(group.name).into_iter().map(|row| form.row(group.name, row)).collect()
}

/// The row of the same id among others.
fn of<'a>(rows: &'a [FormText], row: &FormText) -> Option<&'a FormText> {
    rows.iter().find(|other| is_row(other, row))
}

fn is_row(row: &FormText, other: &FormText) -> bool {
    let id = row.get("id");
    !id.is_empty() && id == other.get("id")
}

fn is_same_row(shape: &FormShape, group: &Group, row: &FormText, other: &FormText) -> bool {
    let is_same = |name: &str, text: &str| shape.is_same(&format!("{}[0].{name}", group.name), text, other.get(name));
    row.iter().all(|(name, text)| is_same(name, text)) && other.iter().all(|(name, _)| is_same(name, row.get(name)))
}

#[cfg(test)]
mod tests;
