//! The records that are ticked.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::api::all_of_list;
use super::listed::Listed;
use super::{Target, local};

/// What is ticked, and where one ticked last.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// Whether rows show their boxes on a phone.
    pub is_asked: RwSignal<bool>,
    targets: RwSignal<BTreeMap<Uuid, Target>>,
    last: StoredValue<Option<usize>>,
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

impl Selection {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Self { is_asked: RwSignal::new(false), targets: RwSignal::default(), last: StoredValue::new(None) }
    }

    /// Runs whatever depends on it anew when it changes.
    pub fn track(self) {
        self.targets.track();
    }

    /// How many are ticked.
    pub fn count(self) -> usize {
        self.targets.with(BTreeMap::len)
    }

    /// Whether the record of that id is.
    pub fn has(self, id: &str) -> bool {
        id.parse().is_ok_and(|id: Uuid| self.targets.with_untracked(|targets| targets.contains_key(&id)))
    }

    /// All that are ticked.
    pub fn targets(self) -> Vec<Target> {
        self.targets.try_with(|targets| targets.values().cloned().collect()).unwrap_or_default()
    }

    /// Ticks a row or unticks it, and with Shift all rows between it and the last one.
    pub fn tick(self, listed: Listed, at: usize, target: Target, on: bool, with_shift: bool) {
        let last = self.last.get_value().filter(|_| with_shift).unwrap_or(at);
        self.last.set_value(Some(at));
        // Rows that the server has not sent yet are left out: nobody has seen them.
        let between = listed.rows(last.min(at)..last.max(at) + 1).into_iter().filter_map(|(_, row)| row);
        let listing = listed.face.listing;
        self.targets.update(|targets| {
            for target in between.map(|row| Target::of(listing, &row)).chain([target]) {
                if on {
                    targets.insert(target.id, target);
                } else {
                    targets.remove(&target.id);
                }
            }
        });
    }

    /// Ticks a row that is not ticked, and unticks one that is.
    pub fn toggle(self, listed: Listed, at: usize, target: Target) {
        let on = !self.targets.with_untracked(|targets| targets.contains_key(&target.id));
        self.tick(listed, at, target, on, false);
    }

    /// Ticks all that the list shows, those out of sight too.
    pub fn tick_all(self, listed: Listed) {
        let query = listed.query.get_untracked();
        let set = move |all: Vec<Target>| {
            self.targets.try_set(all.into_iter().map(|target| (target.id, target)).collect());
        };
        let subject = listed.face.listing.subject;
        match local::all(subject, &query) {
            Some(all) => set(all),
            None => spawn_local(async move {
                match all_of_list(subject, query.clone()).await {
                    // Meanwhile the list may have become another one.
                    Ok(all) if listed.query.try_get_untracked() == Some(query) => set(all),
                    Ok(_) => {}
                    Err(error) => listed.fail(error),
                }
            }),
        }
    }

    /// Unticks everything.
    pub fn clear(self) {
        self.last.set_value(None);
        if self.targets.with_untracked(|targets| !targets.is_empty()) {
            self.targets.update(BTreeMap::clear);
        }
    }

    /// Unticks what the list no longer shows: a row that was acted on from its own menu would else be counted on, out of sight.
    pub fn untick_gone(self, listed: Listed) {
        if self.targets.with_untracked(BTreeMap::is_empty) {
            return;
        }
        let Some(all) = listed.query.with_untracked(|query| local::all(listed.face.listing.subject, query)) else {
            return;
        };
        let shown: BTreeMap<Uuid, Target> = all.into_iter().map(|target| (target.id, target)).collect();
        let ticked: BTreeSet<Uuid> = self.targets.with_untracked(|targets| targets.keys().copied().collect());
        let left: BTreeMap<Uuid, Target> = shown.into_iter().filter(|(id, _)| ticked.contains(id)).collect();
        if self.targets.with_untracked(|targets| *targets != left) {
            self.targets.set(left);
        }
    }
}
