use leptos::prelude::*;

/// A key to press. Not shown where there is no keyboard.
#[component]
pub fn Kbd(
    /// What is on the key.
    children: Children,
) -> impl IntoView {
    view! { <kbd class="kbd">{children()}</kbd> }
}
