//! `/settings/lists`: the lists that forms choose from. Which one is shown stands in the address.

mod add;
pub mod api;
mod editing;
mod editor;
mod entry_form;
mod languages;
mod parts;
mod row;
mod wording;

use domain::access::Permission;
use domain::lists::{ListItem, ListKind};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::SpokenLanguages;
use self::editor::ListEditor;
use self::languages::LanguageEditor;
pub(crate) use self::wording::list_name;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::{Tab, Tabs, TextSkeleton};
use kit::words::{td_string, words};

/// The lists, one at a time.
#[component]
pub fn ListsPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><AllLists/></Allowed> }
}

#[component]
fn AllLists() -> impl IntoView {
    let l = words();
    let lists = Resource::new(|| (), |()| super::api::lists());
    let languages = Resource::new(|| (), |()| api::languages());
    view! {
        <PageTitle text=td_string!(l, settings.lists)/>
        <SettingsHead title=td_string!(l, settings.lists) intro=td_string!(l, settings.lists_intro)/>
        <Transition fallback=|| view! { <TextSkeleton lines=10/> }>
            {move || Suspend::new(async move {
                match (lists.await, languages.await) {
                    (Ok(items), Ok(languages)) => view! { <Lists items languages/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The name of the list of languages in addresses, beside those of [`ListKind`].
const LANGUAGES: &str = "language";

#[component]
fn Lists(items: Vec<ListItem>, languages: SpokenLanguages) -> impl IntoView {
    let l = words();
    let items = RwSignal::new(items);
    let languages = languages::Editing::new(languages);
    let query = use_query_map();
    // Nothing, while the languages are.
    let open = Memo::new(move |_| match query.read().get("list").as_deref() {
        Some(LANGUAGES) => None,
        name => Some(name.and_then(|name| ListKind::parse(name).ok()).unwrap_or_default()),
    });
    let tab = move |kind: ListKind| {
        let count = move || items.with(|items| items.iter().filter(|item| item.kind == kind).count()).to_string();
        let current = Signal::derive(move || open.get() == Some(kind));
        view! {
            <Tab href=format!("/settings/lists?list={}", kind.as_str()) current count=count>{list_name(l, kind)}</Tab>
        }
    };
    let count = move || languages.offered.with(|offered| offered.codes().len()).to_string();
    view! {
        <Tabs label=td_string!(l, settings.list_of) wrap=true>
            {ListKind::ALL.iter().copied().map(tab).collect_view()}
            <Tab href=format!("/settings/lists?list={LANGUAGES}") current=Signal::derive(move || open.get().is_none()) count=count>
                {td_string!(l, settings.client_languages)}
            </Tab>
        </Tabs>
        {move || match open.get() {
            Some(kind) => view! { <ListEditor kind items/> }.into_any(),
            None => view! { <LanguageEditor editing=languages/> }.into_any(),
        }}
    }
}
