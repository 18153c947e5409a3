use leptos::{prelude::*, text_prop::TextProp};

use super::MaybeText;

/// How far something long has come.
#[component]
pub fn Progress(
    /// What is going on.
    #[prop(into)]
    label: TextProp,
    /// How much is done; `None` while nobody knows.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// How much there is to do, in the same unit.
    #[prop(default = 100.0)]
    max: f64,
    /// What is left or done, in words.
    #[prop(optional, into)]
    note: MaybeText,
) -> impl IntoView {
    let spoken = label.clone();
    view! {
        <div class="progress">
            <div class="progress-words">
                <span>{move || label.get()}</span>
                {note.map(|note| view! { <span>{move || note.get()}</span> })}
            </div>
            <progress max=max value=move || value.get() aria-label=move || spoken.get()></progress>
        </div>
    }
}
