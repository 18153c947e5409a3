//! The tables of all companies, for one process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use domain::ids::CompanyId;
use domain::subject::Subject;

use super::CachedTable;

/// The most memory that the tables of all companies take, in bytes, the one in use left aside.
const MOST_MEMORY: usize = 64 * 1024 * 1024;

/// Whose table it is, of what, and whether it is for those who are told less.
pub(super) type Key = (CompanyId, Subject, bool);

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    slots: Arc<Mutex<HashMap<Key, Slot>>>,
}

/// One of them: whoever comes while it is brought up to date waits for that, and does not do it again.
#[derive(Clone, Debug)]
struct Slot {
    kept: Arc<tokio::sync::Mutex<Option<CachedTable>>>,
    used: Instant,
    bytes: usize,
}

impl Tables {
    pub(super) fn slot(&self, of: Key) -> Arc<tokio::sync::Mutex<Option<CachedTable>>> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Slot { kept: Arc::default(), used: Instant::now(), bytes: 0 };
        let slot = slots.entry(of).or_insert_with(new);
        slot.used = Instant::now();
        Arc::clone(&slot.kept)
    }

    /// Notes what a table takes, and lets go of those used least lately while all take too much.
    pub(super) fn weigh(&self, this: Key, bytes: usize) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get_mut(&this) {
            slot.bytes = bytes;
        }
        loop {
            let others: usize = slots.iter().filter(|(key, _)| **key != this).map(|(_, slot)| slot.bytes).sum();
            let oldest = slots.iter().filter(|(key, _)| **key != this).min_by_key(|(_, slot)| slot.used);
            match oldest.map(|(key, _)| *key) {
                Some(oldest) if others > MOST_MEMORY => slots.remove(&oldest),
                _ => return,
            };
        }
    }
}
