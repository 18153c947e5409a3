//! Two who save the same record.

mod rows;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Change, FormShape, FormText};

pub use rows::RowClash;

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

impl Conflict {
    /// Whether they changed the value at this path.
    #[must_use]
    pub fn touches(&self, path: &str) -> bool {
        self.changes.iter().any(|change| change.field == path)
    }
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
#[derive(Clone, Debug)]
pub struct Reunion {
    /// The form: of each value the one that was changed; where both were, one's own.
    pub form: FormText,
    /// The values that both changed.
    pub clashes: Vec<Clash>,
    /// The rows that one of both removed, and the other changed. The form is as oneself left them.
    pub rows: Vec<RowClash>,
    shape: &'static FormShape,
    base: FormText,
    /// What is so whatever is chosen: without the rows in question, and with each mark that either gave.
    settled: FormText,
}

impl Reunion {
    /// Whether there is nothing to choose.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.clashes.is_empty() && self.rows.is_empty()
    }

    /// The form, with theirs in place of one's own at these paths, of values and of rows.
    #[must_use]
    pub fn with_theirs(&self, at: &BTreeSet<String>) -> FormText {
        let mut form = self.settled.clone();
        for Clash { path, theirs, .. } in self.clashes.iter().filter(|clash| at.contains(&clash.path)) {
            form.set(path.as_str(), theirs.as_str());
        }
        for row in self.rows.iter().filter(|row| row.stays(at.contains(&row.path))) {
            row.put_into(&mut form);
        }
        for group in self.shape.groups {
            rows::keep_one_mark(&mut form, group, &rows::of(&self.base, group));
        }
        form
    }

    /// Sets one value out of three. Where both changed it, each otherwise, mine stands and it is a clash.
    fn settle(&mut self, path: &str, [base, mine, theirs]: [&str; 3]) {
        let shape = self.shape;
        let is_same = |text: &str, other: &str| shape.is_same(path, text, other);
        let chosen = if is_same(base, mine) { theirs } else { mine };
        self.settled.set(path, chosen);
        if ![base, theirs].iter().any(|other| is_same(other, mine)) && !is_same(base, theirs) {
            let (path, mine, theirs) = (path.to_owned(), mine.to_owned(), theirs.to_owned());
            self.clashes.push(Clash { path, mine, theirs });
        }
    }
}

/// Makes one form of mine and of the record as it stands. `base` is the record as I began with it: what differs from it was changed.
///
/// Rows are told apart by their ids. What either added stays; what either removed goes, unless the other changed it: whether it stays then
/// is for a person to say.
#[must_use]
pub fn reunited(shape: &'static FormShape, base: &FormText, mine: &FormText, conflict: &Conflict) -> Reunion {
    let theirs = &conflict.current;
    let mut reunion = Reunion {
        form: FormText::default(),
        clashes: Vec::new(),
        rows: Vec::new(),
        shape,
        base: base.clone(),
        settled: FormText::default(),
    };
    let is_plain = |path: &&str| !shape.groups.iter().any(|group| path.starts_with(&format!("{}[", group.name)));
    let paths: BTreeSet<&str> =
        [base, mine, theirs].into_iter().flat_map(|form| form.iter().map(|(path, _)| path)).collect();
    for path in paths.into_iter().filter(is_plain) {
        reunion.settle(path, [base.get(path), mine.get(path), theirs.get(path)]);
    }
    for group in shape.groups {
        rows::reunite(&mut reunion, group, [base, mine, theirs]);
    }
    reunion.form = reunion.with_theirs(&BTreeSet::new());
    reunion
}

#[cfg(test)]
mod tests;
