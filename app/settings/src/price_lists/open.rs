//! One price list: its name and its days, and what it says, entry by entry.

use domain::ids::ListItemId;
use domain::price_lists::{EntryRow, PriceList, PriceListForm};
use leptos::prelude::*;

use super::add::{AddCategory, AddProduct};
use super::api::{OpenList, open_price_list};
use super::entry::EntryLine;
use super::form::ListForm;
use super::paste::PasteRows;
use super::saying::Saying;
use super::wording::{self, PATH};
use kit::failure::Unavailable;
use kit::title::PageTitle;
use kit::ui::{EmptyState, Glyph, TextSkeleton, use_toasts};
use kit::words::{formats, td_string, words};

/// The list of this id.
#[component]
pub fn OneList(id: ListItemId) -> impl IntoView {
    let list = Resource::new(|| (), move |()| open_price_list(id));
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=10/> }>
            {move || Suspend::new(async move {
                match list.await {
                    Ok(told) => view! { <Whole told/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Whole(told: OpenList) -> impl IntoView {
    let (l, f) = (words(), formats());
    let OpenList { list, entries, categories } = told;
    let saying = Saying { list: list.id, rows: RwSignal::new(entries.rows), l, f, toasts: use_toasts() };
    let name = RwSignal::new(list.name.clone());
    let on_saved = Callback::new(move |saved: PriceList| name.set(saved.name));
    let shown = PriceListForm::of(&list.name, list.terms);
    let is_empty = Memo::new(move |_| saying.rows.with(Vec::is_empty));
    let file = move || saying.rows.with(|rows| wording::file(l, f, rows));
    let cut = entries.is_cut.then(|| view! { <p class="muted">{td_string!(l, price_lists.cut)}</p> });
    view! {
        <PageTitle text=list.name.clone()/>
        <header class="settings-head">
            <div>
                <h2>{move || name.get()}</h2>
                <p><a class="link" href=PATH>{td_string!(l, price_lists.title)}</a></p>
            </div>
            <a class="button" href=file download=td_string!(l, price_lists.file_name)>{td_string!(l, common.export)}</a>
        </header>
        <div class="card card-body"><ListForm id=Some(list.id) version=list.version shown on_saved/></div>
        <p class="muted">{td_string!(l, price_lists.entries_hint)}</p>
        <div class="card">
            {move || is_empty.get().then(|| view! {
                <EmptyState
                    icon=Glyph::Tag title=td_string!(l, price_lists.empty) text=td_string!(l, price_lists.empty_text)
                />
            })}
            <ul>
                <For each=move || saying.rows.get() key=move |row: &EntryRow| (row.entry.of, wording::value(&row.entry, f)) let(row)>
                    <EntryLine saying row/>
                </For>
            </ul>
            <AddProduct saying/>
            <AddCategory saying categories/>
        </div>
        {cut}
        <PasteRows saying/>
    }
}
