//! The text of a form, and where its rows stand.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::FormShape;
use crate::error::FieldErrors;

/// What a form holds, as typed: text by path. What is empty is not kept, so that an input left empty and one that is not on the page
/// are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct FormText(BTreeMap<String, String>);

impl FormText {
    /// The text at a path; empty where there is none.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        self.0.get(path).map(String::as_str).unwrap_or_default()
    }

    /// Puts a text at a path. An empty one takes away what was there.
    pub fn set(&mut self, path: impl Into<String>, text: impl Into<String>) {
        let (path, text) = (path.into(), text.into());
        if text.is_empty() {
            self.0.remove(&path);
        } else {
            self.0.insert(path, text);
        }
    }

    /// As [`FormText::set`]; where there is a text already, it becomes a further line.
    pub fn add_line(&mut self, path: &str, text: &str) {
        match self.0.get_mut(path) {
            Some(lines) => {
                lines.push('\n');
                lines.push_str(text);
            }
            None => self.set(path, text),
        }
    }

    /// Every text with its path, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The texts whose paths begin so, by the rest of their paths.
    pub fn under<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let from = self.0.range::<str, _>((std::ops::Bound::Included(start), std::ops::Bound::Unbounded));
        from.map_while(move |(path, text)| Some((path.strip_prefix(start)?, text.as_str())))
    }

    /// As [`FormText::under`], to keep.
    #[must_use]
    pub fn map_under(&self, start: &str) -> BTreeMap<String, String> {
        self.under(start).map(|(id, text)| (id.to_owned(), text.to_owned())).collect()
    }

    /// Puts texts under paths that begin so.
    pub fn put_under(&mut self, start: &str, texts: BTreeMap<String, String>) {
        for (id, text) in texts {
            self.set(format!("{start}{id}"), text);
        }
    }

    /// The numbers of the rows of a group in which anything stands, in order.
    #[must_use]
    pub fn rows(&self, group: &str) -> Vec<u32> {
        let mut rows: Vec<u32> =
            self.iter().filter_map(|(path, _)| in_row(path).filter(|at| at.0 == group).map(|at| at.1)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// One row, by the names of its values.
    #[must_use]
    pub fn row(&self, group: &str, row: u32) -> Self {
        let start = format!("{group}[{row}].");
        Self(self.under(&start).map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
    }

    /// Puts a row under a number.
    pub fn put_row(&mut self, group: &str, row: u32, values: &Self) {
        for (name, text) in values.iter() {
            self.set(format!("{group}[{row}].{name}"), text);
        }
    }

    /// Takes a group's rows out.
    pub fn drop_rows(&mut self, group: &str) {
        self.0.retain(|path, _| in_row(path).is_none_or(|at| at.0 != group));
    }

    /// The form as it is sent: rows that `is_blank` (by group and values) are left out, and the others are counted from nought.
    #[must_use]
    pub fn closed_up(&self, shape: &FormShape, is_blank: impl Fn(&str, &Self) -> bool) -> (Self, Places) {
        self.closed_up_in_order(shape, |_| Vec::new(), is_blank)
    }

    /// As [`FormText::closed_up`], where rows stand in another order than their numbers: `order` tells the numbers of a group's rows in
    /// that order. Rows that it does not name follow.
    #[must_use]
    pub fn closed_up_in_order(
        &self,
        shape: &FormShape,
        order: impl Fn(&str) -> Vec<u32>,
        is_blank: impl Fn(&str, &Self) -> bool,
    ) -> (Self, Places) {
        let (mut closed, mut places) = (self.clone(), Places::default());
        for group in shape.groups {
            closed.drop_rows(group.name);
            let (there, first) = (self.rows(group.name), order(group.name));
            let named: BTreeSet<u32> = first.iter().copied().collect();
            let others = there.iter().filter(|row| !named.contains(*row));
            let ordered = first.iter().filter(|row| there.binary_search(row).is_ok()).chain(others);
            let mut kept = Vec::new();
            for &number in ordered {
                let row = self.row(group.name, number);
                if !is_blank(group.name, &row) {
                    closed.put_row(group.name, u32::try_from(kept.len()).unwrap_or(u32::MAX), &row);
                    kept.push(number);
                }
            }
            places.0.insert(group.name, kept);
        }
        (closed, places)
    }
}

impl From<BTreeMap<String, String>> for FormText {
    fn from(mut texts: BTreeMap<String, String>) -> Self {
        texts.retain(|_, text| !text.is_empty());
        Self(texts)
    }
}

impl From<FormText> for BTreeMap<String, String> {
    fn from(form: FormText) -> Self {
        form.0
    }
}

/// Group, number and value's name of a path into a row.
#[must_use]
pub fn in_row(path: &str) -> Option<(&str, u32, &str)> {
    let (row, name) = path.split_once("].")?;
    let (group, number) = row.split_once('[')?;
    Some((group, number.parse().ok()?, name))
}

/// The numbers that rows had before they were closed up, by group: what is wrong with the form that was sent is told of its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<&'static str, Vec<u32>>);

impl Places {
    /// The path before: the place becomes the row's number. `first` is the row that stands for the place nought of a group from which
    /// nothing was sent.
    pub fn path_of(&self, path: &str, first: impl Fn(&str) -> Option<u32>) -> String {
        let Some((group, place, name)) = in_row(path) else { return path.to_owned() };
        let kept = self.0.get(group).and_then(|rows| rows.get(place as usize)).copied();
        let row = kept.or_else(|| first(group).filter(|_| place == 0));
        row.map_or_else(|| path.to_owned(), |row| format!("{group}[{row}].{name}"))
    }

    /// The errors with the paths before.
    pub fn errors_of(&self, errors: &FieldErrors, first: impl Fn(&str) -> Option<u32>) -> FieldErrors {
        FieldErrors(errors.0.iter().map(|(path, error)| (self.path_of(path, &first), error.clone())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Alike;
    use crate::form::Group;

    const SHAPE: FormShape = FormShape {
        alone: &[],
        fields: &["name"],
        open: &[],
        groups: &[Group {
            name: "lines",
            line: &["text"],
            marks: &[],
            told_apart: &[],
            one: None,
            at_most_one: &[],
            names_records: false,
        }],
        alike: |_| Alike::Text,
    };

    fn form(texts: &[(&str, &str)]) -> FormText {
        let mut form = FormText::default();
        for (path, text) in texts {
            form.set(*path, *text);
        }
        form
    }

    #[test]
    fn what_is_empty_is_not_kept() {
        let mut one = form(&[("fields.name", "Roche"), ("fields.phone", "")]);
        assert_eq!(one.iter().collect::<Vec<_>>(), [("fields.name", "Roche")]);
        one.set("fields.name", "");
        assert_eq!(one, FormText::default());
        let read: FormText = serde_json::from_str(r#"{"fields.name":"","number":"7"}"#).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"number":"7"}"#);
    }

    #[test]
    fn several_inputs_of_a_name_are_lines() {
        let mut one = FormText::default();
        for tag in ["a", "b"] {
            one.add_line("fields.tags", tag);
        }
        assert_eq!(one.get("fields.tags"), "a\nb");
    }

    #[test]
    fn rows_are_found_by_number_and_not_by_letters() {
        let one =
            form(&[("lines[10].text", "x"), ("lines[9].text", "y"), ("lines[9].id", "7"), ("linesmen[1].text", "z")]);
        assert_eq!(one.rows("lines"), [9, 10]);
        assert_eq!(one.row("lines", 9), form(&[("text", "y"), ("id", "7")]));
        assert_eq!(in_row("lines[9].text"), Some(("lines", 9, "text")));
        for other in ["lines", "lines[9]", "lines[x].text", "lines[-1].text", "fields.text", "lines.text"] {
            assert_eq!(in_row(other), None, "{other}");
        }
    }

    #[test]
    fn rows_close_up_and_what_is_wrong_finds_its_row_again() {
        let one =
            form(&[("fields.name", "Roche"), ("lines[2].text", " "), ("lines[3].text", "x"), ("lines[12].text", "y")]);
        let (sent, places) = one.closed_up(&SHAPE, |_, row| row.get("text").trim().is_empty());
        assert_eq!(sent, form(&[("fields.name", "Roche"), ("lines[0].text", "x"), ("lines[1].text", "y")]));
        let none = |_: &str| None;
        assert_eq!(places.path_of("lines[1].text", none), "lines[12].text");
        assert_eq!(places.path_of("lines[5].text", none), "lines[5].text");
        assert_eq!(places.path_of("fields.name", none), "fields.name");
        let moved = |_: &str| vec![12, 7, 2];
        let (sent, places) = one.closed_up_in_order(&SHAPE, moved, |_, row| row.get("text").trim().is_empty());
        assert_eq!((sent.get("lines[0].text"), sent.get("lines[1].text")), ("y", "x"), "what is not named follows");
        assert_eq!(
            (places.path_of("lines[0].text", none), sent.rows("lines")),
            ("lines[12].text".to_owned(), vec![0, 1])
        );
        let (_, empty) = form(&[]).closed_up(&SHAPE, |_, _| true);
        assert_eq!(empty.path_of("lines[0].text", |_| Some(4)), "lines[4].text");
        assert_eq!(empty.path_of("lines[1].text", |_| Some(4)), "lines[1].text");
    }
}
