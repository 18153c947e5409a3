use domain::format::Locale as FormatLocale;
use domain::listing::{ListLook, ListPage, ListQuery, ListRow, PAGE_SIZE};
use domain::money::Money;
use domain::table::Words;
use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::bulk::Bulk;
use super::empty::Empty;
use super::fetched::page_of;
use super::head::TableHead;
use super::keys::listen;
use super::listed::Listed;
use super::look;
use super::markup::{self, Look};
use super::room::Room;
use super::row_menu::{Asked, RowMenu};
use super::rows::Rows;
use super::selection::Selection;
use super::{Acts, Target, Word};
use kit::failure::Failure;
use kit::table::{LongPress, Overflow};
use kit::ui::{Pagination, target};
use kit::way_back;
use kit::words::{formats, integer, td_string, words};

/// The buttons that open a row's menu.
const OPENS: &str = "[aria-haspopup=menu]";

/// The list, with what stands above and below its rows.
#[component]
pub fn RecordsTable(
    /// The list.
    listed: Listed,
    /// The page that it begins with.
    page: ListPage,
    /// What is being done to records.
    acts: Acts,
    /// The records that are ticked.
    selection: Selection,
    /// How it looks.
    shape: RwSignal<ListLook>,
) -> impl IntoView {
    let (l, f) = (words(), formats());
    let face = listed.face;
    let (can_edit, can_pick) = (face.may_edit(), face.can_pick());
    let query = ListQuery { page: page.page, ..listed.query.get_untracked() };
    let columns = shape.with_untracked(|shape| shape.columns.clone());
    let (found, fields) = (Words::typed(&query.filter), page.head.fields.clone());
    let look = Look { face, l, f, can_pick, can_edit, found, columns, fields };
    let room = StoredValue::new(Room::of(&look, &page.rows));
    let first = page_of(page.page).start;
    let target_of = |row: &ListRow| Target::of(face.listing, row);
    let drawn: Vec<_> = page
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| markup::drawn(first + at, row, face.listing.state_of(row), &look))
        .collect();
    let html: String = drawn.iter().map(|row| row.html.as_str()).collect();
    let asked: Asked = RwSignal::new(None);
    let rows = Rows::new(listed, acts, selection, look);
    rows.listen(drawn);
    rows.follow(shape);
    listen(listed, &rows, selection);
    let held = LongPress::new();
    let overflow = Overflow::new(shape.with_untracked(|shape| look::is_own(face, shape)), move || shape.track());
    let clicked = move |event: ev::MouseEvent| {
        if held.has_pressed(&event) {
            return;
        }
        let Some(element) = target::<web_sys::Element>(&event) else { return };
        let Some((at, row)) = rows.under(&element) else { return };
        if let Some(button) = element.closest(OPENS).ok().flatten() {
            // Where its menu leads, one comes back from to this row.
            way_back::note_row(face.path(), row.id);
            asked.set(Some((row, SendWrapper::new(button))));
        } else if let Some(check) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            selection.tick(listed, at, target_of(&row), check.checked(), event.shift_key());
        } else if element.closest("a").ok().flatten().is_some() {
            // Followed by keys too, which no pointer tells of.
            way_back::note_row(face.path(), row.id);
        }
    };
    let pressed = |event: ev::KeyboardEvent| {
        let button = target::<web_sys::HtmlElement>(&event);
        if let Some(button) =
            button.filter(|button| event.key() == "ArrowDown" && button.matches(OPENS).unwrap_or(false))
        {
            event.prevent_default();
            button.click();
        }
    };
    let is_empty = Memo::new(move |_| listed.head.with(|head| head.total == 0));
    let sums = [Word::Total, Word::SecondTotal].into_iter().zip(0..face.listing.sums.len());
    let failed = move || listed.failure.get().map(|error| view! { <Failure error/> });
    let found = move || listed.head.with(|head| (face.count)(l, head.total));
    let sum = move |(word, at): (Word, usize)| {
        let told = move || listed.head.with(|head| head.sums.get(at).map(|sums| total(sums, f)).unwrap_or_default());
        view! { <span>{(face.word)(l, word)} " " <strong>{told}</strong></span> }
    };
    view! {
        {failed}
        {move || (is_empty.get() && listed.failure.with(Option::is_none)).then(|| view! { <Empty listed/> })}
        <div class="card" hidden=move || listed.is_without_rows()>
            <div class="table-wrap" class:scroll=move || overflow.get() node_ref=overflow.around>
                <table
                    class=move || shape.with(|shape| room.with_value(|room| look::classes(face, shape, room)))
                    class:picking=move || selection.is_asked.get()
                    aria-label=(face.word)(l, Word::ListLabel)
                    aria-rowcount=move || rows.count()
                >
                    <TableHead listed selection look=shape room can_pick/>
                    <tbody class="space" node_ref=rows.above aria-hidden="true"><tr><td></td></tr></tbody>
                    <tbody
                        class="rows"
                        node_ref=rows.body
                        inner_html=html
                        on:click=clicked
                        on:keydown=pressed
                        on:pointerdown=move |event| held.down(&event)
                        on:pointermove=move |event| held.moved(&event)
                        on:pointerup=move |_| held.up()
                        on:pointercancel=move |_| held.up()
                        on:contextmenu=move |event| held.asked_for_menu(&event)
                    ></tbody>
                    <tbody class="space" node_ref=rows.below aria-hidden="true"><tr><td></td></tr></tbody>
                </table>
            </div>
            <div class="foot">
                <span role="status">{found}</span>
                {(sums.len() > 0).then(|| view! { <span class="end sums">{sums.map(sum).collect_view()}</span> })}
            </div>
        </div>
        <Pages listed query total=page.head.total/>
        <RowMenu face asked acts/>
        <Bulk listed acts selection/>
    }
}

/// Amounts of several currencies are not added up, but told one after the other.
fn total(balances: &[Money], f: FormatLocale) -> String {
    balances.iter().map(|money| domain::format::money(*money, f)).collect::<Vec<_>>().join(" + ")
}

/// Where one is among the pages, for whoever has no script; with it, one scrolls.
#[component]
fn Pages(listed: Listed, query: ListQuery, total: u64) -> impl IntoView {
    let l = words();
    let size = u64::from(PAGE_SIZE);
    let page = u64::from(query.page);
    let first = (page - 1) * size + 1;
    let last = (page * size).min(total);
    let to = |page: u32| listed.href(&ListQuery { page, ..query.clone() });
    let previous = (query.page > 1).then(|| to(query.page - 1));
    let next = (last < total).then(|| to(query.page + 1));
    (previous.is_some() || next.is_some()).then(|| {
        let text = td_string!(l, common.page_of, first = integer(first), last = integer(last), total = integer(total))
            .to_string();
        view! {
            <div class="only-without-script">
                <Pagination
                    label=td_string!(l, listing.pages)
                    text
                    previous=Signal::stored(previous)
                    next=Signal::stored(next)
                    previous_label=td_string!(l, common.previous)
                    next_label=td_string!(l, common.next)
                />
            </div>
        }
    })
}
