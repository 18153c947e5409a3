//! Clients as the user sees them: the list, a client's overview, and the form that creates and edits one.

pub mod api;
pub mod view;
pub mod wording;

pub mod changes;

mod activity;
pub(crate) mod face;
pub(crate) mod findable;
pub(crate) mod form;
mod form_page;
pub(crate) mod named;
mod overview;
mod overview_page;
mod tag_call;
mod tagging;
mod tags;
#[cfg(feature = "ssr")]
pub mod telephones;

pub use form_page::{ClientEditPage, ClientNewPage};
pub use overview_page::ClientPage;

use leptos::prelude::*;

use crate::listing::{RecordSearchPage, RecordsPage};

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
