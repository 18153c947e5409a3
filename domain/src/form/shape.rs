//! What a form is made of.

use crate::field::Alike;

/// The parts of a feature's form: single values, values under `fields.`, values by id, and groups of rows.
#[derive(Debug)]
pub struct FormShape {
    /// Paths of values that stand alone.
    pub alone: &'static [&'static str],
    /// Names of the values under `fields.`, in the order in which changes are told.
    pub fields: &'static [&'static str],
    /// What the paths of values begin with whose names are ids, told after those: `custom` of `custom.<id>`.
    pub open: &'static [&'static str],
    /// Its groups of rows, in that order too.
    pub groups: &'static [Group],
    /// When two texts at a path are the same value.
    pub alike: fn(&str) -> Alike,
}

/// Rows of the same kind, of which a form has any number: contacts, addresses, lines.
///
/// A row is known by its value `id`, which is empty until it is stored.
#[derive(Debug)]
pub struct Group {
    /// The start of its paths: `contacts` of `contacts[0].email`.
    pub name: &'static str,
    /// Values that tell a row in one line, in order.
    pub line: &'static [&'static str],
    /// Marks that end that line, by value and by what they are told as.
    pub marks: &'static [(&'static str, &'static str)],
    /// Values told by themselves under `<group>.<value>`: entries of lists, by id.
    pub told_apart: &'static [&'static str],
    /// The mark that exactly one row bears, and the name of the radio that gives it; the radio's value is the row's number.
    pub one: Option<(&'static str, &'static str)>,
    /// Marks that at most one row bears.
    pub at_most_one: &'static [&'static str],
    /// Whether a row stands for another record and bears its id, so that it may come back under it once it was removed. A row of which
    /// nothing is left then comes back as a new one.
    pub names_records: bool,
}

impl Group {
    /// Marks that not more than one row bears.
    pub(super) fn single_marks(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.at_most_one.iter().copied().chain(self.one.map(|(mark, _)| mark))
    }
}

impl FormShape {
    /// Whether a value of its own stands at a path: under `fields.`, or under an id. What stands alone has a verb of its own, as a number
    /// has, and rows come and go under theirs.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        match path.split_once('.') {
            Some(("fields", name)) => self.fields.contains(&name),
            Some((start, id)) => self.open.contains(&start) && !id.is_empty(),
            None => false,
        }
    }

    /// Whether two texts at a path are the same value.
    #[must_use]
    pub fn is_same(&self, path: &str, text: &str, other: &str) -> bool {
        (self.alike)(path).is_same(text, other)
    }

    /// The group of a name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.name == name)
    }
}
