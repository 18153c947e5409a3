//! Pages of no feature: the door, and what is not there.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::{A, Redirect};

use crate::root::signed_in;
use crate::ui::{EmptyState, Glyph};
use crate::words::{td_string, words};

/// `/`: work begins with the clients.
#[component]
pub fn HomePage() -> impl IntoView {
    view! { <Redirect path="/clients"/> }
}

/// What is not there, or not in this company.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let l = words();
    not_found_status();
    view! {
        <Title text=td_string!(l, common.not_found_title)/>
        <main class="page-body not-found">
            <EmptyState
                icon=Glyph::Search
                title=td_string!(l, common.not_found_title)
                text=td_string!(l, common.not_found_text)
                alone=true
            >
                {signed_in().then(|| view! {
                    <A href="/clients" attr:class="button primary">{td_string!(l, common.go_to_clients)}</A>
                })}
            </EmptyState>
        </main>
    }
}

/// Says 404 for the page being rendered; the browser has its answer already.
#[cfg(feature = "ssr")]
pub fn not_found_status() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
}

/// Says 404 for the page being rendered; the browser has its answer already.
#[cfg(not(feature = "ssr"))]
pub const fn not_found_status() {}
