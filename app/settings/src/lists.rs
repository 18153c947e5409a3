//! `/settings/lists`: the lists that forms choose from. Which one is shown stands in the address.

mod add;
mod editing;
mod editor;
mod entry_form;
mod row;
mod wording;

use domain::lists::{ListItem, ListKind};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::editor::ListEditor;
pub(crate) use self::wording::list_name;
use super::api;
use kit::failure::Unavailable;
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::{Tab, Tabs, TextSkeleton};
use kit::words::{td_string, words};

/// The lists, one at a time.
#[component]
pub fn ListsPage() -> impl IntoView {
    let l = words();
    let lists = Resource::new(|| (), |()| api::lists());
    view! {
        <PageTitle text=td_string!(l, settings.lists)/>
        <SettingsHead title=td_string!(l, settings.lists) intro=td_string!(l, settings.lists_intro)/>
        <Transition fallback=|| view! { <TextSkeleton lines=10/> }>
            {move || Suspend::new(async move {
                match lists.await {
                    Ok(items) => view! { <Lists items/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Lists(items: Vec<ListItem>) -> impl IntoView {
    let l = words();
    let items = RwSignal::new(items);
    let query = use_query_map();
    let open =
        Memo::new(move |_| query.read().get("list").and_then(|name| ListKind::parse(&name).ok()).unwrap_or_default());
    let tab = move |kind: ListKind| {
        let count = move || items.with(|items| items.iter().filter(|item| item.kind == kind).count()).to_string();
        view! {
            <Tab href=format!("/settings/lists?list={}", kind.as_str()) current=Signal::derive(move || open.get() == kind) count=count>
                {list_name(l, kind)}
            </Tab>
        }
    };
    view! {
        <Tabs label=td_string!(l, settings.list_of) wrap=true>{ListKind::ALL.iter().copied().map(tab).collect_view()}</Tabs>
        {move || view! { <ListEditor kind=open.get() items/> }}
    }
}
