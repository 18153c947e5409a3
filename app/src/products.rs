//! Products as the user sees them: the list of articles and services, a product's page, and the form that creates and edits one.

pub mod api;
pub mod changes;
pub mod wording;

pub(crate) mod face;
pub(crate) mod findable;
pub(crate) mod form;
mod form_page;
pub(crate) mod record;

pub use form_page::{ProductEditPage, ProductNewPage};

use leptos::prelude::*;

use crate::listing::{RecordSearchPage, RecordsPage};

/// `/products`: articles and services.
#[component]
pub fn ProductsPage() -> impl IntoView {
    view! { <RecordsPage face=&face::FACE/> }
}

/// `/products/search`: the advanced search without script.
#[component]
pub fn ProductSearchPage() -> impl IntoView {
    view! { <RecordSearchPage face=&face::FACE/> }
}
