//! What changed between two versions of a record, for the activity and for whoever saves second; the same for all features.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// One value that changed, as it is typed. `field` is the input's path; whoever shows it chooses the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The input's path: `fields.phone`, `custom.<id>`, `number`.
    /// A client's contacts and addresses are told as one line under `contacts` and `addresses`, and a contact's entries of lists by id
    /// under `contacts.civility` and `contacts.source`.
    pub field: String,
    /// Before; empty when there was nothing.
    pub from: String,
    /// After; empty when nothing is left.
    pub to: String,
}

impl Change {
    /// A box that was ticked (`on`) or unticked.
    #[must_use]
    pub fn of_tick(field: &str, on: bool) -> Self {
        let (from, to) = if on { ("", "on") } else { ("on", "") };
        Self { field: field.to_owned(), from: from.to_owned(), to: to.to_owned() }
    }
}

/// Several saves told as one, the oldest first: from what stood before the first to what stands after the last.
#[must_use]
pub fn merged(saves: impl IntoIterator<Item = Vec<Change>>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for change in saves.into_iter().flatten() {
        // Contacts share a path: a line goes on where an earlier one of the same path ended.
        match all.iter_mut().find(|earlier| earlier.field == change.field && earlier.to == change.from) {
            Some(earlier) => earlier.to = change.to,
            None => all.push(change),
        }
    }
    all.retain(|change| change.from != change.to);
    all
}

/// What differs between two maps of inputs: custom values by field, prices by list. `path` is what their own paths begin with.
#[must_use]
pub fn of_maps(path: &str, before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<Change> {
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let value = |map: &BTreeMap<String, String>, key: &str| map.get(key).cloned().unwrap_or_default();
    let change =
        |key: &String| Change { field: format!("{path}.{key}"), from: value(before, key), to: value(after, key) };
    keys.into_iter().map(change).filter(|change| change.from != change.to).collect()
}

/// Somebody else saved first. `F` is the form of the record; on its way through errors, which are of no feature, it is a value that
/// the feature's page reads again ([`Conflict::sent`], [`Conflict::of`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict<F = serde_json::Value> {
    /// The version to save over, once the person has seen what changed.
    pub version: i32,
    /// Who saved.
    pub by: String,
    /// What they changed since the version that the second person started from.
    pub changes: Vec<Change>,
    /// The record as it stands, as a form, to take values back from.
    pub current: Box<F>,
}

impl<F: Serialize> Conflict<F> {
    /// As errors carry it.
    pub fn sent(self) -> Result<Conflict, serde_json::Error> {
        let Self { version, by, changes, current } = self;
        Ok(Conflict { version, by, changes, current: Box::new(serde_json::to_value(current)?) })
    }
}

impl Conflict {
    /// With the form that it is about.
    pub fn of<F: DeserializeOwned>(self) -> Result<Conflict<F>, serde_json::Error> {
        let Self { version, by, changes, current } = self;
        Ok(Conflict { version, by, changes, current: Box::new(serde_json::from_value(*current)?) })
    }
}
