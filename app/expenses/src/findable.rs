//! Expenses in the palette.

use domain::expenses::listing::{DESCRIPTION, SUPPLIER};
use domain::listing::ListRow;

use super::face::FACE;
use engines::palette::{Entry, Findable, Picture};
use kit::words::td_string;

/// Expenses, as they are found.
pub static FINDABLE: Findable = Findable {
    face: &FACE,
    // The field is short.
    looked_for: None,
    here: |l| td_string!(l, expenses.this_expense),
    export: |l| td_string!(l, expenses.export_shown),
    create: Some(|l, name| td_string!(l, expenses.create_named, name = name).to_string()),
    entry: expense,
    also: |_, _| Vec::new(),
    // They have no numbers: never shown.
    known: |_, _, number| ("", number.to_owned()),
};

fn expense(row: &ListRow) -> Option<Entry> {
    let name = row.text(DESCRIPTION);
    let picture = Picture::Glyph(FACE.glyph);
    (!name.is_empty()).then(|| Entry::record(&FACE, row.id, name.to_owned(), &[row.text(SUPPLIER)], picture))
}
