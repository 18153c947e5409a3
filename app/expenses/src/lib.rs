//! Expenses as the user sees them: the list of what the company buys, an expense's page with its receipt, the form that enters and changes
//! one, and what a client's page shows of them.
#![recursion_limit = "512"]

pub mod api;
mod changes;
mod wording;

mod bulk;
mod face;
pub mod findable;
mod form;
mod form_page;
mod of_client;
mod paid;
mod record;

pub use form_page::{ExpenseEditPage, ExpenseNewPage};
pub use of_client::OF_CLIENT;
pub use record::ExpensePage;

use leptos::prelude::*;

use engines::listing::{RecordSearchPage, RecordsPage};

/// `/expenses`: what the company buys.
#[component]
pub fn ExpensesPage() -> impl IntoView {
    view! { <RecordsPage face=&face::FACE/> }
}

/// `/expenses/search`: the advanced search without script.
#[component]
pub fn ExpenseSearchPage() -> impl IntoView {
    view! { <RecordSearchPage face=&face::FACE/> }
}
