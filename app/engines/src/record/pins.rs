//! The facts that the user keeps in sight: the star beside each, and what is pinned.

use domain::pins::{FactName, PinnedFacts};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::pin_fact;
use kit::ui::{Glyph, Icon, ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// What is pinned, for the page to show; what was pressed is seen at once, and taken back if the server refuses it.
#[derive(Clone, Copy)]
pub struct Pins {
    subject: Subject,
    pinned: RwSignal<PinnedFacts>,
    toasts: ToastStack,
    /// Of the page: a press has none to ask.
    l: Locale,
}

impl Pins {
    /// What the server said.
    pub fn new(subject: Subject, pinned: PinnedFacts) -> Self {
        Self { subject, pinned: RwSignal::new(pinned), toasts: use_toasts(), l: words() }
    }

    /// The names of what is pinned, in order.
    pub fn names(self) -> Vec<String> {
        self.pinned.with(|pinned| pinned.names().map(|name| name.as_str().to_owned()).collect())
    }

    fn has(self, name: &str) -> bool {
        self.pinned.with(|pinned| pinned.contains(name))
    }

    fn toggle(self, name: &str) {
        let Ok(fact) = FactName::parse(name) else { return };
        let before = self.pinned.get_untracked();
        let pin = !before.contains(name);
        let mut after = before.clone();
        if !pin {
            after.unpin(&fact);
        } else if let Err(error) = after.pin(fact.clone()) {
            self.toasts.bad(words::field_error(self.l, &error));
            return;
        }
        self.pinned.set(after);
        spawn_local(async move {
            match pin_fact(self.subject, fact, pin).await {
                Ok(kept) => {
                    self.pinned.try_set(kept);
                }
                Err(error) => {
                    self.pinned.try_set(before);
                    self.toasts.bad(words::value_error(self.l, &error));
                }
            }
        });
    }
}

/// The star beside a fact: pressed, the fact stands under the record's name too.
#[component]
pub fn Star(
    /// What is pinned.
    pins: Pins,
    /// The fact's name.
    name: String,
    /// What the fact is called.
    label: String,
) -> impl IntoView {
    let l = words();
    let name = StoredValue::new(name);
    let on = Memo::new(move |_| name.with_value(|name| pins.has(name)));
    let title = td_string!(l, common.pin_fact, what = label).to_string();
    let glyph = move || if on.get() { Glyph::StarFilled } else { Glyph::Star };
    view! {
        <button
            class="star"
            type="button"
            aria-label=title.clone()
            title=title
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| name.with_value(|name| pins.toggle(name))
        >
            {move || view! { <Icon glyph=glyph()/> }}
        </button>
    }
}
