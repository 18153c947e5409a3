//! `/products/new` and `/products/{id}/edit`: one form.

use domain::ids::ProductId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::form::ProductSheet;
use super::form::api::start_product_form;
use super::form::options::FormStart;
use kit::error::AppError;
use kit::failure::Failure;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// Of a name in the address, so many letters are taken over.
const MAX_NAME: usize = 200;

/// A new product.
#[component]
pub fn ProductNewPage() -> impl IntoView {
    let start = Resource::new(|| (), |()| start_product_form(None));
    let name = use_query_map().with_untracked(|query| query.get("name")).unwrap_or_default();
    let name = name.chars().take(MAX_NAME).collect();
    view! {
        <Title text=td_string!(words(), products.new_title)/>
        <Form start name/>
    }
}

/// A product that exists.
#[component]
pub fn ProductEditPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse::<ProductId>().ok()));
    let start = Resource::new(id, async |id| match id {
        Some(id) => start_product_form(Some(id)).await,
        None => Err(AppError::NotFound),
    });
    view! {
        <Title text=td_string!(words(), products.edit_title)/>
        <Form start name=String::new()/>
    }
}

#[component]
fn Form(start: Resource<Result<FormStart, AppError>>, name: String) -> impl IntoView {
    let name = StoredValue::new(name);
    view! {
        <Transition fallback=|| view! { <div class="page-body narrow"><TextSkeleton lines=12/></div> }>
            {move || Suspend::new(async move {
                match start.await {
                    Ok(start) => view! { <ProductSheet start name=name.get_value()/> }.into_any(),
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}
