//! What is asked of the rows.

use std::ops::{Bound, RangeBounds, RangeInclusive};

use super::bits::Bits;
use super::choices::MAX_CHOICES;
use super::columns::Columns;
use super::decimal::decimal_key;
use super::known::Known;
use super::schema::{ColumnIndex, ColumnKind};
use super::words::Words;
use crate::identifiers::Beginning;
use crate::text::fold;

/// Stands between the parts of a text that has several: no text that people write contains it (U+001F, unit separator).
pub const APART: char = '\u{1F}';

/// Conditions that a row must meet, all of them. The default one is met by every row.
///
/// A condition on a column of another kind, or on none, is met by no row: better an empty list than one that looks filtered.
/// Gaps meet no condition but [`Filter::gap`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    words: Words,
    known: Option<Known>,
    conditions: Vec<Condition>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    column: ColumnIndex,
    test: Test,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Within(RangeInclusive<i64>),
    /// The range of each choice in the other column, at the place of its id.
    WithinBy(ColumnIndex, Vec<RangeInclusive<i64>>),
    OneOf(Bits),
    Holds(String),
    Begins(Beginning),
    /// A part of the text, folded.
    Contains(String),
    /// The whole text, as it is written.
    Is(String),
    /// A decimal no less than the one that this is the key of.
    AtLeast(Vec<u8>),
    /// No more.
    AtMost(Vec<u8>),
    /// No value at all, or any.
    IsGap(bool),
}

impl Filter {
    /// Rows that contain every word typed, instead of those asked for before.
    #[must_use]
    pub fn text(mut self, typed: &str) -> Self {
        self.words = Words::typed(typed);
        self.known = None;
        self
    }

    /// Rows that contain every word typed, or that are known by a number in one of these columns which begins so.
    #[must_use]
    pub fn text_or_known(self, typed: &str, columns: &[ColumnIndex]) -> Self {
        Self { known: Known::typed(typed, columns), ..self.text(typed) }
    }

    /// Rows whose choice is one of these.
    #[must_use]
    pub fn choices(self, column: ColumnIndex, ids: impl IntoIterator<Item = u16>) -> Self {
        let set = Bits::of(usize::from(MAX_CHOICES), ids.into_iter().map(u32::from));
        self.and(column, Test::OneOf(set))
    }

    /// Rows whose number lies in the range: an integer, the days of a date, the seconds of an instant.
    #[must_use]
    pub fn range(self, column: ColumnIndex, range: impl RangeBounds<i64>) -> Self {
        let from = match range.start_bound() {
            Bound::Included(&from) => Some(from),
            Bound::Excluded(&before) => before.checked_add(1),
            Bound::Unbounded => Some(i64::MIN),
        };
        let to = match range.end_bound() {
            Bound::Included(&to) => Some(to),
            Bound::Excluded(&after) => after.checked_sub(1),
            Bound::Unbounded => Some(i64::MAX),
        };
        // Beyond the last number there is none.
        let (from, to) = from.zip(to).unwrap_or((i64::MAX, i64::MIN));
        self.and(column, Test::Within(from..=to))
    }

    /// Rows whose number lies in the range of the row's choice in another column, given in the order of the ids: amounts of money,
    /// whose smallest unit is another one in each currency.
    #[must_use]
    pub fn range_by(
        self,
        column: ColumnIndex,
        by: ColumnIndex,
        ranges: impl IntoIterator<Item = RangeInclusive<i64>>,
    ) -> Self {
        self.and(column, Test::WithinBy(by, ranges.into_iter().collect()))
    }

    /// Rows whose flag is set, or not set.
    #[must_use]
    pub fn flag(self, column: ColumnIndex, set: bool) -> Self {
        let value = i64::from(set);
        self.and(column, Test::Within(value..=value))
    }

    /// Rows whose text in the column, cut at [`APART`], has such a part: a tag of several.
    #[must_use]
    pub fn holds(self, column: ColumnIndex, part: &str) -> Self {
        self.and(column, Test::Holds(fold(part)))
    }

    /// Rows whose text in the column, cut at [`APART`], has a part that is a number which begins so.
    #[must_use]
    pub fn begins(self, column: ColumnIndex, number: Beginning) -> Self {
        self.and(column, Test::Begins(number))
    }

    /// Rows whose text in the column contains this, whatever its accents and capitals.
    #[must_use]
    pub fn contains(self, column: ColumnIndex, part: &str) -> Self {
        self.and(column, Test::Contains(fold(part)))
    }

    /// Rows whose text in the column is this, letter by letter.
    #[must_use]
    pub fn is(self, column: ColumnIndex, text: &str) -> Self {
        self.and(column, Test::Is(text.to_owned()))
    }

    /// Rows whose decimal is no less than this one.
    #[must_use]
    pub fn at_least(self, column: ColumnIndex, decimal: &str) -> Self {
        self.and(column, Test::AtLeast(decimal_key(decimal)))
    }

    /// Rows whose decimal is no more than this one.
    #[must_use]
    pub fn at_most(self, column: ColumnIndex, decimal: &str) -> Self {
        self.and(column, Test::AtMost(decimal_key(decimal)))
    }

    /// Rows without a value in the column, or those that have one. The one condition that gaps meet.
    #[must_use]
    pub fn gap(self, column: ColumnIndex, is_gap: bool) -> Self {
        self.and(column, Test::IsGap(is_gap))
    }

    /// Rows that there are none of: what a condition asks for is unknown here.
    #[must_use]
    pub fn nothing(self) -> Self {
        self.and(ColumnIndex(u8::MAX), Test::OneOf(Bits::none(0)))
    }

    /// All but the conditions on one column: what the numbers on its chips are counted under.
    #[must_use]
    pub fn without(&self, column: ColumnIndex) -> Self {
        let mut others = self.clone();
        others.conditions.retain(|condition| condition.column != column);
        others
    }

    /// The words looked for, to be highlighted.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// Whether every row that meets this filter meets the other one, as far as can be seen without looking at rows.
    pub(super) fn narrows(&self, other: &Self) -> bool {
        self.text_narrows(other) && other.conditions.iter().all(|condition| self.conditions.contains(condition))
    }

    /// The same for what was typed. What a number begins with finds rows that more words need not find, and the other way round.
    fn text_narrows(&self, other: &Self) -> bool {
        let is_all = other.known.is_none() && other.words == Words::default();
        let by_words = self.known.is_none() && other.known.is_none() && self.words.imply(&other.words);
        is_all || by_words || self.has_text_of(other)
    }

    /// Whether the same was typed for both.
    pub(super) fn has_text_of(&self, other: &Self) -> bool {
        self.words == other.words && self.known == other.known
    }

    /// The numbers that rows may be known by instead of the words.
    pub(super) const fn known(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// The conditions that the other filter does not have.
    pub(super) fn beyond(&self, other: &Self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| !other.conditions.contains(condition))
    }

    fn and(mut self, column: ColumnIndex, test: Test) -> Self {
        self.conditions.push(Condition { column, test });
        self
    }
}

impl Condition {
    /// Keeps the rows that meet it.
    pub fn keep(&self, columns: &Columns, rows: &mut Bits) {
        let (kind, numbers) = (columns.kind(self.column), columns.numbers(self.column));
        match (&self.test, kind, numbers) {
            (Test::IsGap(is_gap), Some(_), _) => {
                rows.retain(|position| columns.is_gap(position, self.column) == *is_gap);
            }
            (Test::OneOf(ids), Some(ColumnKind::Choice), Some(numbers)) => rows.retain(|position| {
                numbers.get(position).and_then(|id| u32::try_from(id).ok()).is_some_and(|id| ids.has(id))
            }),
            (_, Some(kind), None) => self.keep_texts(kind, columns, rows),
            (Test::Within(range), Some(kind), Some(numbers)) if kind != ColumnKind::Choice => {
                numbers.keep_within(range, rows);
            }
            (Test::WithinBy(by, ranges), Some(ColumnKind::Integer), Some(numbers)) => {
                let choices = columns.numbers(*by).filter(|_| columns.kind(*by) == Some(ColumnKind::Choice));
                let range = |position| {
                    let id = choices?.get(position).and_then(|id| usize::try_from(id).ok())?;
                    ranges.get(id)
                };
                rows.retain(|position| {
                    range(position).zip(numbers.get(position)).is_some_and(|(range, number)| range.contains(&number))
                });
            }
            _ => *rows = Bits::none(rows.len()),
        }
    }

    /// Keeps the rows whose text meets it.
    fn keep_texts(&self, kind: ColumnKind, columns: &Columns, rows: &mut Bits) {
        let Some((texts, cell)) = columns.texts(self.column) else { return };
        let mut row = Vec::new();
        rows.retain(|position| {
            let folded = texts.folded(position, cell);
            match (&self.test, kind) {
                (Test::Holds(part), ColumnKind::Text { .. }) => folded.split(APART).any(|other| other == part),
                (Test::Begins(number), ColumnKind::Text { .. }) => {
                    folded.split(APART).any(|part| number.within(part).is_some())
                }
                (Test::Contains(part), ColumnKind::Text { .. }) => folded.contains(part.as_str()),
                (Test::Is(text), _) => texts.written(position, cell, &mut row) == text,
                // What a decimal is written with folds to itself.
                (Test::AtLeast(key), ColumnKind::Decimal) => !folded.is_empty() && decimal_key(folded) >= *key,
                (Test::AtMost(key), ColumnKind::Decimal) => !folded.is_empty() && decimal_key(folded) <= *key,
                _ => false,
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATE: ColumnIndex = ColumnIndex(0);
    const BALANCE: ColumnIndex = ColumnIndex(1);

    #[test]
    fn more_conditions_narrow() {
        let active = Filter::default().choices(STATE, [0]);
        let owing = active.clone().range(BALANCE, 1..).text("ro");
        assert!(owing.narrows(&active) && !active.narrows(&owing));
        assert_eq!(owing.beyond(&active).count(), 1);
        assert!(!Filter::default().choices(STATE, [1]).narrows(&active));
        assert_eq!(owing.without(STATE), Filter::default().text("ro").range(BALANCE, 1..=i64::MAX));
    }

    #[test]
    fn what_a_number_begins_with_narrows_nothing_but_all() {
        let typed = |text: &str| Filter::default().text_or_known(text, &[STATE]);
        assert!(typed("750").narrows(&Filter::default()) && typed("roche").narrows(&typed("ro")));
        assert!(typed("750").narrows(&typed("750")) && typed("750").has_text_of(&typed("750")));
        // Those with such a number need not have contained the two digits.
        assert!(!typed("750").narrows(&typed("75")) && !typed("7501").narrows(&typed("750")));
        assert!(!typed("750 é").narrows(&typed("750")));
        assert_eq!(typed("750").text("750"), Filter::default().text("750"));
    }

    #[test]
    fn ranges_may_be_open_or_empty() {
        let within = |filter: Filter| match filter.conditions[0].test.clone() {
            Test::Within(range) => range,
            other => panic!("{other:?} is no range"),
        };
        assert_eq!(within(Filter::default().range(BALANCE, ..5)), i64::MIN..=4);
        assert_eq!(within(Filter::default().range(BALANCE, ..)), i64::MIN..=i64::MAX);
        assert!(within(Filter::default().range(BALANCE, (Bound::Excluded(i64::MAX), Bound::Unbounded))).is_empty());
        assert!(within(Filter::default().range(BALANCE, ..i64::MIN)).is_empty());
    }
}
