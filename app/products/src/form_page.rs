//! `/products/new` and `/products/{id}/edit`: one form.

use domain::access::Permission;
use domain::ids::ProductId;
use leptos::prelude::*;
use uuid::Uuid;

use crate::form::ProductSheet;
use crate::form::api::start_product_form;
use crate::form::options::FormStart;
use engines::form::FormPages;
use kit::error::Answer;
use kit::words::{td_string, words};

/// A new product.
#[component]
pub fn ProductNewPage() -> impl IntoView {
    pages().new_page(start)
}

/// A product that exists.
#[component]
pub fn ProductEditPage() -> impl IntoView {
    pages().edit_page(start)
}

fn pages() -> FormPages<FormStart> {
    let titles = [td_string!(words(), products.new_title), td_string!(words(), products.edit_title)];
    let needs = Permission::EditProducts;
    FormPages { titles, needs, drawn: |start, name| view! { <ProductSheet start name/> }.into_any() }
}

async fn start(id: Option<Uuid>) -> Answer<FormStart> {
    start_product_form(id.map(ProductId)).await
}
