//! What verbs cost: the statements that a database was asked.

use std::sync::{Arc, Mutex, PoisonError};

use store::{Access, Database};

use crate::TestDb;
use crate::people::noon;

/// The statements of one handle to the database, as they come.
#[derive(Clone, Debug, Default)]
pub struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    /// Those since the last call.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl TestDb {
    /// A handle of its own to the database, whose statements are heard.
    #[must_use]
    pub fn hearing(&self) -> (Database, Heard) {
        let (mut database, heard) = (self.database.clone(), Heard::default());
        let hearing = heard.clone();
        database.hear(move |sql| hearing.0.lock().unwrap_or_else(PoisonError::into_inner).push(sql.to_owned()));
        (database, heard)
    }

    /// A company's operator whose statements are heard.
    #[must_use]
    pub fn heard(&self, of: &Access) -> (Access, Heard) {
        let (database, heard) = self.hearing();
        (Access::operator(database, of.company(), noon()), heard)
    }
}
