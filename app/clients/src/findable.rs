//! Clients in the palette, and the vCard of the one on screen.

use domain::access::Permission;
use domain::clients::ClientRow;
use domain::clients::listing::{SIRET, VAT_NUMBER};
use domain::identifiers::{siret, vat};
use domain::listing::ListRow;
use domain::table::ColumnIndex;

use super::face::FACE;
use engines::listing::export;
use engines::palette::{Does, Entry, Findable, Picture};
use kit::bootstrap::may;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// The digits of a SIREN; a SIRET has more.
const SIREN_DIGITS: usize = 9;

/// Clients, as they are found.
pub static FINDABLE: Findable = Findable {
    face: &FACE,
    looked_for: Some(|l| td_string!(l, clients.looked_for)),
    here: |l| td_string!(l, palette.this_client),
    export: |l| td_string!(l, palette.export),
    create: Some(|l, name| td_string!(l, palette.create, name = name).to_string()),
    entry: |row| ClientRow::of(row).map(client),
    also: card,
    known,
};

fn client(row: ClientRow) -> Entry {
    let logo = Picture::Avatar(row.logo.map(|file| format!("/files/{file}")));
    Entry::record(&FACE, row.id.0, row.name, &[&row.number, &row.contact, &row.city], logo)
}

/// What a client's number is called, and how it is read.
fn known(l: Locale, column: ColumnIndex, number: &str) -> (&'static str, String) {
    match column {
        SIRET if number.len() == SIREN_DIGITS => (td_string!(l, clients.siren), siret::printed(number)),
        SIRET => (td_string!(l, clients.siret), siret::printed(number)),
        VAT_NUMBER => (td_string!(l, clients.vat_number), vat::printed(number)),
        _ => (td_string!(l, addresses.postal_code), number.to_owned()),
    }
}

fn card(l: Locale, row: &ListRow) -> Vec<Entry> {
    let card = may(Permission::ExportClients).then(|| {
        let address = export::of_records(&FACE, &[row.id], "vcf");
        Entry::new(td_string!(l, clients.export_vcard), Glyph::Download, Does::Fetch(address))
    });
    card.into_iter().collect()
}
