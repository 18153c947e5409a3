//! Lines put in another order by a pointer. By keys it is done in [`super::keys`].

use domain::documents::form::LINES;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::keys::row_of;
use super::state::FormState;
use kit::ui::target_within;

/// A line that a pointer holds by its grip. It goes along at once, so that one sees where it will stand.
#[derive(Clone, Copy)]
pub struct Drag {
    state: FormState,
    list: NodeRef<html::Div>,
    /// The line that is held.
    pub held: RwSignal<Option<u32>>,
}

impl Drag {
    /// Over the lines in a list.
    pub fn new(state: FormState, list: NodeRef<html::Div>) -> Self {
        Self { state, list, held: RwSignal::new(None) }
    }

    /// A grip is taken hold of. The list hears of the pointer from then on: a line that moves would lose it.
    pub fn down(self, event: &ev::PointerEvent) {
        if event.button() != 0 || target_within(event, ".line-grip").is_none() {
            return;
        }
        let (Some(row), Some(list)) = (row_of(event), self.list.get_untracked()) else { return };
        event.prevent_default();
        // Fails only for a pointer that is gone.
        drop(list.set_pointer_capture(event.pointer_id()));
        self.held.set(Some(row));
    }

    /// The pointer is elsewhere.
    pub fn moved(self, event: &ev::PointerEvent) {
        let (Some(row), Some(list)) = (self.held.get_untracked(), self.list.get_untracked()) else { return };
        let to = lines_above(&list, row, f64::from(event.client_y()));
        let is_there = self.state.rows.with_untracked(|rows| rows.of(LINES).get(to) == Some(&row));
        if !is_there {
            self.state.shift(row, to);
        }
    }

    /// It is let go.
    pub fn up(self) {
        if self.held.get_untracked().is_some() {
            self.held.set(None);
        }
    }
}

/// How many of the other lines have their middle above a height of the window.
fn lines_above(list: &web_sys::HtmlDivElement, row: u32, height: f64) -> usize {
    let Ok(lines) = list.query_selector_all("[data-row]") else { return 0 };
    let row = row.to_string();
    let others = (0..lines.length()).filter_map(|at| lines.item(at)?.dyn_into::<web_sys::Element>().ok());
    let others = others.filter(|line| line.get_attribute("data-row").as_ref() != Some(&row));
    others
        .filter(|line| {
            let place = line.get_bounding_client_rect();
            f64::midpoint(place.top(), place.bottom()) < height
        })
        .count()
}
