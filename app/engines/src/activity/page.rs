//! What happened, as the server tells it, and how a feature puts it into words.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use domain::activity::Entry;
use domain::form::Change;
use domain::ids::ActivityId;
use domain::money::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::feed::{Feed, Line, More, Moved};
use kit::error::Answer;
use kit::ui::Glyph;
use kit::words::{Locale, words};

/// How many entries are shown at first, and more each time one asks for them.
#[cfg(feature = "ssr")]
pub const PAGE: u16 = 20;

/// Some entries of a feature's events, and the words for what their changes only name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityPage<E> {
    /// The entries, newest first.
    pub entries: Vec<Entry<E>>,
    /// The names of what values name by id: entries of lists, users, other records.
    pub names: BTreeMap<String, String>,
    /// The labels of custom fields, by id.
    pub custom: BTreeMap<String, String>,
    /// Whether there are older ones.
    pub more: bool,
}

impl<E> ActivityPage<E> {
    /// What a custom field is called.
    pub fn custom_label(&self, id: &str) -> Option<String> {
        self.custom.get(id).cloned()
    }
}

/// Entries that are asked for.
pub type Asking<E> = Pin<Box<dyn Future<Output = Answer<ActivityPage<E>>> + Send>>;

/// How a feature tells what happens to its records; one static each.
pub struct Telling<E: 'static> {
    /// Asks for what happened to a record before an entry, or lately.
    pub ask: fn(Uuid, Option<ActivityId>) -> Asking<E>,
    /// The drawing of an event, and the class of its disc.
    pub drawing: fn(&E) -> (Glyph, &'static str),
    /// The sentence: « Vous avez … » or « Claire a … ».
    pub sentence: fn(Locale, &Entry<E>, &ActivityPage<E>) -> String,
    /// The values that an event changed.
    pub changes: fn(&E) -> Option<&[Change]>,
    /// The words of somebody that an event brings.
    pub text: fn(&E) -> Option<&str>,
    /// The page of what an event is about, where that is another record.
    pub leads: fn(&E) -> Option<String>,
    /// What was owed after an event, and by how much that moved (A7.1).
    pub moved: fn(&E) -> Option<(Money, Money)>,
    /// From what to what, drawn.
    pub told: fn(Vec<Change>, &Arc<ActivityPage<E>>) -> AnyView,
}

impl<E: Clone + Send + Sync + 'static> Telling<E> {
    /// Some of it, in words.
    pub(super) fn feed(&'static self, page: ActivityPage<E>) -> Feed {
        let (more, page) = (page.more, Arc::new(page));
        Feed { lines: page.entries.iter().map(|entry| self.line(&page, entry)).collect(), more }
    }

    fn line(&'static self, page: &Arc<ActivityPage<E>>, entry: &Entry<E>) -> Line {
        let changes = (self.changes)(&entry.event).map(|changes| {
            let (page, count, changes) = (Arc::clone(page), changes.len(), changes.to_vec());
            (count, ViewFn::from(move || (self.told)(changes.clone(), &page)))
        });
        Line {
            id: entry.id,
            at: entry.at,
            drawing: (self.drawing)(&entry.event),
            sentence: (self.sentence)(words(), entry, page),
            text: (self.text)(&entry.event).map(str::to_owned),
            href: (self.leads)(&entry.event),
            moved: (self.moved)(&entry.event).map(|(balance, adjustment)| Moved::of(balance, adjustment)),
            changes,
        }
    }

    /// Asks for what happened before.
    pub(super) fn more(&'static self, record: Uuid) -> More {
        Arc::new(move |before| Box::pin(async move { Ok(self.feed((self.ask)(record, before).await?)) }))
    }
}
