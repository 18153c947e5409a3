//! What happened to a client.

pub mod api;

mod account;
mod composer;
mod told;

use std::sync::Arc;

use domain::activity::Event;
use domain::ids::ClientId;
use leptos::prelude::*;

pub use api::activity_of_client;
pub use composer::{Composer, Drafts};

use crate::changes::ChangeList;
use engines::activity::Telling;
use engines::form::ValueNames;

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |client, before| Box::pin(activity_of_client(ClientId(client), before)),
    drawing: told::drawing,
    sentence: |l, entry, page| told::sentence(l, entry, |id| page.custom_label(id), |id| page.names.get(id).cloned()),
    changes: |event| if let Event::ClientUpdated { changes, .. } = event { Some(changes) } else { None },
    text: |event| match event {
        Event::NoteAdded { text } => Some(text.as_str()),
        Event::PortalMessage { text } => Some(text.as_str()),
        _ => None,
    },
    leads: account::leads,
    moved: |event| match event {
        Event::AccountMoved { balance, adjustment, .. } => Some((*balance, *adjustment)),
        _ => None,
    },
    told: |changes, page| {
        let (names, custom) = (Arc::clone(page), Arc::clone(page));
        let names = ValueNames::new(move |id| names.names.get(id).cloned());
        view! { <ChangeList changes names custom=move |id: &str| custom.custom_label(id)/> }.into_any()
    },
};
