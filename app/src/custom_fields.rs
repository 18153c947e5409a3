//! The page of the company's own fields, which names all features whose records may have some.

use engines::palette::provide_findable;
use leptos::prelude::*;
use settings::FieldsPage;

use crate::listings::FINDABLE;

/// `/settings/fields`.
#[component]
pub fn CustomFieldsPage() -> impl IntoView {
    provide_findable(&FINDABLE);
    view! { <FieldsPage/> }
}
