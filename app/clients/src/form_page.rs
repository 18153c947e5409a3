//! `/clients/new` and `/clients/{id}/edit`: one form (A2.1).

use domain::ids::ClientId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::form::ClientSheet;
use crate::form::api::start_form;
use crate::view::FormStart;
use kit::error::AppError;
use kit::failure::Failure;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// Of a name in the address, so many letters are taken over.
const MAX_NAME: usize = 200;

/// A new client.
#[component]
pub fn ClientNewPage() -> impl IntoView {
    let start = Resource::new(|| (), |()| start_form(None));
    let name = use_query_map().with_untracked(|query| query.get("name")).unwrap_or_default();
    let name = name.chars().take(MAX_NAME).collect();
    view! {
        <Title text=td_string!(words(), clients.new_title)/>
        <Form start name/>
    }
}

/// A client that exists.
#[component]
pub fn ClientEditPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse::<ClientId>().ok()));
    let start = Resource::new(id, async |id| match id {
        Some(id) => start_form(Some(id)).await,
        None => Err(AppError::NotFound),
    });
    view! {
        <Title text=td_string!(words(), clients.edit_title)/>
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
                    Ok(start) => view! { <ClientSheet start name=name.get_value()/> }.into_any(),
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}
