//! The keyboard on the list: `j` `k` move, `x` ticks, `Enter` opens, `e` edits, `c` creates, `/` filters.

use domain::access::Permission;
use domain::clients::list::ClientRow;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;

use super::row::row_id;
use super::{FILTER_ID, Picked};
use crate::bootstrap::may;

/// Listens while the list is on the page, an empty one too: one filters anew and creates from there.
pub fn listen(rows: StoredValue<Vec<ClientRow>>, at: RwSignal<Option<usize>>, picked: Picked) {
    let navigate = use_navigate();
    let can_edit = may(Permission::EditClients);
    let pressed = move |event: ev::KeyboardEvent| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || is_busy(&event) {
            return;
        }
        let chosen = at
            .get_untracked()
            .and_then(|at| rows.try_with_value(|rows| rows.get(at).map(|row| (row.id, row.state))).flatten());
        let to = |path: String| {
            event.prevent_default();
            navigate(&path, NavigateOptions::default());
        };
        match (event.key().as_str(), chosen) {
            ("j", _) => step(rows, at, 1),
            ("k", _) => step(rows, at, -1),
            ("x", Some((id, _))) => picked.update(|picked| {
                if !picked.remove(&id) {
                    picked.insert(id);
                }
            }),
            ("Enter", Some((id, _))) if on_nothing(&event) => to(format!("/clients/{id}")),
            ("e", Some((id, state))) if can_edit && state.editable() => to(format!("/clients/{id}/edit")),
            ("c", _) if can_edit => to("/clients/new".to_owned()),
            ("/", _) => {
                event.prevent_default();
                focus_filter();
            }
            ("Escape", _) => picked.update(std::collections::BTreeSet::clear),
            _ => {}
        }
    };
    Effect::new(move || {
        let listener = window_event_listener(ev::keydown, pressed.clone());
        on_cleanup(move || listener.remove());
    });
}

/// Whether the key belongs to something else: a field one types in, an open menu or dialog.
fn is_busy(event: &ev::KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return false;
    };
    let typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [popover], dialog";
    target.closest(typing).ok().flatten().is_some()
}

/// Whether Enter would do nothing by itself: the focus is on no link and no button.
fn on_nothing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_none_or(|target| target.closest("a, button, summary, label").ok().flatten().is_none())
}

/// Moves to the row after or before, and brings it into sight.
fn step(rows: StoredValue<Vec<ClientRow>>, at: RwSignal<Option<usize>>, by: isize) {
    let count = rows.try_with_value(Vec::len).unwrap_or(0);
    let next = moved(at.get_untracked(), by, count);
    at.set(next);
    if let Some(row) = next.and_then(|next| document().get_element_by_id(&row_id(next))) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The place after a step; it stops at both ends.
fn moved(at: Option<usize>, by: isize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(at.map_or(0, |at| at.saturating_add_signed(by).min(last)))
}

fn focus_filter() {
    let field =
        document().get_element_by_id(FILTER_ID).and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field {
        // Fails only for elements that are gone.
        drop(field.focus());
        field.select();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stop_at_both_ends() {
        assert_eq!(moved(None, 1, 3), Some(0));
        assert_eq!(moved(Some(0), -1, 3), Some(0));
        assert_eq!(moved(Some(2), 1, 3), Some(2));
        assert_eq!(moved(Some(1), 1, 0), None);
    }
}
