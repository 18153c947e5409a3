//! The order of a column's values.

use std::cmp::Ordering;

use super::columns::Columns;
use super::decimal::push_decimal_key;
use super::order::Order;
use super::schema::{ColumnIndex, ColumnKind};
use super::text_rows::TextRows;
use crate::text::push_sort_key;

impl Columns {
    /// Sorts all rows by a column. `by_id` names every position; equal values keep its order.
    pub fn sorted(&self, column: ColumnIndex, by_id: &[u32]) -> Order {
        if let Some((texts, cell)) = self.texts(column) {
            return self.by_text(column, texts, cell, by_id);
        }
        let (valued, gaps): (Vec<u32>, Vec<u32>) = by_id.iter().partition(|&&position| !self.is_gap(position, column));
        let mut keyed: Vec<(i64, u32)> =
            valued.iter().map(|&position| (self.number_key(position, column).unwrap_or(0), position)).collect();
        keyed.sort_by_key(|&(key, _)| key);
        Order::new(keyed.into_iter().map(|(_, position)| position).collect(), &gaps)
    }

    /// Whether a cell holds no value.
    pub fn is_gap(&self, position: u32, column: ColumnIndex) -> bool {
        match (self.texts(column), self.numbers(column)) {
            (Some((texts, cell)), _) => texts.is_empty(position, cell),
            (None, Some(numbers)) => numbers.get(position).is_none(),
            (None, None) => true,
        }
    }

    /// Compares two rows by a column, gaps last.
    pub fn compare(&self, column: ColumnIndex, a: u32, b: u32) -> Ordering {
        let gaps = self.is_gap(a, column).cmp(&self.is_gap(b, column));
        gaps.then_with(|| match self.texts(column) {
            Some((texts, cell)) => self.compare_texts(column, texts, cell, a, b),
            None => self.number_key(a, column).cmp(&self.number_key(b, column)),
        })
    }

    fn number_key(&self, position: u32, column: ColumnIndex) -> Option<i64> {
        let value = self.numbers(column).and_then(|numbers| numbers.get(position))?;
        match self.kind(column) {
            Some(ColumnKind::Choice) => {
                Some(self.choices(column).rank(u16::try_from(value).unwrap_or(u16::MAX)).into())
            }
            _ => Some(value),
        }
    }

    fn by_text(&self, column: ColumnIndex, texts: &TextRows, cell: usize, by_id: &[u32]) -> Order {
        let (mut keys, mut keyed, mut gaps) = (Vec::new(), Vec::with_capacity(by_id.len()), Vec::new());
        let mut row = Vec::new();
        for &position in by_id {
            if texts.is_empty(position, cell) {
                gaps.push(position);
                continue;
            }
            let start = keys.len();
            self.push_key(column, &mut keys, texts.written(position, cell, &mut row), texts.folded(position, cell));
            keyed.push(Keyed { first: first_bytes(&keys[start..]), start, end: keys.len(), position });
        }
        let key = |row: &Keyed| &keys[row.start..row.end];
        keyed.sort_by(|a, b| a.first.cmp(&b.first).then_with(|| key(a).cmp(key(b))));
        Order::new(keyed.into_iter().map(|row| row.position).collect(), &gaps)
    }

    fn compare_texts(&self, column: ColumnIndex, texts: &TextRows, cell: usize, a: u32, b: u32) -> Ordering {
        let (mut row_a, mut row_b) = (Vec::new(), Vec::new());
        let (written_a, written_b) = (texts.written(a, cell, &mut row_a), texts.written(b, cell, &mut row_b));
        // Towns come a thousand times each: no keys for equal texts.
        if written_a == written_b {
            return Ordering::Equal;
        }
        let key = |position: u32, written: &str| {
            let mut key = Vec::new();
            self.push_key(column, &mut key, written, texts.folded(position, cell));
            key
        };
        key(a, written_a).cmp(&key(b, written_b))
    }

    /// Appends what a text of a column is sorted by.
    fn push_key(&self, column: ColumnIndex, key: &mut Vec<u8>, written: &str, folded: &str) {
        match self.kind(column) {
            Some(ColumnKind::Decimal) => push_decimal_key(key, written),
            Some(ColumnKind::Label) => {
                key.extend(self.choices(column).place(written).to_be_bytes());
                push_sort_key(key, written, folded);
            }
            _ => push_sort_key(key, written, folded),
        }
    }
}

/// A row and its sort key: the first bytes, which mostly decide, and where the whole stands.
struct Keyed {
    first: u128,
    start: usize,
    end: usize,
    position: u32,
}

/// The first sixteen bytes as a number that compares as they do; shorter keys end in zeros, as if before any letter.
fn first_bytes(key: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let count = key.len().min(16);
    bytes[..count].copy_from_slice(&key[..count]);
    u128::from_be_bytes(bytes)
}
