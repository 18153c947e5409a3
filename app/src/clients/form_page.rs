//! `/clients/new` and `/clients/{id}/edit`: one form (A2.1).

use domain::ids::ClientId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::clients::form::Sheet;
use crate::clients::form::api::start_form;
use crate::error::AppError;
use crate::failure::Failure;
use crate::ui::TextSkeleton;
use crate::words::{td_string, words};

/// A new client.
#[component]
pub fn ClientNewPage() -> impl IntoView {
    let start = Resource::new(|| (), |()| start_form(None));
    view! {
        <Title text=td_string!(words(), clients.new_title)/>
        <Form start/>
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
        <Form start/>
    }
}

#[component]
fn Form(start: Resource<Result<crate::clients::view::FormStart, AppError>>) -> impl IntoView {
    view! {
        <Transition fallback=|| view! { <div class="page-body narrow"><TextSkeleton lines=12/></div> }>
            {move || Suspend::new(async move {
                match start.await {
                    Ok(start) => view! { <Sheet start/> }.into_any(),
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}
