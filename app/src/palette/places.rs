//! The pages and actions that the palette knows, for whoever may.

use domain::access::Permission as P;
use domain::clients::{CLIENTS, ClientRow, ClientState};
use leptos::server_fn::ServerFn;

use super::entry::{Does, Entry, Run};
use crate::auth::api::{Logout, SwitchCompany};
use crate::bootstrap::{bootstrap, may};
use crate::clients::face::FACE;
use crate::listing::acts::{self, Acts, Target};
use crate::listing::export;
use crate::listing::views::known::favourites;
use crate::settings::places::{Place, places};
use crate::summons::Summons;
use crate::ui::Glyph;
use crate::words::{Locale, td_string};

/// The pages.
pub fn pages(l: Locale) -> Vec<Entry> {
    let settings = td_string!(l, settings.title);
    let clients = may(P::ViewClients)
        .then(|| Entry::new(td_string!(l, common.clients), Glyph::Users, Does::Go("/clients".to_owned())));
    let place = |place: Place| {
        let entry = Entry::new(place.name, place.glyph, Does::Go(place.path.to_owned()));
        Entry { note: settings.to_owned(), ..entry.also(settings) }
    };
    let view = |(name, address): (String, String)| {
        let views = td_string!(l, saved_views.title);
        Entry { note: views.to_owned(), ..Entry::new(name, Glyph::Bookmark, Does::Go(address)).also(views) }
    };
    let views = favourites(&FACE).into_iter().map(view);
    clients.into_iter().chain(views).chain(places(l).into_iter().map(place)).collect()
}

/// What can be done from anywhere.
pub fn actions(l: Locale, help: Summons) -> Vec<Entry> {
    let create = may(P::EditClients).then(|| {
        Entry::new(td_string!(l, common.new_client), Glyph::Plus, Does::Go("/clients/new".into()))
            .also(td_string!(l, palette.also_create))
    });
    let import = may(P::ImportClients).then(|| {
        Entry::new(td_string!(l, palette.import), Glyph::Upload, Does::Go("/clients/import".into()))
            .also(td_string!(l, palette.also_import))
    });
    let files =
        may(P::ExportClients).then(|| FACE.export.map(|(_, formats)| formats(l))).flatten().into_iter().flatten().map(
            |(extension, words)| {
                let address = export::of_query(&FACE, &CLIENTS.usual(), extension);
                Entry {
                    note: words.to_owned(),
                    ..Entry::new(td_string!(l, palette.export), Glyph::Download, Does::Fetch(address))
                }
                .also(td_string!(l, palette.also_export))
            },
        );
    let keys =
        Entry::new(td_string!(l, shortcuts.title), Glyph::Key, Does::Run(Run::new(move || help.call()))).key("?");
    let sign_out = Entry::new(td_string!(l, auth.sign_out), Glyph::LogOut, Does::Send(Logout::url(), None))
        .also(td_string!(l, palette.also_sign_out));
    create.into_iter().chain(import).chain(files).chain(companies(l)).chain([keys, sign_out]).collect()
}

/// The user's other companies.
fn companies(l: Locale) -> Vec<Entry> {
    let Some(me) = bootstrap().me else { return Vec::new() };
    let here = me.company.map(|company| company.id);
    let others = me.companies.into_iter().filter(|(id, _)| Some(*id) != here);
    let switch = |(id, name): (_, String)| {
        let does = Does::Send(SwitchCompany::url(), Some(("company", format!("{id}"))));
        Entry { note: td_string!(l, auth.switch_company).to_owned(), ..Entry::new(name, Glyph::Building, does) }
            .also(td_string!(l, auth.switch_company))
    };
    others.map(switch).collect()
}

/// What can be done to the client on screen.
pub fn of_client(l: Locale, row: &ClientRow, acts: Acts) -> Vec<Entry> {
    let state = ClientState::of(acts.state(row.id.0, row.state.id())).unwrap_or(row.state);
    let edit = (may(P::EditClients) && state.editable()).then(|| {
        Entry::new(td_string!(l, clients.edit_client), Glyph::Pencil, Does::Go(format!("/clients/{}/edit", row.id)))
            .key("e")
    });
    let act = |act| {
        let (words, glyph, _) = acts::face(l, act);
        let target = Target { id: row.id.0, name: row.name.clone(), state: state.id() };
        Entry::new(words, glyph, Does::Run(Run::new(move || acts.run(act, vec![target.clone()]))))
    };
    let card = may(P::ExportClients).then(|| {
        Entry::new(
            td_string!(l, clients.export_vcard),
            Glyph::Download,
            Does::Fetch(export::of_records(&FACE, &[row.id.0], "vcf")),
        )
    });
    edit.into_iter().chain(FACE.offered(state.id()).into_iter().map(act)).chain(card).collect()
}
