//! What differs between two texts of a form, for the activity and for whoever saves second.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{FormShape, FormText, Group};

/// One value that changed, as it is typed. `field` is the input's path; whoever shows it chooses the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The input's path: `fields.phone`, `custom.<id>`, `number`.
    /// A row of a group is told as one line under the group's name, and its entries of lists by id under `<group>.<value>`.
    pub field: String,
    /// Before; empty when there was nothing.
    pub from: String,
    /// After; empty when nothing is left.
    pub to: String,
}

impl Change {
    /// A box that was ticked (`on`) or unticked.
    #[must_use]
    pub fn of_tick(field: &str, on: bool) -> Self {
        let (from, to) = if on { ("", "on") } else { ("on", "") };
        Self { field: field.to_owned(), from: from.to_owned(), to: to.to_owned() }
    }

    /// The input that alone changed: it then stands in the sentence that tells of it.
    #[must_use]
    pub fn only(changes: &[Self]) -> Option<&str> {
        match changes {
            [only] => Some(&only.field),
            _ => None,
        }
    }
}

/// Several saves told as one, the oldest first: from what stood before the first to what stands after the last.
#[must_use]
pub fn merged(saves: impl IntoIterator<Item = Vec<Change>>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for change in saves.into_iter().flatten() {
        // Rows share a path: a line goes on where an earlier one of the same path ended.
        match all.iter_mut().find(|earlier| earlier.field == change.field && earlier.to == change.from) {
            Some(earlier) => earlier.to = change.to,
            None => all.push(change),
        }
    }
    all.retain(|change| change.from != change.to);
    all
}

/// What differs between two forms of a shape. Rows are compared one by one by their id, and told as one line each.
#[must_use]
pub fn changes(shape: &FormShape, before: &FormText, after: &FormText) -> Vec<Change> {
    let mut found = Vec::new();
    let mut note = |field: String, from: &str, to: &str| {
        if from != to {
            found.push(Change { field, from: from.to_owned(), to: to.to_owned() });
        }
    };
    let fields = shape.fields.iter().map(|name| format!("fields.{name}"));
    let open = shape.open.iter().flat_map(|start| {
        let start = format!("{start}.");
        let ids: BTreeSet<_> = [before, after].iter().flat_map(|form| form.map_under(&start).into_keys()).collect();
        ids.into_iter().map(move |id| format!("{start}{id}"))
    });
    for path in shape.alone.iter().map(|path| (*path).to_owned()).chain(fields).chain(open) {
        let (from, to) = (before.get(&path), after.get(&path));
        note(path, from, to);
    }
    for group in shape.groups {
        let rows = |form: &FormText| {
            form.rows(group.name).into_iter().map(|row| form.row(group.name, row)).collect::<Vec<_>>()
        };
        rows_of(group, &rows(before), &rows(after), &mut note);
    }
    found
}

fn rows_of(group: &Group, before: &[FormText], after: &[FormText], note: &mut impl FnMut(String, &str, &str)) {
    let same = |one: &FormText, other: &FormText| one.get("id") == other.get("id");
    for row in before {
        let now = after.iter().find(|other| same(other, row)).map(|row| line(group, row)).unwrap_or_default();
        note(group.name.to_owned(), &line(group, row), &now);
    }
    for row in after.iter().filter(|row| before.iter().all(|other| !same(other, row))) {
        note(group.name.to_owned(), "", &line(group, row));
    }
    for row in before {
        let Some(now) = after.iter().find(|other| same(other, row)) else { continue };
        for name in group.told_apart {
            note(format!("{}.{name}", group.name), row.get(name), now.get(name));
        }
    }
}

/// A row in one line; marks as `*name`, so that whoever shows them can put words to them.
pub(super) fn line(group: &Group, row: &FormText) -> String {
    let values = group.line.iter().map(|name| row.get(name)).filter(|value| !value.is_empty()).map(ToOwned::to_owned);
    let marks = group.marks.iter().filter(|(name, _)| !row.get(name).is_empty()).map(|(_, told)| format!("*{told}"));
    values.chain(marks).collect::<Vec<_>>().join(" · ")
}
