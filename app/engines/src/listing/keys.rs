//! The keyboard on the list: arrows, or `j` and `k`, move, `x` ticks, `Enter` opens, `e` edits, `c` creates, `/` filters, `Escape` unticks
//! and then shows all.

use domain::listing::ListRow;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;

use super::listed::Listed;
use super::rows::Rows;
use super::selection::Selection;
use super::step::Step;
use super::{FILTER_ID, Target};
use kit::shortcuts::is_command;
use kit::ui::target_within;
use kit::way_back;

/// Listens while the list is on the page, an empty one too: one filters anew and creates from there.
pub fn listen(listed: Listed, rows: &Rows, selection: Selection) {
    let rows = *rows;
    let navigate = use_navigate();
    let face = listed.face;
    let can_edit = face.may_edit();
    let target = |row: &ListRow| Target::of(face.listing, row);
    let pressed = move |event: ev::KeyboardEvent| {
        if !is_command(&event) {
            return;
        }
        let chosen = rows.at.get_untracked().and_then(|at| Some((at, rows.row(at)?)));
        let to = |path: String| {
            event.prevent_default();
            navigate(&path, NavigateOptions::default());
        };
        match (event.key().as_str(), chosen) {
            ("j" | "ArrowDown", _) => {
                event.prevent_default();
                step(listed, &rows, 1);
            }
            ("k" | "ArrowUp", _) => {
                event.prevent_default();
                step(listed, &rows, -1);
            }
            ("x", Some((at, row))) => selection.toggle(listed, at, target(&row)),
            ("Enter", Some((_, row))) if on_nothing(&event) => {
                way_back::note_row(face.path(), row.id);
                to(face.record(row.id));
            }
            ("e", Some((_, row))) if can_edit && (face.verbs.is_editable)(face.listing.state_of(&row)) => {
                way_back::note_row(face.path(), row.id);
                to(format!("{}/edit", face.record(row.id)));
            }
            ("c", _) if can_edit => to(format!("{}/new", face.path())),
            ("/", _) => {
                event.prevent_default();
                focus_filter();
            }
            ("Escape", _) if selection.count() > 0 => selection.clear(),
            ("Escape", _) => listed.ask(listed.query.with_untracked(|query| query.filtered("")), Step::Entry),
            _ => {}
        }
    };
    Effect::new(move |before: Option<u32>| {
        let now = listed.entered.get();
        if before.is_some_and(|before| before != now) {
            rows.go_to((listed.total() > 0).then_some(0));
        }
        now
    });
    Effect::new(move || {
        let listener = window_event_listener(ev::keydown, pressed.clone());
        on_cleanup(move || listener.remove());
    });
}

/// Whether Enter would do nothing by itself: the focus is on no link and no button.
fn on_nothing(event: &ev::KeyboardEvent) -> bool {
    target_within(event, "a, button, summary, label").is_none()
}

/// Moves to the row after or before, and brings it into sight.
fn step(listed: Listed, rows: &Rows, by: isize) {
    rows.go_to(moved(rows.at.get_untracked(), by, listed.total()));
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
