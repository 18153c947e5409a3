use std::sync::Arc;

use leptos::prelude::*;

use super::state::FormState;
use super::suggest::{Find, Suggest, Suggestion};
use crate::clients::form::api::find_clients;
use crate::clients::wording;
use crate::ui::{Glyph, Icon, IconButton, field_id};
use crate::words::td_string;

/// Another client, found by name or number: the parent company, or who pays.
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
    let chosen_name = state.client_name(&id).unwrap_or_default();
    let chosen = RwSignal::new((id, chosen_name.clone()));
    let text = RwSignal::new(chosen_name);
    let except = state.client;
    let find: Find = Arc::new(move |text| {
        Box::pin(async move {
            let found = find_clients(text, except).await.unwrap_or_default();
            found
                .into_iter()
                .map(|client| Suggestion { value: client.id.to_string(), label: client.name, note: client.number })
                .collect()
        })
    });
    let choose = move |id: String, name: String| {
        state.name_client(id.clone(), name.clone());
        text.set(name.clone());
        chosen.set((id, name));
        state.touched.update(|times| *times += 1);
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
                <div class="grow">
                    <Suggest
                        id=input_id
                        label
                        placeholder=td_string!(l, clients.pick_client)
                        none_text=td_string!(l, clients.picker_none)
                        text
                        find
                        on_take=Callback::new(move |taken: Suggestion| choose(taken.value, taken.label))
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
