//! The pages of imports: what brings records in knows no feature, and no feature knows it.

use imports::ImportPage;
use leptos::prelude::*;

/// `/clients/import`.
#[component]
pub fn ClientImportPage() -> impl IntoView {
    view! { <ImportPage of=&clients::IMPORTING/> }
}

/// `/products/import`.
#[component]
pub fn ProductImportPage() -> impl IntoView {
    view! { <ImportPage of=&products::IMPORTING/> }
}
