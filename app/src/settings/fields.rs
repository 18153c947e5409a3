//! `/settings/fields`: what the company wants to know of its clients beside what their file asks for.

mod dialog;
mod editor;
mod row;
mod wording;

use leptos::prelude::*;
use leptos_meta::Title;

use self::editor::FieldsEditor;
use super::api;
use super::failure::Unavailable;
use crate::ui::TextSkeleton;
use crate::words::{td_string, words};

/// The custom fields.
#[component]
pub fn FieldsPage() -> impl IntoView {
    let fields = Resource::new(|| (), |()| api::fields());
    view! {
        <Title text=td_string!(words(), settings.fields)/>
        <Transition fallback=|| view! { <TextSkeleton lines=10/> }>
            {move || Suspend::new(async move {
                match fields.await {
                    Ok(fields) => view! { <FieldsEditor fields/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
