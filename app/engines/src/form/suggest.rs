//! A field that offers what the server finds while one types: arrows choose, Enter takes, Escape closes. What is new is taken only once
//! it is chosen.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use kit::debounce::Debounce;
use kit::ui::{Combobox, keep_text};

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
    /// Whether taking it makes something new: never done before an arrow or a pointer has chosen it.
    pub is_new: bool,
}

/// Asks for what matches a text.
pub type Find = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Vec<Suggestion>>>> + Send + Sync>;

/// Answers what matches a text at once, where that is known without asking.
pub type Know = Arc<dyn Fn(&str) -> Option<Vec<Suggestion>> + Send + Sync>;

/// What is found and which of it the arrows stand on.
#[derive(Clone, Copy)]
pub struct Offer {
    found: RwSignal<Option<Vec<Suggestion>>>,
    at: RwSignal<Option<usize>>,
    pause: Debounce,
    on_take: Callback<Suggestion>,
    /// Whether what is typed stands for itself: then Enter takes what the arrows stand on alone, and nothing found is nothing shown.
    is_free: bool,
}

impl Offer {
    /// Nothing yet; `on_take` takes one.
    fn new(on_take: Callback<Suggestion>, pause_ms: u32, is_free: bool) -> Self {
        Self { found: RwSignal::new(None), at: RwSignal::new(None), pause: Debounce::new(pause_ms), on_take, is_free }
    }

    /// For a field of which the text stands for itself.
    pub fn free(on_take: Callback<Suggestion>, pause_ms: u32) -> Self {
        Self::new(on_take, pause_ms, true)
    }

    /// What makes the input of this id a combobox.
    pub fn combobox(self, id: &str) -> Combobox {
        let own = id.to_owned();
        Combobox {
            list: format!("{id}-list"),
            is_open: Signal::derive(move || self.found.with(Option::is_some)),
            active: Signal::derive(move || self.at.get().map(|index| option_id(&own, index))),
        }
    }

    /// Shows nothing more.
    pub fn close(self) {
        self.pause.cancel();
        // Nothing is told that changes nothing: a field is also left when its page goes, and nobody is there to hear it.
        if self.found.try_with_untracked(Option::is_some) == Some(true) {
            self.found.set(None);
        }
        if self.at.try_with_untracked(Option::is_some) == Some(true) {
            self.at.set(None);
        }
    }

    fn take(self, suggestion: Suggestion) {
        self.close();
        self.on_take.run(suggestion);
    }

    /// Shows at once what is known.
    fn show(self, known: Vec<Suggestion>) {
        self.pause.cancel();
        self.found.set(Some(known));
        self.at.set(None);
    }

    /// Asks once the typing pauses. An answer to letters that were changed since is no answer.
    pub fn ask(self, text: RwSignal<String>, find: Find) {
        let typed = text.get_untracked();
        self.pause.run(move || {
            spawn_local(async move {
                let answer = find(typed.clone()).await;
                if text.try_get_untracked().as_ref() == Some(&typed) {
                    self.found.try_set(Some(answer).filter(|answer| !self.is_free || !answer.is_empty()));
                    self.at.try_set(None);
                }
            });
        });
    }

    /// Moves and takes by key.
    pub fn pressed(self, event: &ev::KeyboardEvent) {
        let Some(found) = self.found.get_untracked() else { return };
        let count = found.len();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => self.at.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => {
                self.at.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "Enter" if self.is_free && self.at.get_untracked().is_none() => return,
            "Enter" => match (found.first(), self.at.get_untracked()) {
                (Some(first), None) if first.is_new => self.at.set(Some(0)),
                (_, at) => {
                    if let Some(chosen) = found.get(at.unwrap_or(0)) {
                        self.take(chosen.clone());
                    }
                }
            },
            "Escape" => {
                // The form's own Escape would leave it.
                event.stop_propagation();
                self.close();
            }
            _ => return,
        }
        event.prevent_default();
    }
}

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
    /// Knows without asking.
    #[prop(optional)]
    know: Option<Know>,
    /// Takes one.
    on_take: Callback<Suggestion>,
    /// Runs when it is left, with what stands in it.
    #[prop(optional)]
    on_leave: Option<Callback<String>>,
) -> impl IntoView {
    let offer = Offer::new(on_take, PAUSE_MS, false);
    let node = NodeRef::<html::Input>::new();
    keep_text(node, text);
    let typed = move |event: ev::Event| {
        text.set(event_target_value(&event));
        if text.with_untracked(|text| text.trim().is_empty()) {
            offer.close();
        } else if let Some(known) = know.as_ref().and_then(|know| text.with_untracked(|text| know(text))) {
            offer.show(known);
        } else {
            offer.ask(text, Arc::clone(&find));
        }
    };
    let left = move |_| {
        offer.close();
        if let Some(on_leave) = on_leave {
            // A field is also left when its page goes, and what stood in it with it.
            if let Some(text) = text.try_get_untracked() {
                on_leave.try_run(text);
            }
        }
    };
    let list_id = format!("{id}-list");
    let active = {
        let id = id.clone();
        move || offer.at.get().map(|index| option_id(&id, index))
    };
    view! {
        <div class="suggest">
            <input
                node_ref=node
                class="input"
                id=id.clone()
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-label=label
                aria-controls=list_id
                aria-expanded=move || if offer.found.with(Option::is_some) { "true" } else { "false" }
                aria-activedescendant=active
                placeholder=placeholder
                value=text.get_untracked()
                on:input=typed
                on:keydown=move |event| offer.pressed(&event)
                on:blur=left
            />
            {offered(offer, id, label, none_text)}
        </div>
    }
}

/// The list below the input of this id.
pub fn offered(offer: Offer, id: String, label: &'static str, none_text: &'static str) -> impl IntoView {
    let list_id = format!("{id}-list");
    view! {
        <ul
            class="suggest-list"
            id=list_id
            role="listbox"
            aria-label=label
            hidden=move || offer.found.with(Option::is_none)
        >
            {move || offer.found.get().map(|found| options(&id, offer, found, none_text))}
        </ul>
    }
}

fn option_id(id: &str, index: usize) -> String {
    format!("{id}-option-{index}")
}

/// What was found, or that nothing was.
fn options(id: &str, offer: Offer, found: Vec<Suggestion>, none_text: &'static str) -> AnyView {
    if found.is_empty() {
        return view! { <li class="suggest-none" role="option" aria-disabled="true" aria-selected="false">{none_text}</li> }.into_any();
    }
    let option = |(index, suggestion): (usize, Suggestion)| {
        let (label, note) = (suggestion.label.clone(), suggestion.note.clone());
        // Pressed rather than clicked: the click comes after the field was left.
        let press = move |event: ev::MouseEvent| {
            event.prevent_default();
            offer.take(suggestion.clone());
        };
        view! {
            <li
                id=option_id(id, index)
                role="option"
                aria-selected=move || if offer.at.get() == Some(index) { "true" } else { "false" }
                on:mousedown=press
            >
                <span class="truncate">{label}</span>
                <span class="soft">{note}</span>
            </li>
        }
    };
    found.into_iter().enumerate().map(option).collect_view().into_any()
}
