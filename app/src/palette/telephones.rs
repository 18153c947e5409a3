//! The telephone number that a record was found by.

use std::ops::Range;

use domain::identifiers::phone::spaced;
use domain::listing::{ListRow, Listing};
use domain::table::Words;

/// What columns of telephone numbers are called, in whatever list.
const COLUMNS: [&str; 3] = ["phone", "mobile", "phones"];

/// The number as it is read, and where what was typed stands in it; nothing where the record was found otherwise.
pub(super) fn rung_at(listing: &Listing, row: &ListRow, words: &Words) -> Option<(String, Range<usize>)> {
    let columns = COLUMNS.iter().filter_map(|name| listing.schema.find(name));
    columns.flat_map(|column| row.parts(column)).find_map(|number| {
        let number = spaced(number);
        words.number_in(&number).map(|typed| (number, typed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_people_have_such_columns() {
        for (listing, count) in [(&domain::clients::CLIENTS, 2), (&domain::contacts::CONTACTS, 2)] {
            let known = COLUMNS.iter().filter_map(|name| listing.schema.find(name));
            assert_eq!(known.count(), count, "{}", listing.path);
        }
    }
}
