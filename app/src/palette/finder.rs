//! What is found for what was typed: at once from the browser's table, and a moment later from the server what only it knows.

use domain::access::Permission;
use domain::clients::ClientRow;
use domain::ids::ClientId;
use domain::listing::Lookup;
use domain::subject::Subject;
use domain::table::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Person, find_people};
use super::entry::{Does, Entry, Group};
use super::places;
use crate::bootstrap::may;
use crate::clients::face::FACE;
use crate::clients::form::api::find_clients;
use crate::clients::named;
use crate::clients::recent;
use crate::debounce::Debounce;
use crate::listing::acts::Acts;
use crate::listing::local;
use crate::summons::Summons;
use crate::ui::Glyph;
use crate::words::{Locale, td_string};

/// How long a pause in the typing is until the server is asked.
const PAUSE_MS: u32 = 150;
/// The most clients shown.
const MOST_CLIENTS: usize = 8;
/// The most contacts shown.
const MOST_PEOPLE: usize = 6;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Whatever there is.
    All,
    /// Something to do: behind `>`.
    Actions,
    /// A client by its number: behind `#`.
    Number,
}

/// What was typed, without the sign that it begins with.
fn read(typed: &str) -> (Scope, &str) {
    let typed = typed.trim();
    if let Some(rest) = typed.strip_prefix('>') {
        (Scope::Actions, rest.trim_start())
    } else if let Some(rest) = typed.strip_prefix('#') {
        (Scope::Number, rest.trim_start())
    } else {
        (Scope::All, typed)
    }
}

/// Finds for one palette.
#[derive(Clone, Copy)]
pub struct Finder {
    /// What is found.
    pub groups: RwSignal<Vec<Group>>,
    /// Which entry the arrows stand on, all groups counted through.
    pub at: RwSignal<usize>,
    /// What was looked for, to be marked.
    pub words: RwSignal<Words>,
    typed: RwSignal<String>,
    people: RwSignal<Vec<Person>>,
    /// What the server has found, where there is no table.
    rows: RwSignal<Vec<ClientRow>>,
    here: StoredValue<Option<ClientId>>,
    acts: Acts,
    pause: Debounce,
    help: Summons,
    l: Locale,
}

impl Finder {
    /// With nothing typed.
    pub fn new(l: Locale, typed: RwSignal<String>, help: Summons) -> Self {
        Self {
            groups: RwSignal::default(),
            at: RwSignal::new(0),
            words: RwSignal::default(),
            typed,
            people: RwSignal::default(),
            rows: RwSignal::default(),
            here: StoredValue::new(None),
            acts: Acts::new(&FACE),
            pause: Debounce::new(PAUSE_MS),
            help,
            l,
        }
    }

    /// Begins anew on a page, that of a client or another one.
    pub fn begin(self, path: &str) {
        let id = path.strip_prefix("/clients/").and_then(|rest| rest.split('/').next()).and_then(|id| id.parse().ok());
        self.here.set_value(id);
        self.acts.settle();
        self.look();
        let again = move || {
            if self.typed.try_get_untracked().is_some() {
                self.show();
            }
        };
        local::fetch_now(Subject::Client, again);
    }

    /// Looks for what is typed now.
    pub fn look(self) {
        // Enter must not choose what was found for other letters.
        self.people.set(Vec::new());
        self.rows.set(Vec::new());
        self.at.set(0);
        self.show();
        self.pause.cancel();
        let typed = self.typed.get_untracked();
        let (scope, text) = read(&typed);
        if text.is_empty() || scope == Scope::Actions {
            return;
        }
        let (text, typed) = (text.to_owned(), typed.clone());
        self.pause.run(move || {
            spawn_local(async move {
                let people =
                    if scope == Scope::All { find_people(text.clone()).await.unwrap_or_default() } else { Vec::new() };
                let rows = if local::is_here(Subject::Client) {
                    Vec::new()
                } else {
                    find_clients(text, None).await.unwrap_or_default()
                };
                // What was typed meanwhile is looked for by itself.
                if self.typed.try_get_untracked().as_ref() == Some(&typed) {
                    self.people.set(people);
                    self.rows.set(rows);
                    self.show();
                }
            });
        });
    }

    /// Shows what is known now; whoever stands on an entry stays there.
    fn show(self) {
        let stood = self.entry(self.at.get_untracked());
        let groups = self.typed.with_untracked(|typed| {
            let (scope, text) = read(typed);
            let words = Words::typed(text);
            let groups = self.found(scope, text, &words);
            self.words.set(words);
            groups
        });
        let groups: Vec<Group> = groups.into_iter().filter(|group| !group.entries.is_empty()).collect();
        let at = stood
            .filter(|_| self.at.get_untracked() > 0)
            .and_then(|stood| groups.iter().flat_map(|group| &group.entries).position(|entry| entry.is_same(&stood)));
        self.groups.set(groups);
        self.at.set(at.unwrap_or(0));
    }

    /// An entry, by its place.
    pub fn entry(self, at: usize) -> Option<Entry> {
        self.groups.with_untracked(|groups| groups.iter().flat_map(|group| &group.entries).nth(at).cloned())
    }

    /// How many entries there are.
    pub fn count(self) -> usize {
        self.groups.with_untracked(|groups| groups.iter().map(|group| group.entries.len()).sum())
    }

    fn found(self, scope: Scope, text: &str, words: &Words) -> Vec<Group> {
        let l = self.l;
        let meant =
            |entries: Vec<Entry>| entries.into_iter().filter(|entry| entry.is_meant_by(words)).collect::<Vec<_>>();
        let group = |title: &'static str, entries: Vec<Entry>| Group { title, entries };
        let here = || group(td_string!(l, palette.this_client), meant(self.of_client()));
        let actions = || group(td_string!(l, palette.actions), meant(places::actions(l, self.help)));
        let pages = || group(td_string!(l, palette.pages), meant(places::pages(l)));
        let clients = |lookup: Lookup<'_>| {
            let rows = named::look(lookup).unwrap_or_else(|| self.rows.get_untracked());
            group(td_string!(l, common.clients), rows.into_iter().map(Entry::client).collect())
        };
        match scope {
            Scope::Actions => vec![here(), actions()],
            Scope::Number => vec![clients(Lookup::Numbered(text, MOST_CLIENTS))],
            Scope::All if text.is_empty() => {
                let rows = named::look(Lookup::Named(&recent::ids().into_iter().map(|id| id.0).collect::<Vec<_>>()))
                    .unwrap_or_default();
                let seen = rows.into_iter().filter(|row| Some(row.id) != self.here.get_value());
                let recent = group(td_string!(l, palette.recent), seen.map(Entry::client).collect());
                vec![recent, here(), actions(), pages()]
            }
            Scope::All => {
                vec![
                    clients(Lookup::Offered(text, MOST_CLIENTS)),
                    here(),
                    actions(),
                    pages(),
                    self.contacts(),
                    self.create(text),
                ]
            }
        }
    }

    fn of_client(self) -> Vec<Entry> {
        let row = self.here.get_value().and_then(|id| named::look(Lookup::Named(&[id.0]))?.pop());
        row.map(|row| places::of_client(self.l, &row, self.acts)).unwrap_or_default()
    }

    fn contacts(self) -> Group {
        let entry = |person: &Person| {
            let note = [person.client_name.as_str(), person.email.as_str()].into_iter().filter(|part| !part.is_empty());
            Entry {
                note: note.collect::<Vec<_>>().join(" · "),
                ..Entry::new(person.name.clone(), Glyph::User, Does::Go(format!("/clients/{}", person.client)))
            }
        };
        let entries = self.people.with_untracked(|people| people.iter().take(MOST_PEOPLE).map(entry).collect());
        Group { title: td_string!(self.l, palette.contacts), entries }
    }

    fn create(self, text: &str) -> Group {
        let entry = may(Permission::EditClients).then(|| {
            let label = td_string!(self.l, palette.create, name = text.to_owned()).to_string();
            let name = String::from(js_sys::encode_uri_component(text));
            Entry::new(label, Glyph::Plus, Does::Go(format!("/clients/new?name={name}")))
        });
        Group { title: td_string!(self.l, common.create), entries: entry.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_narrows_what_is_looked_for() {
        assert_eq!(read("  roche "), (Scope::All, "roche"));
        assert_eq!(read("> arch"), (Scope::Actions, "arch"));
        assert_eq!(read("#42"), (Scope::Number, "42"));
        assert_eq!(read(""), (Scope::All, ""));
    }
}
