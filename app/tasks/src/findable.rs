//! Tasks in the palette.

use domain::listing::ListRow;
use domain::tasks::listing::{CLIENT, TITLE};

use super::face::FACE;
use engines::palette::{Entry, Findable, Picture};
use kit::words::td_string;

/// Tasks, as they are found.
pub static FINDABLE: Findable = Findable {
    face: &FACE,
    // The field is short.
    looked_for: None,
    here: |l| td_string!(l, tasks.this_task),
    export: |l| td_string!(l, tasks.export_open),
    create: Some(|l, name| td_string!(l, tasks.create_named, name = name).to_string()),
    entry: task,
    also: |_, _| Vec::new(),
    // They have no numbers: never shown.
    known: |_, _, number| ("", number.to_owned()),
};

fn task(row: &ListRow) -> Option<Entry> {
    let title = row.text(TITLE);
    let picture = Picture::Glyph(FACE.glyph);
    (!title.is_empty()).then(|| Entry::record(&FACE, row.id, title.to_owned(), &[row.text(CLIENT)], picture))
}
