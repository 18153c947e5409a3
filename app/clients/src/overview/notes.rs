use domain::clients::ClientState;
use leptos::prelude::*;

use crate::view::ClientView;
use engines::listing::acts::Acts;
use engines::record::long_text;
use kit::ui::{Alert, AlertKind, Glyph};
use kit::words::{td_string, words};

/// What to know before going on: a state that is not the usual one, and the notes (A7.4: on top).
#[component]
pub fn Notes(
    /// The client.
    view: StoredValue<ClientView>,
    /// What is being done to it.
    acts: Acts,
) -> impl IntoView {
    let l = words();
    let client = view.with_value(|view| view.client.clone());
    let state = Memo::new(move |_| ClientState::of(acts.state(client.id.0, client.state.id())).unwrap_or(client.state));
    let warning = move || {
        let (kind, icon, text) = match state.get() {
            ClientState::Active => return None,
            ClientState::Inactive => (AlertKind::Neutral, Glyph::EyeOff, td_string!(l, clients.inactive_alert)),
            ClientState::Archived => (AlertKind::Warn, Glyph::Archive, td_string!(l, clients.archived_alert)),
            ClientState::Deleted => (AlertKind::Bad, Glyph::Trash, td_string!(l, clients.deleted_alert)),
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
    let private = client.data.private_notes.as_ref().map(|note| note.as_str().to_owned());
    let public = client.data.public_notes.as_ref().map(|note| note.as_str().to_owned());
    let note = |kind: AlertKind, icon: Glyph, title: &'static str, text: String| {
        view! { <Alert kind icon><strong>{title}</strong>{long_text(&text)}</Alert> }
    };
    view! {
        {warning}
        {private.map(|text| note(AlertKind::Warn, Glyph::Note, td_string!(l, clients.private_note), text))}
        {public.map(|text| note(AlertKind::Neutral, Glyph::Note, td_string!(l, clients.public_note), text))}
    }
}
