use leptos::prelude::*;

use super::{Glyph, Icon};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest, earliest or A first.
    Ascending,
    /// Largest, latest or Z first.
    Descending,
}

/// The header of a column one can sort by: a link to the list sorted so.
#[component]
pub fn SortHeader(
    /// The address of the list sorted by this column, the other way round if it already is.
    #[prop(into)]
    href: Signal<String>,
    /// How the list is sorted by this column now, if it is.
    #[prop(into)]
    direction: Signal<Option<SortDirection>>,
    /// Its place among the columns that the list is sorted by, from nought, where there are several.
    #[prop(optional, into)]
    place: Signal<Option<usize>>,
    /// More classes of the cell (`num` at the end, `low` and `mid` yield when room is short, `cell-…`).
    #[prop(optional, into)]
    class: Signal<String>,
    /// What else stands in the cell.
    #[prop(optional_no_strip)]
    beside: Option<AnyView>,
    /// The column's name.
    children: Children,
) -> impl IntoView {
    // Only one column of a table may say so.
    let said = move || match direction.get().filter(|_| place.get().is_none_or(|place| place == 0)) {
        Some(SortDirection::Ascending) => "ascending",
        Some(SortDirection::Descending) => "descending",
        None => "none",
    };
    let arrow = move || match direction.get() {
        Some(SortDirection::Descending) => Glyph::ChevronDown,
        _ => Glyph::ChevronUp,
    };
    view! {
        <th scope="col" class=move || class.get() aria-sort=said>
            <a class="sort" href=move || href.get() data-noscroll="">
                <span>{children()}</span>
                {move || view! { <Icon glyph=arrow()/> }}
                {move || place.get().map(|place| view! { <span class="sort-place">{place + 1}</span> })}
            </a>
            {beside}
        </th>
    }
}
