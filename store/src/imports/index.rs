//! What every record of a subject is recognised by, loaded once: a query a row would take longer than the import.

use std::collections::{HashMap, HashSet};

use domain::imports::Identity;
use domain::imports::identity::{Marked, Same};
use domain::imports::report::Duplicate;
use uuid::Uuid;

type Key = (Same, String);

/// Who has a key.
#[derive(Clone, Debug)]
struct Known {
    /// The stored record, or the line of the file that makes one.
    who: Who,
    /// What tells it from another of the same weak key.
    apart: Box<[Marked]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Stored(Uuid),
    Line(u32),
}

/// The most of whom it is known that they have one key: an accountant keeps the books of so many, and a large file must not be compared
/// row by row.
const MOST_HOLDERS: usize = 64;

/// Who has a sure key, in their order. Most keys are one's alone.
#[derive(Clone, Debug)]
enum Holders {
    One(u32),
    Several(Vec<u32>),
}

impl Holders {
    fn all(&self) -> &[u32] {
        match self {
            Self::One(place) => std::slice::from_ref(place),
            Self::Several(places) => places,
        }
    }

    fn add(&mut self, place: u32) {
        let all = self.all();
        if all.len() < MOST_HOLDERS && !all.contains(&place) {
            *self = Self::Several(all.iter().copied().chain([place]).collect());
        }
    }

    /// Without some of them; nothing where nobody is left.
    fn without(&self, gone: &HashSet<u32>) -> Option<Self> {
        let left: Vec<u32> = self.all().iter().copied().filter(|place| !gone.contains(place)).collect();
        match left.as_slice() {
            [] => None,
            [one] => Some(Self::One(*one)),
            _ => Some(Self::Several(left)),
        }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Who has a sure key.
    keys: HashMap<Key, Holders>,
    /// The stored records that have a key which is not sure, in their order.
    several: HashMap<Key, Vec<u32>>,
    /// Those that a row is about: of several, the next row is about the next one.
    met: HashSet<u32>,
    known: Vec<Known>,
    /// The records that lines of the file have made.
    made: HashMap<u32, Uuid>,
    /// Where the stored records are, and those that lines have made.
    places: HashMap<Uuid, u32>,
    /// Where the lines are that have made no record yet.
    lines: HashMap<u32, u32>,
}

/// A record that a row is about already, or looks like.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// As it is told.
    pub known: Duplicate,
    place: u32,
}

/// What is known of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// The record that it is about already.
    pub same: Option<Found>,
    /// Else the one that something hints at.
    pub hint: Option<Found>,
}

impl Index {
    /// Notes a stored record; answers its place here.
    pub(crate) fn store(&mut self, id: Uuid, identity: Identity) -> u32 {
        let place = self.add(Who::Stored(id), identity.apart);
        self.places.insert(id, place);
        for (at, key) in identity.keys.into_iter().enumerate() {
            if at < identity.sure {
                self.give(key, place);
            } else {
                self.several.entry(key).or_default().push(place);
            }
        }
        place
    }

    /// Gives a record one more sure key. Others may have it as well.
    pub(crate) fn give(&mut self, key: Key, place: u32) {
        self.keys.entry(key).and_modify(|holders| holders.add(place)).or_insert(Holders::One(place));
    }

    /// Notes a record that a line of the file makes.
    pub(super) fn insert(&mut self, line: u32, identity: &Identity) {
        let place = self.add(Who::Line(line), identity.apart.clone());
        self.lines.insert(line, place);
        identity.keys.iter().take(identity.sure).for_each(|key| self.give(key.clone(), place));
    }

    /// Has a record that a row is about take on the row's unique key: a later row of that key is about it as well.
    pub(super) fn take_on(&mut self, identity: &Identity, found: &Found) {
        let is_unique = |key: &&Key| identity.unique.is_some_and(|(unique, _)| unique == key.0);
        if let Some(key) = identity.keys.iter().find(is_unique).filter(|_| identity.is_taken_on) {
            self.give(key.clone(), found.place);
        }
    }

    /// Notes which record a line has made.
    pub(super) fn made(&mut self, line: u32, id: Uuid) {
        self.made.insert(line, id);
        if let Some(place) = self.lines.remove(&line) {
            self.places.insert(id, place);
        }
    }

    /// Forgets what records were recognised by: somebody has changed them, or their lines are about to be read again.
    pub(crate) fn forget(&mut self, ids: &HashSet<Uuid>) {
        let gone: HashSet<u32> = ids.iter().filter_map(|id| self.places.remove(id)).collect();
        if gone.is_empty() {
            return;
        }
        self.keys.retain(|_, holders| {
            if !holders.all().iter().any(|place| gone.contains(place)) {
                return true;
            }
            let Some(left) = holders.without(&gone) else { return false };
            *holders = left;
            true
        });
        for places in self.several.values_mut() {
            places.retain(|place| !gone.contains(place));
        }
    }

    /// Where a stored record is.
    pub(super) fn place_of(&self, id: Uuid) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// The record that a row is about already, or looks like, and what they have in common; by what identifies, the surest first.
    pub(super) fn find(&mut self, identity: &Identity, identifies: impl Fn(Same) -> bool) -> Met {
        let mut hint = None;
        for (at, key) in identity.keys.iter().enumerate() {
            let open = || self.holders(identity, at, key).filter(|(_, is_told)| !is_told).map(|(place, _)| place);
            let same = if identifies(key.0) { self.pick(identity, key.0, &open().collect::<Vec<_>>()) } else { None };
            if let Some(place) = same {
                if !self.several.is_empty() {
                    self.met.insert(place);
                }
                return Met { same: self.found(place, key.0), hint: None };
            }
            if hint.is_none() && key.0.is_hint() {
                hint = self.holders(identity, at, key).next().map(|(place, _)| (place, key.0));
            }
        }
        Met { same: None, hint: hint.and_then(|(place, same)| self.found(place, same)) }
    }

    /// Which of those that a key may mean: whoever is called as the row is, else the first. A VAT number that several have means none of them
    /// by itself.
    fn pick(&self, identity: &Identity, same: Same, open: &[u32]) -> Option<u32> {
        let known = |place: u32| self.known.get(place as usize);
        let is_called_so = |place: &u32| known(*place).is_some_and(|known| identity.is_called_as(&known.apart));
        let called = open.iter().copied().find(is_called_so);
        called.or_else(|| open.first().copied().filter(|_| same != Same::VatNumber || open.len() == 1))
    }

    /// Whether a record that a row is about is called as the row is.
    pub(super) fn is_called_as(&self, identity: &Identity, found: &Found) -> bool {
        self.known.get(found.place as usize).is_some_and(|known| identity.is_called_as(&known.apart))
    }

    fn found(&self, place: u32, same: Same) -> Option<Found> {
        let (record, line) = match self.known.get(place as usize)?.who {
            Who::Stored(record) => (Some(record), None),
            Who::Line(line) => (None, Some(line)),
        };
        Some(Found { known: Duplicate { record, line, same }, place })
    }

    /// Who has a key of a row, each with whether something tells them from it.
    fn holders<'a>(
        &'a self,
        identity: &'a Identity,
        at: usize,
        key: &'a Key,
    ) -> impl Iterator<Item = (u32, bool)> + 'a {
        let sure = self.keys.get(key).map(Holders::all).unwrap_or_default();
        let several = self.several.get(key).map(Vec::as_slice).unwrap_or_default();
        let places = sure.iter().chain(several.iter().filter(move |place| !self.met.contains(*place)));
        places.filter_map(move |place| {
            let known = self.known.get(*place as usize)?;
            let in_file = matches!(known.who, Who::Line(_));
            let is_open = at < identity.sure || !in_file;
            is_open.then(|| (*place, identity.is_told_from(&known.apart, key.0, in_file)))
        })
    }

    /// The record behind a duplicate, once it is written.
    pub(super) fn record(&self, known: &Duplicate) -> Option<Uuid> {
        known.record.or_else(|| self.made.get(&known.line?).copied())
    }

    /// The record of a number, else of a name: a stored one, else one that the file has made.
    pub(crate) fn named(&self, number: &str, name: &str) -> Option<Uuid> {
        let made = |who| match who {
            Who::Line(line) => self.made.get(&line).copied(),
            Who::Stored(_) => None,
        };
        self.stored_named(number, name).or_else(|| self.by(number, name, made))
    }

    /// As [`Self::named`], of stored ones alone.
    pub(super) fn stored_named(&self, number: &str, name: &str) -> Option<Uuid> {
        self.by(number, name, |who| match who {
            Who::Stored(record) => Some(record),
            Who::Line(_) => None,
        })
    }

    fn by(&self, number: &str, name: &str, meant: impl Fn(Who) -> Option<Uuid>) -> Option<Uuid> {
        let by = |same, key: &str| {
            let holders = self.keys.get(&(same, key.to_owned()))?;
            holders.all().iter().find_map(|place| meant(self.known.get(*place as usize)?.who))
        };
        by(Same::Number, number).or_else(|| by(Same::Name, name).filter(|_| !name.is_empty()))
    }

    fn add(&mut self, who: Who, apart: Vec<Marked>) -> u32 {
        let apart = apart.into_boxed_slice();
        self.known.push(Known { who, apart });
        u32::try_from(self.known.len() - 1).unwrap_or(u32::MAX)
    }
}
