//! The client of a record, picked in its form.

use std::sync::Arc;

use domain::clients::{ClientRow, ClientState};
use domain::listing::{ListRow, Lookup};
use domain::subject::Subject;
use leptos::prelude::*;

use super::state::Form;
use super::suggest::{Find, Know, Suggest, Suggestion};
use crate::listing::api::sought_in_list;
use crate::listing::local;
use kit::ui::{Glyph, Icon, field_id};

/// The most clients offered; whoever seeks another types on.
const MOST: usize = 20;

/// A client, found by name or number; nobody where it is blank.
#[component]
pub fn PickClient(
    /// The form, whose field `client` it is.
    state: Form,
    /// What the client is to the record.
    label: &'static str,
    /// What may be typed.
    placeholder: &'static str,
    /// Said where nobody is found.
    none_text: &'static str,
) -> impl IntoView {
    let path = "fields.client";
    let id = state.value("client");
    let name = state.name_of(&id).unwrap_or_default();
    let chosen = RwSignal::new((id, name.clone()));
    let text = RwSignal::new(name);
    let (find, know) = seek_clients();
    let choose = move |id: String, name: String| {
        text.set(name.clone());
        chosen.set((id, name));
        state.note(path, None);
        state.touch();
    };
    let take = move |taken: Suggestion| {
        state.name_record(taken.value.clone(), taken.label.clone());
        choose(taken.value, taken.label);
    };
    // What is not chosen from the list is no client: what was typed returns to the choice. Nothing is a choice too.
    let leave = move |typed: String| {
        let name = chosen.with_untracked(|(_, name)| name.clone());
        if typed.trim().is_empty() {
            if !name.is_empty() {
                choose(String::new(), String::new());
            }
        } else if name != typed {
            text.set(name);
        }
    };
    let error = state.error(path);
    view! {
        <div class="field">
            <span class="field-label" aria-hidden="true">{label}</span>
            <input type="hidden" name=path prop:value=move || chosen.with(|(id, _)| id.clone())/>
            <div on:focusin=|_| local::fetch_now(Subject::Client, || ())>
                <Suggest
                    id=field_id(path)
                    label
                    placeholder
                    none_text
                    text
                    find
                    know
                    on_take=Callback::new(take)
                    on_leave=Callback::new(leave)
                />
            </div>
            {move || error.get().map(|text| view! {
                <p class="field-error" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </div>
    }
}

/// How clients are found who are not put aside: asked of the server, and known to the browser's own list.
pub fn seek_clients() -> (Find, Know) {
    let find: Find = Arc::new(move |text| Box::pin(sought(text)));
    let know: Know = Arc::new(move |text| Some(offered(&local::look(Subject::Client, Lookup::Offered(text, MOST))?)));
    (find, know)
}

/// Asks for clients where the browser has no list of its own.
async fn sought(text: String) -> Vec<Suggestion> {
    // Without an answer nobody is offered.
    offered(&sought_in_list(Subject::Client, text.into(), false).await.unwrap_or_default())
}

/// Clients who are not put aside.
fn offered(found: &[ListRow]) -> Vec<Suggestion> {
    let clients = found.iter().filter_map(ClientRow::of).filter(|client| client.state == ClientState::Active);
    let suggestion = |client: ClientRow| Suggestion {
        value: client.id.to_string(),
        label: client.name,
        note: client.number,
        is_new: false,
    };
    clients.map(suggestion).collect()
}
