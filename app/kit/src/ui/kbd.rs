use leptos::prelude::*;

/// A key to press. Not shown where there is no keyboard.
#[component]
pub fn Kbd(
    /// Whether it is only for the eye, beside what tells the key by itself (`aria-keyshortcuts`).
    #[prop(optional)]
    quiet: bool,
    /// What is on the key.
    children: Children,
) -> impl IntoView {
    view! { <kbd class="kbd" aria-hidden=quiet.then_some("true")>{children()}</kbd> }
}
