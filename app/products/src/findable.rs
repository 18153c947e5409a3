//! Products in the palette.

use domain::listing::ListRow;
use domain::products::listing::{CATEGORY, NAME, REFERENCE, picture};

use super::face::FACE;
use engines::palette::Findable;
use engines::palette::{Entry, Picture};
use kit::words::td_string;

/// Products, as they are found.
pub static FINDABLE: Findable = Findable {
    face: &FACE,
    // The field is short.
    looked_for: None,
    here: |l| td_string!(l, products.this_product),
    export: |l| td_string!(l, products.export_active),
    create: Some(|l, name| td_string!(l, products.create_named, name = name).to_string()),
    entry: product,
    also: |_, _| Vec::new(),
    // Whatever numbers a product stands in its list: never shown.
    known: |_, _, number| ("", number.to_owned()),
};

fn product(row: &ListRow) -> Option<Entry> {
    let name = row.text(NAME);
    let picture = Picture::Avatar(picture(row).map(|file| format!("/files/{file}")));
    let note = [row.text(REFERENCE), row.text(CATEGORY)];
    (!name.is_empty()).then(|| Entry::record(&FACE, row.id, name.to_owned(), &note, picture))
}
