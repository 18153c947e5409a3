//! The page of a client, with what documents and payments show there: clients know nothing of them.

use leptos::prelude::*;

/// `/clients/{id}`.
#[component]
pub fn ClientPage() -> impl IntoView {
    view! { <clients::ClientPage given=&documents::OF_CLIENT/> }
}
