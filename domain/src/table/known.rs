//! Rows that are known by a number which begins as was typed.

use super::bits::Bits;
use super::columns::Columns;
use super::filter::APART;
use super::schema::ColumnIndex;
use crate::identifiers::Beginning;

/// Columns of numbers, one of which may begin so.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Known {
    columns: Vec<ColumnIndex>,
    number: Beginning,
}

impl Known {
    /// Nothing where what was typed begins no number, or there are no such columns.
    pub fn typed(typed: &str, columns: &[ColumnIndex]) -> Option<Self> {
        let number = Beginning::typed(typed).filter(|_| !columns.is_empty())?;
        Some(Self { columns: columns.to_vec(), number })
    }

    /// Those of these rows.
    pub fn among(&self, columns: &Columns, rows: &Bits) -> Bits {
        let mut found = Bits::none(rows.len());
        for (texts, cell) in self.columns.iter().filter_map(|column| columns.texts(*column)) {
            let begins = |part: &str| self.number.within(part).is_some();
            let mut begun = rows.clone();
            begun.retain(|position| texts.folded(position, cell).split(APART).any(begins));
            found.unite(&begun);
        }
        found
    }
}
