//! The language, for whoever is looking: a form that works before anything else does.

use domain::format::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::api::ChooseLanguage;
use kit::bootstrap::bootstrap;
use kit::words::{td_string, words};

/// The two languages, each in its own words. Choosing one loads the page again in it.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let l = words();
    let current = bootstrap().language;
    let location = use_location();
    let back = move || {
        let search = location.search.get();
        if search.is_empty() { location.pathname.get() } else { format!("{}?{search}", location.pathname.get()) }
    };
    let choice = |language: Language, name: &'static str| {
        view! {
            <button
                class="button quiet sm"
                type="submit"
                name="language"
                value=language.as_str()
                lang=language.as_str()
                aria-pressed=if language == current { "true" } else { "false" }
            >
                {name}
            </button>
        }
    };
    view! {
        <form method="post" action=ChooseLanguage::url() aria-label=td_string!(l, auth.language_label)>
            <input type="hidden" name="back" value=back/>
            {choice(Language::French, td_string!(l, auth.in_french))}
            {choice(Language::English, td_string!(l, auth.in_english))}
        </form>
    }
}
