//! Clients in the palette, and the vCard of the one on screen.

use domain::access::Permission;
use domain::clients::ClientRow;
use domain::listing::ListRow;

use super::face::FACE;
use super::form::api::find_clients;
use engines::listing::export;
use engines::palette::{Does, Entry, Findable, Picture};
use kit::bootstrap::may;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// Clients, as they are found.
pub static FINDABLE: Findable = Findable {
    face: &FACE,
    looked_for: Some(|l| td_string!(l, clients.looked_for)),
    here: |l| td_string!(l, palette.this_client),
    export: |l| td_string!(l, palette.export),
    create: |l, name| td_string!(l, palette.create, name = name).to_string(),
    entry: |row| ClientRow::of(row).map(client),
    also: card,
    find: |text| Box::pin(async move { Ok(find_clients(text.into(), None).await?.into_iter().map(client).collect()) }),
};

fn client(row: ClientRow) -> Entry {
    let logo = Picture::Avatar(row.logo.map(|file| format!("/files/{file}")));
    Entry::record(&FACE, row.id.0, row.name, &[&row.number, &row.contact, &row.city], logo)
}

fn card(l: Locale, row: &ListRow) -> Vec<Entry> {
    let card = may(Permission::ExportClients).then(|| {
        let address = export::of_records(&FACE, &[row.id], "vcf");
        Entry::new(td_string!(l, clients.export_vcard), Glyph::Download, Does::Fetch(address))
    });
    card.into_iter().collect()
}
