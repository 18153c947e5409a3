//! A column of everything that is not text, each value as a number.

use std::ops::RangeInclusive;

use super::bits::Bits;
use super::schema::ColumnKind;

/// The values of all rows, in the width that their kind needs. The smallest (days, numbers) or largest (choices, flags)
/// value of the width is a gap.
#[derive(Clone, Debug)]
pub(super) enum NumberColumn {
    /// Integers and instants.
    Wide(Vec<i64>),
    /// Days.
    Days(Vec<i32>),
    /// Choices.
    Ids(Vec<u16>),
    /// Flags.
    Flags(Vec<u8>),
}

impl NumberColumn {
    /// An empty column; texts are not numbers.
    pub const fn new(kind: ColumnKind) -> Option<Self> {
        match kind {
            ColumnKind::Text { .. } | ColumnKind::Decimal | ColumnKind::Label => None,
            ColumnKind::Integer | ColumnKind::Instant => Some(Self::Wide(Vec::new())),
            ColumnKind::Date => Some(Self::Days(Vec::new())),
            ColumnKind::Choice => Some(Self::Ids(Vec::new())),
            ColumnKind::Flag => Some(Self::Flags(Vec::new())),
        }
    }

    /// Appends a value; one that is too large for the column is a gap.
    pub fn push(&mut self, value: Option<i64>) {
        match self {
            Self::Wide(values) => values.push(value.unwrap_or(i64::MIN)),
            Self::Days(values) => values.push(fitting(value).unwrap_or(i32::MIN)),
            Self::Ids(values) => values.push(fitting(value).unwrap_or(u16::MAX)),
            Self::Flags(values) => values.push(fitting(value).unwrap_or(u8::MAX)),
        }
    }

    /// The value of a row.
    pub fn get(&self, position: u32) -> Option<i64> {
        let at = position as usize;
        match self {
            Self::Wide(values) => values.get(at).copied().filter(|&value| value != i64::MIN),
            Self::Days(values) => values.get(at).filter(|&&value| value != i32::MIN).map(|&value| i64::from(value)),
            Self::Ids(values) => values.get(at).filter(|&&value| value != u16::MAX).map(|&value| i64::from(value)),
            Self::Flags(values) => values.get(at).filter(|&&value| value != u8::MAX).map(|&value| i64::from(value)),
        }
    }

    /// Keeps the rows whose value lies in the range; gaps lie in none.
    pub fn keep_within(&self, range: &RangeInclusive<i64>, rows: &mut Bits) {
        rows.retain(|position| self.get(position).is_some_and(|value| range.contains(&value)));
    }

    /// Copies the rows of a set, in order.
    pub fn only(&self, rows: &Bits) -> Self {
        match self {
            Self::Wide(values) => Self::Wide(picked(values, rows)),
            Self::Days(values) => Self::Days(picked(values, rows)),
            Self::Ids(values) => Self::Ids(picked(values, rows)),
            Self::Flags(values) => Self::Flags(picked(values, rows)),
        }
    }

    /// Gives back what growing reserved.
    pub fn shrink(&mut self) {
        match self {
            Self::Wide(values) => values.shrink_to_fit(),
            Self::Days(values) => values.shrink_to_fit(),
            Self::Ids(values) => values.shrink_to_fit(),
            Self::Flags(values) => values.shrink_to_fit(),
        }
    }

    /// What it takes in memory.
    pub const fn heap_bytes(&self) -> usize {
        match self {
            Self::Wide(values) => values.capacity() * 8,
            Self::Days(values) => values.capacity() * 4,
            Self::Ids(values) => values.capacity() * 2,
            Self::Flags(values) => values.capacity(),
        }
    }
}

fn fitting<T: TryFrom<i64>>(value: Option<i64>) -> Option<T> {
    value.and_then(|value| T::try_from(value).ok())
}

fn picked<T: Copy>(values: &[T], rows: &Bits) -> Vec<T> {
    let mut kept = Vec::with_capacity(rows.count());
    kept.extend(rows.iter().filter_map(|position| values.get(position as usize).copied()));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_width_keeps_its_values_and_gaps() {
        for kind in [ColumnKind::Integer, ColumnKind::Instant, ColumnKind::Date, ColumnKind::Choice, ColumnKind::Flag] {
            let mut column = NumberColumn::new(kind).unwrap();
            for value in [Some(1), None, Some(0)] {
                column.push(value);
            }
            let values: Vec<_> = (0..4).map(|position| column.get(position)).collect();
            assert_eq!(values, [Some(1), None, Some(0), None], "{kind:?}");
            let mut rows = Bits::all(3);
            column.keep_within(&(0..=0), &mut rows);
            assert_eq!(rows.iter().collect::<Vec<_>>(), [2], "{kind:?}");
            assert_eq!(column.only(&rows).get(0), Some(0), "{kind:?}");
        }
        assert!(NumberColumn::new(ColumnKind::Text { searched: true }).is_none());
    }
}
