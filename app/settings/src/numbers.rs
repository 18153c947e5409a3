//! `/settings/numbers`: how records and documents are numbered, and what a new client's file starts with.

mod documents;
mod form;
mod series;
mod typed;

use domain::access::Permission;
use leptos::prelude::*;

pub use self::form::default_label;

use self::form::SettingsForm;
use super::api;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// What new clients start with.
#[component]
pub fn NumbersPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Numbers/></Allowed> }
}

#[component]
fn Numbers() -> impl IntoView {
    let l = words();
    let company = Resource::new(|| (), |()| api::company());
    view! {
        <PageTitle text=td_string!(l, settings.numbers)/>
        <SettingsHead title=td_string!(l, settings.numbers) intro=td_string!(l, settings.numbers_intro)/>
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match company.await {
                    Ok(settings) => view! { <SettingsForm settings/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
