//! `/contacts/new` and `/contacts/{id}/edit`: one form.

use domain::ids::{ClientId, ContactId};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::form::ContactSheet;
use super::form::api::start_contact_form;
use super::form::options::FormStart;
use kit::error::AppError;
use kit::failure::Failure;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// Of a name in the address, so many letters are taken over.
const MAX_NAME: usize = 200;

/// A new contact, of a client where the address names one.
#[component]
pub fn ContactNewPage() -> impl IntoView {
    let query = use_query_map();
    let client = query.with_untracked(|query| query.get("client").and_then(|id| id.parse::<ClientId>().ok()));
    let start = Resource::new(|| (), move |()| start_contact_form(None, client));
    let name = query.with_untracked(|query| query.get("name")).unwrap_or_default();
    let name = name.chars().take(MAX_NAME).collect();
    view! {
        <Title text=td_string!(words(), contacts.new_title)/>
        <Form start name/>
    }
}

/// A contact that exists.
#[component]
pub fn ContactEditPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse::<ContactId>().ok()));
    let start = Resource::new(id, async |id| match id {
        Some(id) => start_contact_form(Some(id), None).await,
        None => Err(AppError::NotFound),
    });
    view! {
        <Title text=td_string!(words(), contacts.edit_title)/>
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
                    Ok(start) => view! { <ContactSheet start name=name.get_value()/> }.into_any(),
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}
