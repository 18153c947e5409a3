//! What a transaction has done so far, for whoever must be able to take it back.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::subject::Subject;
use uuid::Uuid;

/// A record by its subject.
pub(crate) type Trace = (Subject, Uuid);

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Traces(Mutex<Noted>);

#[derive(Debug, Default)]
struct Noted {
    inserted: Vec<Trace>,
    told: Vec<Trace>,
}

impl Traces {
    /// Rows are new.
    pub(crate) fn insert(&self, subject: Subject, ids: impl Iterator<Item = Uuid>) {
        self.noted().inserted.extend(ids.map(|id| (subject, id)));
    }

    /// Something was told of a record.
    pub(crate) fn tell(&self, subject: Subject, record: Uuid) {
        self.noted().told.push((subject, record));
    }

    /// The records that are new, in the order they were written.
    pub(crate) fn inserted(&self) -> Vec<Trace> {
        self.noted().inserted.clone()
    }

    /// The records of which something was told, as often as it was.
    pub(crate) fn told(&self) -> Vec<Trace> {
        self.noted().told.clone()
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
