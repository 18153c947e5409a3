//! What keys do in the lines: Enter goes from cell to cell and makes the next line, Alt with an arrow takes a line elsewhere. And rows that
//! were copied in a spreadsheet become lines.

use domain::documents::form::LINES;
use domain::documents::{LineKind, pasted};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::options::line_path;
use super::state::FormState;
use kit::order::focus_later;
use kit::ui::{field_id, target, target_within};
use kit::words::td_string;

/// What one types into, of a line.
const CELLS: &str = "input:not([type=hidden]), textarea, select";

/// The line that an event came from.
pub fn row_of(event: &web_sys::Event) -> Option<u32> {
    target_within(event, "[data-row]")?.get_attribute("data-row")?.parse().ok()
}

/// A key was pressed in a line. What a list of offers has taken is taken.
pub fn pressed(state: FormState, spoken: RwSignal<String>, event: &ev::KeyboardEvent) {
    let with_others = event.ctrl_key() || event.meta_key() || event.shift_key() || event.is_composing();
    let (Some(row), false) = (row_of(event), with_others || event.default_prevented()) else { return };
    let Some(cell) = target::<web_sys::HtmlElement>(event).filter(|cell| cell.matches(CELLS) == Ok(true)) else {
        return;
    };
    match (event.key().as_str(), event.alt_key()) {
        ("Enter", false) => {
            event.prevent_default();
            go_on(state, row, &cell);
        }
        // Alt with an arrow opens a list of choices.
        ("ArrowUp" | "ArrowDown", true) if cell.tag_name() != "SELECT" => {
            event.prevent_default();
            take_along(state, row, event.key() == "ArrowUp", spoken);
            // An element that moves loses the focus.
            focus_later(cell.id());
        }
        _ => {}
    }
}

/// Goes to the next cell, from the last one to the next line. The last line makes another one, unless nothing is typed in it.
fn go_on(state: FormState, row: u32, cell: &web_sys::HtmlElement) {
    let line = cell.closest("[data-row]").ok().flatten();
    if let Some(next) = line.and_then(|line| next_cell(&line, cell)) {
        return enter(&next);
    }
    let below = state.rows.with_untracked(|rows| {
        let rows = rows.of(LINES);
        rows.iter().position(|other| *other == row).and_then(|at| rows.get(at + 1).copied())
    });
    let below = below.or_else(|| {
        let is_blank = state.typed(row).is_none_or(|line| line.is_blank());
        (!is_blank).then(|| state.add_line(LineKind::Item, Some(row)))
    });
    if let Some(below) = below {
        focus_later(field_id(&line_path(below, "description")));
    }
}

/// The cell behind this one, of those that are in sight.
fn next_cell(line: &web_sys::Element, cell: &web_sys::HtmlElement) -> Option<web_sys::HtmlElement> {
    let cells = line.query_selector_all(CELLS).ok()?;
    let mut cells = (0..cells.length()).filter_map(|at| cells.item(at)?.dyn_into::<web_sys::HtmlElement>().ok());
    cells.find(|other| other == cell)?;
    cells.find(|other| other.offset_parent().is_some())
}

/// Brings the focus into a cell, with what stands in it chosen, so that typing takes its place.
fn enter(cell: &web_sys::HtmlElement) {
    // Fails only for elements that are gone.
    drop(cell.focus());
    if let Some(input) = cell.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

/// Takes a line up or down, and says where it stands then.
fn take_along(state: FormState, row: u32, is_up: bool, spoken: RwSignal<String>) {
    let (place, count) = state.rows.with_untracked(|rows| {
        let rows = rows.of(LINES);
        (rows.iter().position(|other| *other == row), rows.len())
    });
    let Some(place) = place else { return };
    let to = if is_up { place.checked_sub(1) } else { Some(place + 1).filter(|to| *to < count) };
    if let Some(to) = to {
        let place = (state.shift(row, to) + 1).to_string();
        spoken.set(td_string!(state.l, editor.line_moved, place = place, count = count.to_string()).to_string());
    }
}

/// Makes lines of rows that are pasted into a description. A line in which nothing was typed gives way to them.
pub fn pasted_into(state: FormState, event: &ev::ClipboardEvent) {
    let is_description = target::<web_sys::HtmlTextAreaElement>(event).is_some();
    let Some(row) = row_of(event).filter(|_| is_description) else { return };
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
    let Some(lines) = text.and_then(|text| pasted(&text)).filter(|lines| !lines.is_empty()) else { return };
    event.prevent_default();
    let gives_way = state.typed(row).is_none_or(|line| line.is_blank());
    let last = state.insert(lines, Some(row));
    if gives_way {
        state.remove_row(LINES, row);
    }
    focus_later(field_id(&line_path(last, "description")));
}
