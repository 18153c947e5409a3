//! How far the changes of a company have come, subject by subject.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::subject::Subject;

/// The revision that each subject's records are at: what a window shows is compared with it, so that it wakes for what it shows alone.
///
/// Written `client=12,contact=0,product=3`, for the word that open windows get and for what a page knows from the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Revisions([u64; Subject::ALL.len()]);

/// A text that tells no revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no revisions by subject")]
pub struct NotRevisions;

impl Revisions {
    /// A subject's revision; nought before its first change.
    #[must_use]
    pub const fn of(&self, subject: Subject) -> u64 {
        self.0[subject as usize]
    }

    /// Takes a subject's revision in, unless a later one is known. Tells whether it is news.
    pub fn note(&mut self, subject: Subject, revision: u64) -> bool {
        let known = &mut self.0[subject as usize];
        let is_news = revision > *known;
        *known = revision.max(*known);
        is_news
    }

    /// As if nothing but this subject had changed: what depends on it alone is named so.
    #[must_use]
    pub fn only(&self, subject: Subject) -> Self {
        let mut only = Self::default();
        only.note(subject, self.of(subject));
        only
    }
}

impl fmt::Display for Revisions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, subject) in Subject::ALL.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{}={}", subject.as_str(), self.of(*subject))?;
        }
        Ok(())
    }
}

impl FromStr for Revisions {
    type Err = NotRevisions;

    /// A subject that is not known here is passed over: a page may be older than the server that it hears.
    fn from_str(text: &str) -> Result<Self, NotRevisions> {
        let mut read = Self::default();
        for pair in text.split(',') {
            let (subject, revision) = pair.split_once('=').ok_or(NotRevisions)?;
            let revision = revision.parse().map_err(|_| NotRevisions)?;
            if let Ok(subject) = Subject::parse(subject) {
                read.note(subject, revision);
            }
        }
        Ok(read)
    }
}

impl From<Revisions> for String {
    fn from(revisions: Revisions) -> Self {
        revisions.to_string()
    }
}

impl TryFrom<String> for Revisions {
    type Error = NotRevisions;

    fn try_from(text: String) -> Result<Self, NotRevisions> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads() {
        let mut revisions = Revisions::default();
        assert!(revisions.note(Subject::Client, 12));
        assert!(revisions.note(Subject::Product, 3));
        assert!(revisions.to_string().starts_with("client=12,contact=0,product=3,"), "{revisions}");
        assert_eq!(revisions.to_string().parse(), Ok(revisions));
        let json = serde_json::to_string(&revisions).unwrap();
        assert_eq!(serde_json::from_str::<Revisions>(&json).unwrap(), revisions);
    }

    #[test]
    fn a_revision_only_grows_and_leaves_the_others_alone() {
        let mut revisions = Revisions::default();
        assert!(revisions.note(Subject::Client, 2));
        assert!(!revisions.note(Subject::Client, 2));
        assert!(!revisions.note(Subject::Client, 1));
        assert!(revisions.note(Subject::Contact, 1));
        assert_eq!(revisions.of(Subject::Client), 2);
        let only = revisions.only(Subject::Contact);
        assert_eq!([Subject::Client, Subject::Contact].map(|subject| only.of(subject)), [0, 1]);
    }

    #[test]
    fn what_a_newer_server_counts_is_passed_over_and_nonsense_is_not() {
        assert_eq!("client=4,submarine=9".parse::<Revisions>().unwrap().of(Subject::Client), 4);
        for nonsense in ["", "4", "client", "client=", "client=-1", "client=4,"] {
            assert_eq!(nonsense.parse::<Revisions>(), Err(NotRevisions), "{nonsense:?}");
        }
    }
}
