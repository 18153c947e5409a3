//! The head of an open setting.

use leptos::prelude::*;

/// The name of an open setting, and what it is for.
#[component]
pub fn SettingsHead(
    /// Its name.
    title: &'static str,
    /// What it is for.
    intro: &'static str,
    /// What one may do with it as a whole: a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="settings-head">
            <div>
                <h2>{title}</h2>
                <p>{intro}</p>
            </div>
            {children.map(|children| children())}
        </header>
    }
}
