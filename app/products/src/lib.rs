//! Products as the user sees them: the list of articles and services, a product's page, and the form that creates and edits one.
#![recursion_limit = "512"]

pub mod api;
mod changes;
mod wording;

mod face;
pub mod findable;
mod form;
mod form_page;
mod importing;
mod record;

pub use form_page::{ProductEditPage, ProductNewPage};
pub use importing::IMPORTING;
pub use record::ProductPage;

use leptos::prelude::*;

use engines::listing::{RecordSearchPage, RecordsPage};

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
