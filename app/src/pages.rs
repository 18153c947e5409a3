//! Pages of no feature: what is not there.

use domain::listings::START;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use kit::bootstrap::bootstrap;
use kit::error::AppError;
use kit::failure::answer_with;
use kit::offline;
use kit::title::PageTitle;
use kit::ui::{EmptyState, Glyph};
use kit::words::{td_string, to_start, words};

/// What is not there, or not in this company.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let l = words();
    answer_with(&AppError::NotFound);
    view! {
        <PageTitle text=td_string!(l, common.not_found_title)/>
        <main class="page-body not-found">
            <EmptyState
                icon=Glyph::Search
                title=td_string!(l, common.not_found_title)
                text=td_string!(l, common.not_found_text)
                alone=true
            >
                {bootstrap().me.is_some().then(|| view! {
                    <A href=START attr:class="button primary">{to_start(l)}</A>
                })}
            </EmptyState>
        </main>
    }
}

/// Stands in the place of a page whose code did not come: no network, or a newer program on the server, which a reload brings.
#[component]
pub fn UnloadedPage() -> impl IntoView {
    let l = words();
    offline::open_kept();
    let location = use_location();
    let here = move || format!("{}{}", location.pathname.get(), location.search.get());
    view! {
        <PageTitle text=td_string!(l, common.unloaded_title)/>
        <div class="page-body">
            <EmptyState icon=Glyph::Warning title=td_string!(l, common.unloaded_title) text=td_string!(l, common.unloaded_text) alone=true>
                // The browser itself must follow it: the router would look for the same code again.
                <a class="button primary" href=here rel="external">{td_string!(l, common.reload)}</a>
            </EmptyState>
        </div>
    }
}
