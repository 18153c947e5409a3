//! What shows the boxes of a list on a phone.

use leptos::prelude::*;

use super::listed::Listed;
use super::selection::Selection;
use kit::words::{td_string, words};

/// Shows the boxes and hides them again: on a phone rows are too narrow to have them always.
#[component]
pub fn PickButton(
    /// The list.
    listed: Listed,
    /// What is ticked.
    selection: Selection,
) -> impl IntoView {
    let l = words();
    listed.face.can_pick().then(|| {
        view! {
            <button
                class="button quiet only-phone"
                type="button"
                hidden=move || listed.is_without_rows()
                aria-pressed=move || if selection.is_asked.get() { "true" } else { "false" }
                on:click=move |_| selection.is_asked.update(|is_asked| *is_asked = !*is_asked)
            >
                {td_string!(l, listing.pick_mode)}
            </button>
        }
    })
}
