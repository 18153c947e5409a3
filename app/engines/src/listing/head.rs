use domain::listing::{ColumnId, ListLook};
use leptos::prelude::*;

use super::Word;
use super::custom::Head;
use super::grip::Grip;
use super::listed::Listed;
use super::look;
use super::room::Room;
use super::selection::Selection;
use kit::ui::{SortDirection, SortHeader};
use kit::words::{td_string, words};

/// The names of the columns, which sort by them, and the box that ticks all.
#[component]
pub fn TableHead(
    /// The list.
    listed: Listed,
    /// The records that are ticked.
    selection: Selection,
    /// How the list looks.
    look: RwSignal<ListLook>,
    /// What its texts take.
    room: StoredValue<Room>,
    /// Whether ticking leads to anything.
    can_pick: bool,
) -> impl IntoView {
    let (l, face) = (words(), listed.face);
    let header = move |column: ColumnId, words: String, class: Signal<String>, beside: Option<AnyView>| {
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
        let href = Signal::derive(move || listed.query.with(|query| listed.href(&query.sorted_by(column))));
        view! { <SortHeader href direction place class beside>{words}</SortHeader> }
    };
    let title = (face.word)(l, Word::Column).to_owned();
    let name = header(face.listing.title.into(), title, Signal::stored("cell-name".to_owned()), None);
    let of_column = move |Head { column, name, class }: Head| {
        let width = Memo::new(move |_| look.with(|look| look.width(column)));
        let class = Signal::derive(move || room.with_value(|room| look::head_class(class, column, width.get(), room)));
        let grip = view! { <Grip face look column/> }.into_any();
        if face.listing.sorts_by(column) {
            header(column, name, class, Some(grip)).into_any()
        } else {
            view! { <th scope="col" class=move || class.get()>{name}{grip}</th> }.into_any()
        }
    };
    let columns = Memo::new(move |_| look.with(|look| listed.head.with(|head| Head::all(l, face, look, &head.fields))));
    let total = move || listed.head.with(|head| usize::try_from(head.total).unwrap_or(usize::MAX));
    let is_all = move || selection.count() > 0 && selection.count() == total();
    let is_some = move || selection.count() > 0 && selection.count() < total();
    let pick_all = move |event| {
        if event_target_checked(&event) {
            selection.tick_all(listed);
        } else {
            selection.clear();
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
                                aria-label=td_string!(l, listing.pick_all)
                                prop:checked=is_all
                                prop:indeterminate=is_some
                                on:change=pick_all
                            />
                        </label>
                    </th>
                })}
                {name}
                {move || columns.get().into_iter().map(of_column).collect_view()}
                <th class="act-head" scope="col" colspan="2">{td_string!(l, listing.column_action)}</th>
            </tr>
        </thead>
    }
}
