//! The rows of a group, as two have left them.

use std::collections::BTreeSet;

use super::Reunion;
use crate::form::differences::line;
use crate::form::{FormShape, FormText, Group};

/// A row that one of both removed, and the other changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowClash {
    /// Its path: `addresses[1]`. Where theirs stands there, it stays with what they changed, or is gone as they removed it.
    pub path: String,
    /// The name of its group.
    pub group: &'static str,
    /// In one line, before both.
    pub before: String,
    /// In one line, as it was changed.
    pub changed: String,
    /// Whether I removed it and they changed it; else it is the other way about.
    pub is_removed_here: bool,
    number: u32,
    row: FormText,
}

impl RowClash {
    fn new(group: &Group, number: u32, before: &FormText, row: FormText, is_removed_here: bool) -> Self {
        Self {
            path: format!("{}[{number}]", group.name),
            group: group.name,
            before: line(group, before),
            changed: line(group, &row),
            is_removed_here,
            number,
            row,
        }
    }

    /// Whether it stays where theirs is chosen, or is not.
    pub(super) const fn stays(&self, is_theirs: bool) -> bool {
        self.is_removed_here == is_theirs
    }

    pub(super) fn put_into(&self, form: &mut FormText) {
        form.put_row(self.group, self.number, &self.row);
    }
}

/// Settles the rows of a group: theirs in their order, then those that are mine alone.
pub(super) fn reunite(reunion: &mut Reunion, group: &'static Group, forms: [&FormText; 3]) {
    let shape = reunion.shape;
    let [base, mut mine, theirs] = forms.map(|form| of(form, group));
    let theirs = in_my_order(&base, &mine, theirs);
    let mut number = 0;
    for their in theirs {
        let before = same(&base, &their);
        let my = mine.iter().position(|my| is_same(my, &their)).map(|at| mine.remove(at));
        match (before, my) {
            (before, Some(my)) => both(reunion, group, number, [before.unwrap_or(&my), &my, &their]),
            (None, None) => reunion.settled.put_row(group.name, number, &their),
            // I removed it.
            (Some(before), None) if is_changed(shape, group, before, &their) => {
                reunion.rows.push(RowClash::new(group, number, before, their, true));
            }
            (Some(_), None) => continue,
        }
        number += 1;
    }
    for mut my in mine {
        match same(&base, &my) {
            None => reunion.settled.put_row(group.name, number, &my),
            // They removed it.
            Some(before) if is_changed(shape, group, before, &my) => {
                if !group.names_records {
                    my.set("id", "");
                }
                reunion.rows.push(RowClash::new(group, number, before, my, false));
            }
            Some(_) => continue,
        }
        number += 1;
    }
}

/// Their rows, with those that all three have in the order that I gave them, unless they gave them another one themselves. Theirs alone stay
/// where they stand.
fn in_my_order(base: &[FormText], mine: &[FormText], mut theirs: Vec<FormText>) -> Vec<FormText> {
    let order = |rows: &[FormText], others: [&[FormText]; 2]| -> Vec<String> {
        let in_all = rows.iter().filter(|row| others.iter().all(|others| same(others, row).is_some()));
        in_all.map(|row| row.get("id").to_owned()).collect()
    };
    let (was, meant) = (order(base, [mine, &theirs]), order(mine, [base, &theirs]));
    if was == meant || order(&theirs, [base, mine]) != was {
        return theirs;
    }
    let is_common = |row: &FormText| meant.iter().any(|id| id == row.get("id"));
    let places: Vec<usize> = theirs.iter().enumerate().filter(|(_, row)| is_common(row)).map(|(at, _)| at).collect();
    let moved: Vec<FormText> =
        meant.iter().filter_map(|id| theirs.iter().find(|row| row.get("id") == id).cloned()).collect();
    for (place, row) in places.into_iter().zip(moved) {
        theirs[place] = row;
    }
    theirs
}

/// Settles a row that both have, value by value.
fn both(reunion: &mut Reunion, group: &Group, number: u32, [before, my, their]: [&FormText; 3]) {
    let names: BTreeSet<&str> =
        [before, my, their].into_iter().flat_map(|row| row.iter().map(|(name, _)| name)).collect();
    for name in names {
        let path = format!("{}[{number}].{name}", group.name);
        reunion.settle(&path, [before.get(name), my.get(name), their.get(name)]);
    }
}

/// Whether a row is another than before. A mark that another row took from it does not count: it is that row which was changed.
fn is_changed(shape: &FormShape, group: &Group, before: &FormText, after: &FormText) -> bool {
    let names: BTreeSet<&str> = [before, after].into_iter().flat_map(|row| row.iter().map(|(name, _)| name)).collect();
    let is_lost = |name: &str| after.get(name).is_empty() && group.single_marks().any(|mark| mark == name);
    let is_other = |name: &str| {
        !is_lost(name) && !shape.is_same(&format!("{}[0].{name}", group.name), before.get(name), after.get(name))
    };
    names.into_iter().any(is_other)
}

/// A mark that only one row bears: where both gave it, I did so last.
pub(super) fn keep_one_mark(form: &mut FormText, group: &Group, base: &[FormText]) {
    for mark in group.single_marks() {
        let path = |row: u32| format!("{}[{row}].{mark}", group.name);
        let bearers: Vec<u32> =
            form.rows(group.name).into_iter().filter(|row| !form.get(&path(*row)).is_empty()).collect();
        let had_it = |row: &u32| {
            let row = form.row(group.name, *row);
            same(base, &row).is_some_and(|before| !before.get(mark).is_empty())
        };
        // Rows of mine stand behind theirs.
        let keeps = bearers.iter().rev().find(|row| !had_it(row)).or(bearers.first()).copied();
        for row in bearers.into_iter().filter(|row| Some(*row) != keeps) {
            form.set(path(row), "");
        }
        if let (None, Some((one, _)), Some(first)) = (keeps, group.one, form.rows(group.name).first().copied())
            && one == mark
        {
            form.set(path(first), "on");
        }
    }
}

/// The rows of a form's group, in order.
pub(super) fn of(form: &FormText, group: &Group) -> Vec<FormText> {
    form.rows(group.name).into_iter().map(|row| form.row(group.name, row)).collect()
}

/// The row of the same id among others.
fn same<'a>(rows: &'a [FormText], row: &FormText) -> Option<&'a FormText> {
    rows.iter().find(|other| is_same(other, row))
}

fn is_same(row: &FormText, other: &FormText) -> bool {
    let id = row.get("id");
    !id.is_empty() && id == other.get("id")
}
