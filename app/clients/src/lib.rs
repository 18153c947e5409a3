//! Clients as the user sees them: the list, a client's overview, and the form that creates and edits one.
#![recursion_limit = "512"]

pub mod api;
mod view;
mod wording;

mod changes;

mod activity;
pub mod contacts;
mod face;
mod files;
pub mod findable;
mod form;
mod form_page;
mod importing;
mod named;
mod near;
mod overview;
mod overview_page;
mod tag_call;
mod tagging;
mod tags;
#[cfg(feature = "ssr")]
mod telephones;

pub use form_page::{ClientEditPage, ClientNewPage};
pub use importing::IMPORTING;
pub use near::NearPage;
pub use overview_page::ClientPage;

use leptos::prelude::*;

use engines::listing::{RecordSearchPage, RecordsPage};

/// `/clients`: clients and prospects (A1).
#[component]
pub fn ClientsPage() -> impl IntoView {
    view! { <RecordsPage face=&face::FACE/> }
}

/// `/clients/search`: the advanced search (A1.12) without script.
#[component]
pub fn ClientSearchPage() -> impl IntoView {
    view! { <RecordSearchPage face=&face::FACE/> }
}
