//! The numbers that a row is known by besides its own: others have given them, no column shows them, and they find a row by their beginning.

use super::{ListRow, Listing};
use crate::identifiers::Beginning;
use crate::table::ColumnIndex;

impl Listing {
    /// The number that a row was found by: the column that it stands in, and how it is kept. Of several, one that was typed whole.
    #[must_use]
    pub fn known_by<'a>(&self, row: &'a ListRow, typed: &Beginning) -> Option<(ColumnIndex, &'a str)> {
        let first = |is_it: &dyn Fn(&str) -> bool| {
            let found = |column: &ColumnIndex| Some((*column, row.parts(*column).find(|part| is_it(part))?));
            self.known_by.iter().find_map(found)
        };
        first(&|part| typed.is_whole(part)).or_else(|| first(&|part| typed.within(part).is_some()))
    }

    /// Whether words that are typed pass over a row.
    #[must_use]
    pub fn is_unsought(&self, row: &ListRow) -> bool {
        self.unsought.is_some_and(|(flag, _)| row.is(flag))
    }
}
