//! A column of numbers as it travels.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The values of a column, in the order of the rows.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Numbers<'a> {
    /// One byte a row, 1 for a gap; empty where no row has one.
    #[serde(borrow)]
    gaps: Cow<'a, [u8]>,
    /// Whether each value is the distance from the one before.
    steps: bool,
    /// What is there, as integers of as many bytes as they need.
    values: Vec<i64>,
}

impl Numbers<'_> {
    /// Writes distances instead of values where they are shorter: days of rows that came one after the other.
    pub fn written(column: &[Option<i64>]) -> Self {
        let has_gaps = column.iter().any(Option::is_none);
        let gaps = if has_gaps { column.iter().map(|value| u8::from(value.is_none())).collect() } else { Vec::new() };
        let values: Vec<i64> = column.iter().copied().flatten().collect();
        let before = std::iter::once(0).chain(values.iter().copied());
        let distances: Vec<i64> = values.iter().zip(before).map(|(value, before)| value.wrapping_sub(before)).collect();
        let size =
            |values: &[i64]| values.iter().map(|value| u64::from(64 - value.unsigned_abs().leading_zeros())).sum();
        let (plain, stepped): (u64, u64) = (size(&values), size(&distances));
        let steps = stepped < plain;
        Self { gaps: Cow::Owned(gaps), steps, values: if steps { distances } else { values } }
    }

    /// The values of so many rows; nothing if there are more or fewer.
    pub fn read(self, rows: usize) -> Option<Vec<Option<i64>>> {
        let mut sum = 0_i64;
        let mut values = self.values.into_iter().map(|value| {
            sum = if self.steps { sum.wrapping_add(value) } else { value };
            sum
        });
        let column: Vec<Option<i64>> = match self.gaps.as_ref() {
            [] => values.by_ref().take(rows).map(Some).collect(),
            gaps => {
                let read = |&gap: &u8| if gap == 0 { values.next().map(Some) } else { Some(None) };
                gaps.iter().map(read).collect::<Option<_>>()?
            }
        };
        (column.len() == rows && values.next().is_none()).then_some(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_gaps_come_back() {
        let columns =
            [vec![], vec![None, None], vec![Some(5), None, Some(i64::MAX), Some(-i64::MAX)], vec![Some(7); 3]];
        for column in columns {
            let rows = column.len();
            assert_eq!(Numbers::written(&column).read(rows), Some(column));
        }
    }

    #[test]
    fn days_in_order_travel_as_steps() {
        let numbers = Numbers::written(&[Some(19_000), Some(19_000), Some(19_002)]);
        assert_eq!((numbers.steps, numbers.values), (true, vec![19_000, 0, 2]));
        assert!(!Numbers::written(&[Some(100), Some(-100), Some(100)]).steps);
    }

    #[test]
    fn another_number_of_rows_is_refused() {
        let numbers = || Numbers::written(&[Some(1), None]);
        assert_eq!((numbers().read(1), numbers().read(3)), (None, None));
        assert_eq!(Numbers::written(&[Some(1), Some(2)]).read(1), None);
    }
}
