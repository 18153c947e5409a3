//! Contacts as the user sees them (A5): the list of people whatever their clients, a contact's page, and the form that creates and edits
//! one.

pub mod api;
mod changes;
mod wording;

mod client_finder;
mod face;
pub mod findable;
mod form;
mod form_page;
mod record;
#[cfg(feature = "ssr")]
mod telephones;

pub use form_page::{ContactEditPage, ContactNewPage};
pub use record::ContactPage;

use leptos::prelude::*;

use engines::listing::{RecordSearchPage, RecordsPage};

/// `/contacts`: people, whatever their clients.
#[component]
pub fn ContactsPage() -> impl IntoView {
    view! { <RecordsPage face=&face::FACE/> }
}

/// `/contacts/search`: the advanced search without script.
#[component]
pub fn ContactSearchPage() -> impl IntoView {
    view! { <RecordSearchPage face=&face::FACE/> }
}
