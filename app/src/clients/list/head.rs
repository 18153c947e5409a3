use domain::clients::columns::{ListColumn, ListLook};
use domain::clients::list::SortColumn;
use leptos::prelude::*;

use super::grip::Grip;
use super::listed::Listed;
use super::look;
use super::picked::Picked;
use crate::clients::list_query;
use crate::ui::{SortDirection, SortHeader};
use crate::words::{td_string, words};

/// The names of the columns, which sort by them, and the box that ticks all.
#[component]
pub fn TableHead(
    /// The list.
    listed: Listed,
    /// The clients that are ticked.
    picked: Picked,
    /// How the list looks.
    look: RwSignal<ListLook>,
    /// Whether ticking leads to anything.
    can_pick: bool,
) -> impl IntoView {
    let l = words();
    let header = move |column: SortColumn, words: &'static str, class: Signal<String>, beside: Option<AnyView>| {
        let direction = Signal::derive(move || {
            let by = listed.query.with(|query| query.sorts().find(|by| by.column == column));
            by.map(|by| if by.descending { SortDirection::Descending } else { SortDirection::Ascending })
        });
        // Its place, where several sort.
        let place = Signal::derive(move || {
            listed
                .query
                .with(|query| query.sorts().position(|by| by.column == column).filter(|_| !query.then.is_empty()))
        });
        let href =
            Signal::derive(move || listed.query.with(|query| listed.href(&list_query::sorted_by(query, column))));
        view! { <SortHeader href direction place class beside>{words}</SortHeader> }
    };
    let name =
        header(SortColumn::Client, td_string!(l, clients.column_client), Signal::stored("cell-name".to_owned()), None);
    let of_column = move |column: ListColumn| {
        let name = look::name(l, column);
        let width = Memo::new(move |_| look.with(|look| look.width(column)));
        let class = Signal::derive(move || look::head_class(column, width.get()));
        let grip = view! { <Grip look column/> }.into_any();
        match look::sorts(column) {
            Some(sort) => header(sort, name, class, Some(grip)).into_any(),
            None => view! { <th scope="col" class=move || class.get()>{name}{grip}</th> }.into_any(),
        }
    };
    let columns =
        Memo::new(move |_| look.with(|look| look.columns.iter().map(|shown| shown.column).collect::<Vec<_>>()));
    let total = move || listed.head.with(|head| usize::try_from(head.total).unwrap_or(usize::MAX));
    let is_all = move || picked.count() > 0 && picked.count() == total();
    let is_some = move || picked.count() > 0 && picked.count() < total();
    let pick_all = move |event| {
        if event_target_checked(&event) {
            picked.tick_all(listed);
        } else {
            picked.clear();
        }
    };
    view! {
        <thead>
            <tr aria-rowindex="1">
                {can_pick.then(|| view! {
                    <th class="pick" scope="col">
                        <label class="pick-target">
                            <input
                                class="check"
                                type="checkbox"
                                aria-label=td_string!(l, clients.pick_all)
                                prop:checked=is_all
                                prop:indeterminate=is_some
                                on:change=pick_all
                            />
                        </label>
                    </th>
                })}
                {name}
                {move || columns.get().into_iter().map(of_column).collect_view()}
                <th class="act-head" scope="col" colspan="2">{td_string!(l, clients.column_action)}</th>
            </tr>
        </thead>
    }
}
