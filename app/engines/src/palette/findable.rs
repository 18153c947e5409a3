//! What the palette asks a feature: how its records are named, and what is done to the one on screen.

use std::sync::OnceLock;

use domain::listing::ListRow;
use domain::table::ColumnIndex;

use super::entry::Entry;
use crate::listing::Face;
use kit::words::Locale;

/// See the module; one static a feature. What its list says already is not said again.
pub struct Findable {
    /// Its list: where its records are, who may see them, what they are called and what is done to them.
    pub face: &'static Face,
    /// What the empty field names of it; nothing where that names enough already.
    pub looked_for: Option<fn(Locale) -> &'static str>,
    /// What the entries are called that act on the record on screen.
    pub here: fn(Locale) -> &'static str,
    /// What takes the list out as a file.
    pub export: fn(Locale) -> &'static str,
    /// What creates a record of the name typed; nothing where records have no name.
    pub create: Option<fn(Locale, String) -> String>,
    /// A record, as it is found; nothing for a row that makes no sense.
    pub entry: fn(&ListRow) -> Option<Entry>,
    /// What else can be done to a record, after what its list does to it.
    pub also: fn(Locale, &ListRow) -> Vec<Entry>,
    /// What a number is called that others have given a record, and how it is read: by its column, where it found the record.
    pub known: fn(Locale, ColumnIndex, &str) -> (&'static str, String),
}

/// They are the same for everybody, as long as the program runs.
static ALL: OnceLock<&'static [&'static Findable]> = OnceLock::new();

/// Says which features there are. What draws all of them says so before it asks: told by the frame of each page, they would be part of
/// what every page loads.
pub fn provide_findable(all: &'static [&'static Findable]) {
    ALL.get_or_init(|| all);
}

/// The features whose records whoever looks may see.
pub fn findable() -> impl Iterator<Item = &'static Findable> {
    let all = ALL.get().copied().unwrap_or_default();
    all.iter().copied().filter(|findable| findable.face.may_view())
}
