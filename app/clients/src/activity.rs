//! What happened to a client.

pub mod api;

mod told;

use std::sync::Arc;

use domain::activity::{Entry, Event};
use domain::form::Change;
use domain::ids::ClientId;
use leptos::prelude::*;

pub use api::{ActivityPage, activity_of_client};

use crate::changes::ChangeList;
use engines::activity::{Feed, Line, More};
use engines::form::ValueNames;
use kit::words::words;

/// Some of it, in words.
pub fn feed(page: ActivityPage) -> Feed {
    let (more, page) = (page.more, Arc::new(page));
    Feed { lines: page.entries.iter().map(|entry| line(&page, entry)).collect(), more }
}

/// Asks for what happened before.
pub fn more(client: ClientId) -> More {
    Arc::new(move |before| Box::pin(async move { Ok(feed(activity_of_client(client, before).await?)) }))
}

fn line(page: &Arc<ActivityPage>, entry: &Entry) -> Line {
    let custom = |id: &str| page.custom.get(id).cloned();
    let changes = match &entry.event {
        Event::ClientUpdated { changes, .. } => Some((changes.len(), drawn(page, changes.clone()))),
        _ => None,
    };
    Line {
        id: entry.id,
        at: entry.at,
        drawing: told::drawing(&entry.event),
        sentence: told::sentence(words(), entry, custom),
        changes,
    }
}

fn drawn(page: &Arc<ActivityPage>, changes: Vec<Change>) -> ViewFn {
    let page = Arc::clone(page);
    ViewFn::from(move || {
        let (names, custom) = (Arc::clone(&page), Arc::clone(&page));
        let names = ValueNames::new(move |id| names.names.get(id).cloned());
        view! { <ChangeList changes=changes.clone() names custom=move |id: &str| custom.custom.get(id).cloned()/> }
    })
}
