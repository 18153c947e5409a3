//! What matching rows count and add up to.

use super::choices::MAX_CHOICES;
use super::matching::Matches;
use super::rows::Table;
use super::schema::{ColumnIndex, ColumnKind};

/// How many rows have a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The choice's id; none for gaps.
    pub choice: Option<u16>,
    /// Matching rows that have it.
    pub rows: u32,
}

/// What a column of integers adds up to over the rows that have a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The choice's id; none for gaps.
    pub choice: Option<u16>,
    /// The sum, in the unit of the column; wide enough for any number of rows.
    pub total: i128,
}

impl Table {
    /// How many matching rows have each choice, in the order of the choices; listed ones stand there with zero too.
    ///
    /// The numbers on chips are counted under all the *other* conditions: count the matches of [`Filter::without`], then
    /// [`refine`](Table::refine) them by the whole filter, which looks for no word again.
    ///
    /// [`Filter::without`]: super::Filter::without
    #[must_use]
    pub fn counts(&self, matches: &Matches, column: ColumnIndex) -> Vec<Count> {
        let mut rows = ByChoice::default();
        self.each(matches, column, |choice, _| *rows.of(choice) += 1);
        for choice in self.choices(column).listed() {
            rows.of(Some(choice.id));
        }
        let in_order = self.in_order(column, rows);
        let count = |(choice, rows): (_, i128)| Count { choice, rows: u32::try_from(rows).unwrap_or(u32::MAX) };
        in_order.into_iter().map(count).collect()
    }

    /// What a column of integers adds up to over matching rows, for each choice of another column that any of them has:
    /// amounts of money by currency. Gaps add nothing; rows without a choice come last.
    #[must_use]
    pub fn sums(&self, matches: &Matches, amounts: ColumnIndex, by: ColumnIndex) -> Vec<Sum> {
        let mut totals = ByChoice::default();
        let numbers = match self.columns.kind(amounts) {
            Some(ColumnKind::Integer) => self.columns.numbers(amounts),
            _ => None,
        };
        self.each(matches, by, |choice, position| {
            *totals.of(choice) += numbers.and_then(|numbers| numbers.get(position)).map_or(0, i128::from);
        });
        self.in_order(by, totals).into_iter().map(|(choice, total)| Sum { choice, total }).collect()
    }

    fn each(&self, matches: &Matches, column: ColumnIndex, mut see: impl FnMut(Option<u16>, u32)) {
        let Some(ColumnKind::Choice) = self.columns.kind(column) else { return };
        let Some(ids) = self.columns.numbers(column) else { return };
        for position in matches.rows.iter() {
            see(ids.get(position).and_then(|id| u16::try_from(id).ok()), position);
        }
    }

    fn in_order(&self, column: ColumnIndex, found: ByChoice) -> Vec<(Option<u16>, i128)> {
        let mut ordered: Vec<(Option<u16>, i128)> =
            (0..MAX_CHOICES).zip(found.by_id).filter_map(|(id, number)| Some((Some(id), number?))).collect();
        ordered.sort_by_key(|&(id, _)| id.map(|id| self.choices(column).rank(id)));
        ordered.extend(found.gaps.map(|number| (None, number)));
        ordered
    }
}

/// A number for each choice that was seen.
#[derive(Default)]
struct ByChoice {
    by_id: Vec<Option<i128>>,
    gaps: Option<i128>,
}

impl ByChoice {
    fn of(&mut self, choice: Option<u16>) -> &mut i128 {
        let Some(id) = choice.map(usize::from) else { return self.gaps.get_or_insert(0) };
        if self.by_id.len() <= id {
            self.by_id.resize(id + 1, None);
        }
        self.by_id[id].get_or_insert(0)
    }
}
