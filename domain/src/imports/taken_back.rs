//! What became of the records of an import that somebody took back: row by row.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::field::choices;
use crate::imports::Progress;
use crate::subject::Subject;

/// The most records that stay which are told on screen; the file tells all of them.
pub const TOLD: u32 = 100;
/// How many of the imports begun last are listed.
pub const RECENT: u32 = 8;

choices! {
    /// What became of a record.
    #[derive(PartialOrd, Ord)]
    Outcome {
        /// The import had made it: it is gone, as if it had never been.
        #[default]
        TakenOut = "taken_out",
        /// The import had changed it: it is as it was before.
        GivenBack = "given_back",
        /// It stays as it is: somebody has changed it since.
        Changed = "changed",
        /// It stays as it is: something that the import has not made needs it.
        InUse = "in_use",
    }
}

impl Outcome {
    /// Whether the record stays as the import left it.
    #[must_use]
    pub const fn stays(self) -> bool {
        matches!(self, Self::Changed | Self::InUse)
    }
}

/// A record of an import that was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// What it is or was.
    pub subject: Subject,
    /// The record.
    pub record: Uuid,
    /// The line of the file that made or changed it; people who came with clients have none.
    pub line: Option<u32>,
    /// What it was called.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// How many became what, people who came with clients among them.
    pub counts: Vec<(Outcome, u32)>,
    /// The first of those that stay.
    pub stay: Vec<TakenBack>,
}

impl Undone {
    /// How many became this.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> u32 {
        self.counts.iter().filter(|(of, _)| *of == outcome).map(|(_, count)| count).sum()
    }
}

/// An import of some time ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// When its file arrived, in the company's time zone.
    pub at: NaiveDateTime,
    /// How far it has come.
    pub progress: Progress,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_counted_and_told_apart() {
        let undone = Undone { counts: vec![(Outcome::TakenOut, 3), (Outcome::InUse, 1)], stay: Vec::new() };
        assert_eq!((undone.count(Outcome::TakenOut), undone.count(Outcome::Changed)), (3, 0));
        assert!(Outcome::InUse.stays() && Outcome::Changed.stays());
        assert!(!Outcome::TakenOut.stays() && !Outcome::GivenBack.stays());
    }
}
