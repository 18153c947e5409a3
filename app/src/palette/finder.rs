//! What is found for what was typed: at once from the browser's tables, or else a moment later from the server.

use domain::identifiers::Beginning;
use domain::listing::{ListRow, Lookup};
use domain::subject::Subject;
use domain::table::Words;
use domain::text::fold;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::places;
use super::scope::{Scope, read};
use super::telephones::rung_at;
use engines::listing::acts::Acts;
use engines::listing::api::{MOST_SOUGHT, sought_in_list};
use engines::listing::{Word, local, recent};
use engines::palette::{Does, Entry, Group};
use engines::palette::{Findable, findable};
use kit::debounce::Debounce;
use kit::lazy_dialog::LazyDialog;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// How long a pause in the typing is until the server is asked.
const PAUSE_MS: u32 = 150;

/// What was typed, as the numbers of a record are looked through for it.
#[derive(Clone, Copy)]
struct Typed<'a> {
    /// Where it begins a number that others have given.
    number: Option<&'a Beginning>,
    /// Where it is a telephone number.
    words: &'a Words,
}

/// A feature's records, and what is done to them from one palette.
#[derive(Clone, Copy)]
struct Sought {
    findable: &'static Findable,
    acts: Acts,
}

impl Sought {
    fn subject(self) -> Subject {
        self.findable.face.listing.subject
    }
}

/// What the server has found for one feature, of which there is no table.
#[derive(Clone)]
struct Answer {
    subject: Subject,
    rows: Vec<ListRow>,
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
    answers: RwSignal<Vec<Answer>>,
    sought: StoredValue<Vec<Sought>>,
    /// The record on screen.
    here: StoredValue<Option<(Sought, Uuid)>>,
    pause: Debounce,
    help: LazyDialog,
    l: Locale,
}

impl Finder {
    /// With nothing typed.
    pub fn new(l: Locale, typed: RwSignal<String>, help: LazyDialog) -> Self {
        let sought = findable().map(|findable| Sought { findable, acts: Acts::new(findable.face) });
        Self {
            groups: RwSignal::default(),
            at: RwSignal::new(0),
            words: RwSignal::default(),
            typed,
            answers: RwSignal::default(),
            sought: StoredValue::new(sought.collect()),
            here: StoredValue::new(None),
            pause: Debounce::new(PAUSE_MS),
            help,
            l,
        }
    }

    /// Begins anew on a page, that of a record or another one.
    pub fn begin(self, path: &str) {
        let all = self.sought.get_value();
        let here = all.iter().find_map(|sought| Some((*sought, sought.findable.face.record_at(path)?)));
        self.here.set_value(here);
        for sought in &all {
            sought.acts.settle();
        }
        self.look();
        let again = move || {
            if self.typed.try_get_untracked().is_some() {
                self.show();
            }
        };
        for sought in all {
            local::fetch_latest(sought.subject(), again);
        }
    }

    /// Looks for what is typed now.
    pub fn look(self) {
        // Enter must not choose what was found for other letters.
        self.answers.set(Vec::new());
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
            for sought in self.sought.get_value() {
                self.ask(sought.findable, scope, text.clone(), typed.clone());
            }
        });
    }

    /// Asks the server for records of a feature that the browser has no table of.
    fn ask(self, findable: &'static Findable, scope: Scope, text: String, typed: String) {
        let listing = findable.face.listing;
        let subject = listing.subject;
        if local::is_here(subject) || (scope == Scope::Number && listing.number.is_none()) {
            return;
        }
        spawn_local(async move {
            let rows = sought_in_list(subject, text.into(), scope == Scope::Number).await.unwrap_or_default();
            // What was typed meanwhile is looked for by itself.
            if self.typed.try_get_untracked().as_ref() == Some(&typed) {
                self.answers.update(|answers| {
                    answers.retain(|answer| answer.subject != subject);
                    answers.push(Answer { subject, rows });
                });
                self.show();
            }
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
        let meant = |title: &'static str, entries: Vec<Entry>| Group {
            title,
            entries: entries.into_iter().filter(|entry| entry.is_meant_by(words)).collect(),
        };
        let here = || self.of_record().map(|group| meant(group.title, group.entries));
        let actions = || meant(td_string!(l, palette.actions), places::actions(l, self.help));
        let pages = || meant(td_string!(l, palette.pages), places::pages(l));
        let mut groups = Vec::new();
        match scope {
            Scope::Actions => {
                groups.extend(here());
                groups.push(actions());
            }
            Scope::Number => groups.extend(self.records(Lookup::Numbered(text, MOST_SOUGHT), None)),
            Scope::All if text.is_empty() => {
                groups.push(self.recent());
                groups.extend(here());
                groups.extend([actions(), pages()]);
            }
            Scope::All => {
                let number = Beginning::typed(text);
                let typed = Typed { number: number.as_ref(), words };
                let records = self.records(Lookup::Sought(text, MOST_SOUGHT), Some(typed));
                let create = self.create(text, &records);
                groups.extend(records);
                groups.extend(here());
                groups.extend([actions(), pages(), create]);
            }
        }
        groups
    }

    /// Records of each feature, from its table, or else from the server's answer.
    fn records(self, lookup: Lookup<'_>, typed: Option<Typed<'_>>) -> Vec<Group> {
        let group = |sought: Sought| {
            let (findable, subject) = (sought.findable, sought.subject());
            let answered = || self.answer(subject).map(|answer| answer.rows).unwrap_or_default();
            let rows = local::look(subject, lookup).unwrap_or_else(answered);
            let entries = rows.iter().filter_map(|row| self.entry_of(findable, row, typed)).collect();
            Group { title: (findable.face.word)(self.l, Word::Title), entries }
        };
        self.sought.get_value().into_iter().map(group).collect()
    }

    /// A record's entry, which says the state of one that is put aside, and the number that it was found by.
    fn entry_of(self, findable: &Findable, row: &ListRow, typed: Option<Typed<'_>>) -> Option<Entry> {
        let listing = findable.face.listing;
        let (entry, state) = ((findable.entry)(row)?, listing.state_of(row));
        let entry = if state == 0 { entry } else { entry.told((findable.face.standing)(self.l, state).1) };
        let Some(Typed { number, words }) = typed else { return Some(entry) };
        let found = number.and_then(|number| Some((listing.known_by(row, number)?, number)));
        Some(match (found, rung_at(listing, row, words)) {
            (Some(((column, known), it)), _) => entry.known_by((findable.known)(self.l, column, known), it),
            (None, Some((telephone, it))) => entry.rung_at(td_string!(self.l, clients.phone), telephone, it),
            (None, None) => entry,
        })
    }

    fn answer(self, subject: Subject) -> Option<Answer> {
        self.answers.with_untracked(|answers| answers.iter().find(|answer| answer.subject == subject).cloned())
    }

    /// What was looked at last, but for what is on screen.
    fn recent(self) -> Group {
        let all = self.sought.get_value();
        let here = self.here.get_value().map(|(sought, id)| (sought.subject(), id));
        let entry = |(subject, id): (Subject, Uuid)| {
            let sought = all.iter().find(|sought| sought.subject() == subject)?;
            let rows = local::look(subject, Lookup::Named(&[id]))?;
            let is_sought = |row: &&ListRow| !sought.findable.face.listing.is_unsought(row);
            self.entry_of(sought.findable, rows.first().filter(is_sought)?, None)
        };
        let seen = recent::all().into_iter().filter(|seen| Some(*seen) != here);
        Group { title: td_string!(self.l, palette.recent), entries: seen.filter_map(entry).collect() }
    }

    /// What can be done to the record on screen.
    fn of_record(self) -> Option<Group> {
        let (sought, id) = self.here.get_value()?;
        let row = local::look(sought.subject(), Lookup::Named(&[id]))?.pop()?;
        let entries = places::of_record(self.l, sought.findable, &row, sought.acts);
        Some(Group { title: (sought.findable.here)(self.l), entries })
    }

    /// What creates a record of the name typed, where none of that name is found.
    fn create(self, text: &str, records: &[Group]) -> Group {
        let typed = fold(text);
        let is_there = |findable: &Findable| {
            let title = (findable.face.word)(self.l, Word::Title);
            let mut found = records.iter().filter(|group| group.title == title).flat_map(|group| &group.entries);
            found.any(|entry| fold(&entry.label) == typed)
        };
        let entry = |findable: &Findable| {
            let label = findable.create?(self.l, text.to_owned());
            let name = String::from(js_sys::encode_uri_component(text));
            Some(Entry::new(label, Glyph::Plus, Does::Go(format!("{}/new?name={name}", findable.face.path()))))
        };
        let may_create = findable().filter(|findable| findable.face.may_edit() && !is_there(findable));
        Group { title: td_string!(self.l, common.create), entries: may_create.filter_map(entry).collect() }
    }
}
