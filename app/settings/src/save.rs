//! The end of a settings form: the bar that saves, and what is said when somebody else saved first.

use leptos::prelude::*;
use serde::Serialize;

use super::merge::{Merged, fill, merge};
use kit::ui::{Alert, AlertKind, Button, ButtonKind};
use kit::words::{td_string, words};

/// What the other person made of the inputs that both changed.
pub type Meanwhile = Vec<(String, String)>;

/// Takes over into the inputs what somebody else saved, and gives back what both changed.
pub fn meanwhile<F: Serialize>(base: &F, theirs: &F, mine: &F) -> Meanwhile {
    let Merged { taken_over, kept } = merge(base, theirs, mine);
    for (name, value) in taken_over {
        fill(&name, &value);
    }
    kept
}

/// Says that somebody else saved first, with their values where the person's own were kept.
#[component]
pub fn MeanwhileAlert(
    /// What both changed; nothing while nobody else saved.
    other: RwSignal<Option<Meanwhile>>,
    /// The words of an input.
    label: impl Fn(&str) -> &'static str + Send + Sync + Copy + 'static,
) -> impl IntoView {
    let l = words();
    move || {
        other.get().map(move |both| {
            let line = move |(name, value): (String, String)| {
                let value = if value.is_empty() { td_string!(l, settings.empty_value).to_owned() } else { value };
                view! { <li>{td_string!(l, settings.their_value, field = label(&name), value = value)}</li> }
            };
            let words = if both.is_empty() {
                td_string!(l, settings.changed_meanwhile)
            } else {
                td_string!(l, settings.changed_both)
            };
            view! {
                <Alert kind=AlertKind::Warn live=true>
                    <p>{words}</p>
                    <ul>{both.into_iter().map(line).collect_view()}</ul>
                </Alert>
            }
        })
    }
}

/// The bar at the end of a form that saves it.
#[component]
pub fn SaveBar(
    /// Whether it is being saved.
    #[prop(into)]
    busy: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="form-bar">
            <div class="form-acts">
                <Button kind=ButtonKind::Primary submit=true busy>{td_string!(words(), common.save)}</Button>
            </div>
        </div>
    }
}
