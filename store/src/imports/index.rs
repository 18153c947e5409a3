//! What every record of a subject is recognised by, loaded once: a query a row would take longer than the import.

use std::collections::{HashMap, HashSet};

use domain::imports::Identity;
use domain::imports::identity::Same;
use domain::imports::report::Duplicate;
use uuid::Uuid;

type Key = (Same, String);

/// Who has a key.
#[derive(Clone, Debug)]
struct Known {
    /// The stored record, or the line of the file that makes one.
    who: Who,
    /// What tells it from another of the same weak key.
    apart: Vec<Key>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Stored(Uuid),
    Line(u32),
}

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Who has a sure key: whoever had it first.
    keys: HashMap<Key, u32>,
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

/// The record that a row is about already.
pub(super) struct Found {
    /// As it is told.
    pub known: Duplicate,
    place: u32,
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

    /// Gives a record one more sure key, unless another has it already.
    pub(crate) fn give(&mut self, key: Key, place: u32) {
        self.keys.entry(key).or_insert(place);
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
        self.keys.retain(|_, place| !gone.contains(place));
        for places in self.several.values_mut() {
            places.retain(|place| !gone.contains(place));
        }
    }

    /// Where a stored record is.
    pub(super) fn place_of(&self, id: Uuid) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// The record that a row is about already, and what they have in common.
    pub(super) fn find(&mut self, identity: &Identity) -> Option<Found> {
        let (same, place) =
            identity.keys.iter().enumerate().find_map(|(at, key)| Some((key.0, self.place(identity, at, key)?)))?;
        if !self.several.is_empty() {
            self.met.insert(place);
        }
        let (record, line) = match self.known.get(place as usize)?.who {
            Who::Stored(record) => (Some(record), None),
            Who::Line(line) => (None, Some(line)),
        };
        Some(Found { known: Duplicate { record, line, same }, place })
    }

    /// Who has a key of a row, and is not told from it.
    fn place(&self, identity: &Identity, at: usize, key: &Key) -> Option<u32> {
        let is_it = |place: &&u32| {
            let known = self.known.get(**place as usize);
            let is_open = |known: &Known| at < identity.sure || matches!(known.who, Who::Stored(_));
            known.is_some_and(|known| is_open(known) && !identity.is_told_from(&known.apart, key.0))
        };
        let several = || self.several.get(key)?.iter().find(|place| is_it(place) && !self.met.contains(*place));
        self.keys.get(key).filter(is_it).or_else(several).copied()
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
            let place = self.keys.get(&(same, key.to_owned()))?;
            meant(self.known.get(*place as usize)?.who)
        };
        by(Same::Number, number).or_else(|| by(Same::Name, name).filter(|_| !name.is_empty()))
    }

    fn add(&mut self, who: Who, apart: Vec<Key>) -> u32 {
        self.known.push(Known { who, apart });
        u32::try_from(self.known.len() - 1).unwrap_or(u32::MAX)
    }
}
