//! The frame of every door: one card, the name above it, the language below.

use leptos::prelude::*;

use super::LanguageSwitch;
use kit::title::PageTitle;
use kit::words::{td_string, words};

/// A door.
#[component]
pub fn Door(
    /// What it is, also the page's title.
    #[prop(into)]
    title: String,
    /// What is expected of the visitor.
    #[prop(optional, into)]
    intro: String,
    /// Whether the form has more than a few fields.
    #[prop(optional)]
    wide: bool,
    /// The form.
    children: Children,
) -> impl IntoView {
    let l = words();
    view! {
        <PageTitle text=title.clone()/>
        <div class="auth">
            <main class=if wide { "auth-main wide" } else { "auth-main" }>
                <p class="auth-brand"><span class="mark" aria-hidden="true">"C"</span>{td_string!(l, common.app_name)}</p>
                <section class="auth-card">
                    <header class="auth-head">
                        <h1>{title}</h1>
                        {(!intro.is_empty()).then(|| view! { <p>{intro}</p> })}
                    </header>
                    {children()}
                </section>
            </main>
            <footer class="auth-foot"><LanguageSwitch/></footer>
        </div>
    }
}
