use std::sync::Arc;

use domain::clients::ClientRow;
use domain::listing::Lookup;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::FormState;
use crate::api::create_client;
use crate::form::api::find_clients;
use crate::named;
use crate::wording;
use engines::form::{Find, Know, Suggest, Suggestion};
use engines::listing::acts::announce;
use engines::listing::local;
use kit::ui::{Glyph, Icon, IconButton, field_id, use_toasts};
use kit::words::{self, td_string};

/// The most clients offered; whoever seeks another types on.
const MOST: usize = 20;

/// What stands for a client that is still to be created.
const NEW: &str = "new";

/// Another client, found by name or number, or created under the name typed: the parent company, or who pays.
#[component]
pub fn ClientPicker(
    /// The form.
    state: FormState,
    /// The field: `parent` or `payer`.
    name: &'static str,
    /// What it means.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let l = state.l;
    let path = format!("fields.{name}");
    let id = state.value(name);
    let chosen_name = state.name_of(&id).unwrap_or_default();
    let chosen = RwSignal::new((id, chosen_name.clone()));
    let text = RwSignal::new(chosen_name);
    let except = state.client();
    let offered = move |found: Vec<ClientRow>, typed: &str| -> Vec<Suggestion> {
        let others = found.into_iter().filter(|row| Some(row.id) != except).map(|row| Suggestion {
            value: row.id.to_string(),
            label: row.name,
            note: row.number,
            is_new: false,
        });
        let label = td_string!(l, palette.create, name = typed.trim().to_owned()).to_string();
        others
            .take(MOST)
            .chain([Suggestion { value: NEW.to_owned(), label, note: String::new(), is_new: true }])
            .collect()
    };
    let find: Find = Arc::new(move |text| {
        Box::pin(async move { offered(find_clients(text.as_str().into(), except).await.unwrap_or_default(), &text) })
    });
    let know: Know = Arc::new(move |text| Some(offered(named::look(Lookup::Offered(text, MOST + 1))?, text)));
    let choose = move |id: String, name: String| {
        state.name_record(id.clone(), name.clone());
        text.set(name.clone());
        chosen.set((id, name));
        state.touch();
    };
    let toasts = use_toasts();
    let create = move || {
        let name = text.get_untracked().trim().to_owned();
        let form = state.options.with_value(|options| options.blank(&name));
        spawn_local(async move {
            match Box::pin(create_client(form)).await {
                Ok(id) => {
                    announce(Subject::Client);
                    toasts.good(td_string!(l, clients.picker_created, name = name.clone()).to_string());
                    // The form may have been left.
                    if chosen.try_get_untracked().is_some() {
                        choose(id.to_string(), name);
                    }
                }
                Err(error) => toasts.bad(words::app_error(l, &error)),
            }
        });
    };
    let take = move |taken: Suggestion| {
        if taken.value == NEW {
            create();
        } else {
            choose(taken.value, taken.label);
        }
    };
    // What is not chosen from the list is no client: an empty field takes the choice back, anything else returns to it.
    let leave = move |typed: String| {
        if typed.trim().is_empty() {
            if !chosen.with_untracked(|(id, _)| id.is_empty()) {
                choose(String::new(), String::new());
            }
        } else if !chosen.with_untracked(|(_, name)| *name == typed) {
            text.set(chosen.with_untracked(|(_, name)| name.clone()));
        }
    };
    let error = state.error(path.clone());
    let label = wording::field(l, name).unwrap_or(name);
    let input_id = field_id(&path);
    view! {
        <div class="field">
            <span class="field-label" aria-hidden="true">{label}</span>
            <input type="hidden" name=path prop:value=move || chosen.with(|(id, _)| id.clone())/>
            <div class="row">
                <div class="grow" on:focusin=|_| local::fetch_now(Subject::Client, || ())>
                    <Suggest
                        id=input_id
                        label
                        placeholder=td_string!(l, clients.pick_client)
                        none_text=td_string!(l, clients.picker_none)
                        text
                        find
                        know
                        on_take=Callback::new(take)
                        on_leave=Callback::new(leave)
                    />
                </div>
                {move || chosen.with(|(id, _)| !id.is_empty()).then(|| view! {
                    <IconButton
                        label=td_string!(l, clients.picker_clear)
                        icon=Glyph::X
                        on_press=move |()| choose(String::new(), String::new())
                    />
                })}
            </div>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
            {move || error.get().map(|text| view! {
                <p class="field-error"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </div>
    }
}
