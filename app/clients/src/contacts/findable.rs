//! Contacts in the palette, and the vCard of the one on screen.

use domain::contacts::listing::{CLIENTS, EMAIL, NAME};
use domain::ids::ContactId;
use domain::listing::ListRow;
use domain::table::APART;

use super::face::FACE;
use super::record::actions::card_of;
use engines::palette::{Does, Entry, Findable, Picture};
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// Contacts, as they are found.
pub static FINDABLE: Findable = Findable {
    face: &FACE,
    // Named with clients.
    looked_for: None,
    here: |l| td_string!(l, contacts.this_contact),
    // Nothing takes the list out as a file: never shown.
    export: |l| td_string!(l, contacts.title),
    create: Some(|l, name| td_string!(l, contacts.create_named, name = name).to_string()),
    entry: contact,
    also: card,
    // Nobody numbers people: never shown.
    known: |_, _, number| ("", number.to_owned()),
};

fn contact(row: &ListRow) -> Option<Entry> {
    let name = row.text(NAME);
    let clients = row.text(CLIENTS).replace(APART, ", ");
    let note = [clients.as_str(), row.text(EMAIL)];
    (!name.is_empty()).then(|| Entry::record(&FACE, row.id, name.to_owned(), &note, Picture::Avatar(None)))
}

fn card(l: Locale, row: &ListRow) -> Vec<Entry> {
    vec![Entry::new(td_string!(l, clients.download_card), Glyph::Download, Does::Fetch(card_of(ContactId(row.id))))]
}
