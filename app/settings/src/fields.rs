//! `/settings/fields`: what the company wants to know of its records beside what their forms ask for. Whose fields are shown stands in the
//! address.

pub mod api;

mod dialog;
mod editing;
mod editor;
mod row;
mod wording;

use domain::access::Permission;
use domain::custom_fields::may_be_added_to;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::editor::FieldsEditor;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// The custom fields.
#[component]
pub fn FieldsPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Fields/></Allowed> }
}

#[component]
fn Fields() -> impl IntoView {
    let query = use_query_map();
    let of = Memo::new(move |_| {
        let named = query.read().get("of").and_then(|name| Subject::parse(&name).ok());
        named.filter(|of| may_be_added_to(*of)).unwrap_or_default()
    });
    // With whose they are: what is asked for may be older than the address.
    let fields = Resource::new(move || of.get(), async |of| api::fields(of).await.map(|fields| (of, fields)));
    view! {
        <PageTitle text=td_string!(words(), settings.fields)/>
        <Transition fallback=|| view! { <TextSkeleton lines=10/> }>
            {move || Suspend::new(async move {
                match fields.await {
                    Ok((of, fields)) => view! { <FieldsEditor of fields/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
