//! A field that offers what the server finds while one types: arrows choose, Enter takes, Escape closes.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use crate::clients::debounce::Debounce;

/// How long a pause in the typing is.
const PAUSE_MS: u32 = 150;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What taking it means.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What tells it from another of the same name.
    pub note: String,
}

/// Asks for what matches a text.
pub type Find = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Vec<Suggestion>>>> + Send + Sync>;

/// A combobox (ARIA): an input and the list of what it may mean.
#[component]
pub fn Suggest(
    /// The id of the input; unique in the page.
    #[prop(into)]
    id: String,
    /// What it is.
    label: &'static str,
    /// How to use it.
    placeholder: &'static str,
    /// What it says when nothing is found.
    none_text: &'static str,
    /// What stands in it.
    text: RwSignal<String>,
    /// Finds.
    find: Find,
    /// Takes one.
    on_take: Callback<Suggestion>,
    /// Runs when it is left, or with an empty text.
    #[prop(optional)]
    on_leave: Option<Callback<String>>,
) -> impl IntoView {
    let found = RwSignal::new(None::<Vec<Suggestion>>);
    let at = RwSignal::new(None::<usize>);
    let pause = Debounce::new(PAUSE_MS);
    let input = NodeRef::<html::Input>::new();
    let list_id = format!("{id}-list");
    let option_id = {
        let id = id.clone();
        move |index: usize| format!("{id}-option-{index}")
    };
    let close = move || {
        pause.cancel();
        found.set(None);
        at.set(None);
    };
    let take = move |suggestion: Suggestion| {
        close();
        on_take.run(suggestion);
    };
    let typed = move |event: ev::Event| {
        let typed = event_target_value(&event);
        text.set(typed.clone());
        if typed.trim().is_empty() {
            close();
            return;
        }
        let find = Arc::clone(&find);
        pause.run(move || {
            spawn_local(async move {
                let answer = find(typed.clone()).await;
                // An answer to letters that were changed since is no answer.
                if text.try_get_untracked().as_ref() == Some(&typed) {
                    found.try_set(Some(answer));
                    at.try_set(None);
                }
            });
        });
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                event.prevent_default();
                at.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                at.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "Enter" if found.with_untracked(Option::is_some) => {
                event.prevent_default();
                let chosen = at.get_untracked().unwrap_or(0);
                let chosen = found.with_untracked(|found| found.as_ref().and_then(|found| found.get(chosen).cloned()));
                if let Some(chosen) = chosen {
                    take(chosen);
                }
            }
            "Escape" if found.with_untracked(Option::is_some) => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            _ => {}
        }
    };
    let left = move |_| {
        close();
        if let Some(on_leave) = on_leave {
            on_leave.run(text.get_untracked());
        }
    };
    let active = {
        let option_id = option_id.clone();
        move || at.get().map(&option_id)
    };
    let options = {
        move || {
            found.get().map(|found| {
                if found.is_empty() {
                    return view! { <li class="suggest-none" role="presentation">{none_text}</li> }.into_any();
                }
                found
                    .into_iter()
                    .enumerate()
                    .map(|(index, suggestion)| {
                        let (label, note) = (suggestion.label.clone(), suggestion.note.clone());
                        // Pressed rather than clicked: the click comes after the field was left.
                        let press = move |event: ev::MouseEvent| {
                            event.prevent_default();
                            take(suggestion.clone());
                        };
                        view! {
                            <li
                                id=option_id(index)
                                role="option"
                                aria-selected=move || if at.get() == Some(index) { "true" } else { "false" }
                                on:mousedown=press
                            >
                                <span class="truncate">{label}</span>
                                <span class="soft">{note}</span>
                            </li>
                        }
                    })
                    .collect_view()
                    .into_any()
            })
        }
    };
    view! {
        <div class="suggest">
            <input
                node_ref=input
                class="input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-label=label
                aria-controls=list_id.clone()
                aria-expanded=move || if found.with(Option::is_some) { "true" } else { "false" }
                aria-activedescendant=active
                placeholder=placeholder
                prop:value=move || text.get()
                on:input=typed
                on:keydown=pressed
                on:blur=left
            />
            <ul class="suggest-list" id=list_id role="listbox" aria-label=label hidden=move || found.with(Option::is_none)>
                {options}
            </ul>
        </div>
    }
}
