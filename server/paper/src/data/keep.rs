//! Which rows of a table stay together on a page: a heading with what it heads, a sum with what it sums, the totals with the last line.

use serde_json::{Value, json};

/// The most lines of text that stay together: what is longer may be broken, or it would not fit a page.
const MOST_LINES: usize = 12;
/// About how many letters of a description stand in one line.
const LETTERS: usize = 42;
/// The most rows of totals that stay together with the last line.
pub(super) const MOST_TOTALS: usize = 18;

/// What a row is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Stays with the row below.
    Heading,
    /// Stays with the row above.
    Sum,
    /// Stays with neither.
    Plain,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    kind: RowKind,
    /// About how many lines of text it has.
    lines: usize,
    /// How many rows from this one on stay together; none where one above says so already.
    keep: usize,
    data: Value,
}

impl Row {
    /// A row with those texts in its widest cell.
    pub fn new(kind: RowKind, texts: &[&str], data: Value) -> Self {
        let lines = |text: &&str| text.lines().map(|line| 1 + line.chars().count() / LETTERS).sum::<usize>();
        Self { kind, lines: texts.iter().map(lines).sum::<usize>().max(1), keep: 1, data }
    }

    fn is_long(&self) -> bool {
        self.lines > MOST_LINES
    }

    /// As the template reads it.
    pub fn value(&self) -> Value {
        let mut value = self.data.clone();
        if let Value::Object(fields) = &mut value {
            fields.insert("keep".to_owned(), json!(self.keep));
            fields.insert("long".to_owned(), json!(self.is_long()));
        }
        value
    }
}

/// Settles which rows stay together. Tells whether so many rows of totals below stand alone, for want of a last line that they can stay
/// with.
pub(super) fn together(rows: &mut [Row], totals: usize) -> bool {
    let mut begins = 0;
    let mut lines = 0;
    let mut above: Option<RowKind> = None;
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { break };
        let (kind, has, is_long) = (row.kind, row.lines, row.is_long());
        let goes_on =
            (above == Some(RowKind::Heading) || (kind == RowKind::Sum && above.is_some())) && lines + has <= MOST_LINES;
        if goes_on {
            lines += has;
        } else {
            begins = at;
            lines = has;
        }
        set(rows, begins, at + 1 - begins);
        if goes_on {
            set(rows, at, 0);
        }
        above = if is_long { None } else { Some(kind) };
    }
    let stays = above.is_some() && totals > 0 && totals <= MOST_TOTALS;
    if stays {
        set(rows, begins, rows.len() + 1 - begins);
    }
    totals > 0 && !stays
}

fn set(rows: &mut [Row], at: usize, keep: usize) {
    if let Some(row) = rows.get_mut(at) {
        row.keep = keep;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(kinds: &[(RowKind, &str)], totals: usize) -> (Vec<usize>, bool) {
        let mut rows: Vec<Row> = kinds.iter().map(|(kind, text)| Row::new(*kind, &[text], json!({}))).collect();
        let alone = together(&mut rows, totals);
        (rows.iter().map(|row| row.keep).collect(), alone)
    }

    #[test]
    fn headings_sums_and_totals_are_never_alone() {
        use RowKind::{Heading, Plain, Sum};
        let long = "word ".repeat(400);
        for (rows, totals, expected) in [
            (vec![], 3, (vec![], true)),
            (vec![(Plain, "a")], 0, (vec![1], false)),
            (vec![(Plain, "a")], 3, (vec![2], false)),
            (vec![(Plain, "a")], 99, (vec![1], true)),
            (vec![(Heading, "a"), (Plain, "b"), (Plain, "c")], 3, (vec![2, 0, 2], false)),
            (vec![(Heading, "a"), (Plain, "b"), (Sum, "c")], 3, (vec![4, 0, 0], false)),
            (vec![(Heading, "a"), (Heading, "b"), (Plain, "c"), (Plain, "d")], 0, (vec![3, 0, 0, 1], false)),
            (vec![(Heading, "a"), (Plain, &long)], 3, (vec![1, 1], true)),
            (vec![(Plain, &long), (Sum, "c")], 3, (vec![1, 2], false)),
        ] {
            assert_eq!(kept(&rows, totals), expected, "{rows:?}");
        }
    }
}
