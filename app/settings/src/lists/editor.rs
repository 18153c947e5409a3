//! One list: its entries in their order, and the form that adds one.

use domain::lists::{ListItem, ListKind};
use leptos::prelude::*;

use super::add::AddEntry;
use super::editing::Editing;
use super::row::Row;
use kit::order::Spoken;
use kit::ui::{EmptyState, Glyph, use_toasts};
use kit::words::{td_string, words};

/// One list to edit.
#[component]
pub fn ListEditor(
    /// Which list.
    kind: ListKind,
    /// The entries of all lists.
    items: RwSignal<Vec<ListItem>>,
) -> impl IntoView {
    let l = words();
    let (open, spoken) = (RwSignal::new(None), RwSignal::new(String::new()));
    let editing = Editing { kind, items, open, spoken, toasts: use_toasts(), l };
    let empty = Memo::new(move |_| items.with(|items| items.iter().all(|item| item.kind != kind)));
    view! {
        <div class="card">
            {move || empty.get().then(|| view! {
                <EmptyState
                    icon=Glyph::List title=td_string!(l, settings.list_empty) text=td_string!(l, settings.list_empty_text)
                />
            })}
            <ul>
                <For each=move || editing.entries() key=|item| item.id let(item)>
                    <Row editing item/>
                </For>
            </ul>
            {move || open.get().is_none().then(|| view! { <AddEntry editing/> })}
        </div>
        <Spoken words=spoken/>
    }
}
