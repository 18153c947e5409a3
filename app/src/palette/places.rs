//! The pages and actions that the palette knows, for whoever may.

use domain::listing::ListRow;
use domain::subject::Subject;
use leptos::server_fn::ServerFn;

use crate::shell::lists::kinds;
use account::auth::api::{Logout, SwitchCompany};
use engines::listing::acts::{self, Acts, Target};
use engines::listing::export;
use engines::listing::views::known::favourites;
use engines::listing::{Face, Word};
use engines::palette::{Does, Entry, Run};
use engines::palette::{Findable, findable};
use kit::bootstrap::bootstrap;
use kit::lazy_dialog::LazyDialog;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};
use settings::places::{Place, places};

/// The pages.
pub fn pages(l: Locale) -> Vec<Entry> {
    let settings = td_string!(l, settings.title);
    let list = |face: &Face| Entry::new((face.word)(l, Word::Title), face.glyph, Does::Go(face.path().to_owned()));
    let place = |place: Place| {
        let entry = Entry::new(place.name, place.glyph, Does::Go(place.path.to_owned()));
        Entry { note: settings.to_owned(), ..entry.also(settings) }
    };
    let view = |(name, address): (String, String)| {
        let views = td_string!(l, saved_views.title);
        Entry { note: views.to_owned(), ..Entry::new(name, Glyph::Bookmark, Does::Go(address)).also(views) }
    };
    let lists = findable().map(|findable| list(findable.face));
    let views = findable().flat_map(|findable| favourites(findable.face)).map(view);
    lists.chain(views).chain(places(l).into_iter().map(place)).collect()
}

/// What can be done from anywhere.
pub fn actions(l: Locale, help: LazyDialog) -> Vec<Entry> {
    let lists = findable().flat_map(|findable| of_list(l, findable));
    let keys =
        Entry::new(td_string!(l, shortcuts.title), Glyph::Key, Does::Run(Run::new(move || help.call()))).key("?");
    let sign_out = Entry::new(td_string!(l, auth.sign_out), Glyph::LogOut, Does::Send(Logout::url(), None))
        .also(td_string!(l, palette.also_sign_out));
    let kinds = kinds().map(|kind| {
        Entry::new((kind.new)(l), Glyph::Plus, Does::Go(kind.path.to_owned())).also(td_string!(l, palette.also_create))
    });
    lists.chain(kinds).chain(companies(l)).chain([keys, sign_out]).collect()
}

/// What can be done to a list.
fn of_list(l: Locale, findable: &Findable) -> Vec<Entry> {
    let face = findable.face;
    let create = face.may_edit().then(|| {
        Entry::new((face.word)(l, Word::New), Glyph::Plus, Does::Go(format!("{}/new", face.path())))
            .also(td_string!(l, palette.also_create))
    });
    let import = face.may_import().then(|| {
        Entry::new((face.word)(l, Word::Import), Glyph::Upload, Does::Go(format!("{}/import", face.path())))
            .also(td_string!(l, palette.also_import))
    });
    let formats = face.export.filter(|_| face.may_export()).map(|formats| formats(l)).unwrap_or_default();
    let file = |(extension, words): (&'static str, &'static str)| {
        let address = export::of_query(face, &face.listing.usual(), extension);
        let entry = Entry::new((findable.export)(l), Glyph::Download, Does::Fetch(address));
        Entry { note: words.to_owned(), ..entry }.also(td_string!(l, palette.also_export))
    };
    create.into_iter().chain(import).chain(formats.into_iter().map(file)).collect()
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

/// What can be done to the record on screen.
pub fn of_record(l: Locale, findable: &Findable, row: &ListRow, acts: Acts) -> Vec<Entry> {
    let face = findable.face;
    let state = acts.state(row.id, face.listing.state_of(row));
    let edit = (face.may_edit() && (face.verbs.is_editable)(state)).then(|| {
        let form = format!("{}/edit", face.record(row.id));
        Entry::new((face.word)(l, Word::Edit), Glyph::Pencil, Does::Go(form)).key("e")
    });
    let act = |act| {
        let (words, glyph, _) = acts::face(l, act);
        let target = Target { state, ..Target::of(face.listing, row) };
        Entry::new(words, glyph, Does::Run(Run::new(move || acts.run(act, vec![target.clone()]))))
    };
    // Clients know nothing of documents: what both have to do with is added here.
    let is_client = face.listing.subject == Subject::Client;
    let account = if is_client { documents::statement::also(l, row.id) } else { Vec::new() };
    let done = face.offered(state).into_iter().map(act);
    edit.into_iter().chain(done).chain(account).chain((findable.also)(l, row)).collect()
}
