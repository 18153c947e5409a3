//! What an event came from.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What an event came from, if it is of that kind.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The nearest element that a selector names, from what an event came from upwards.
pub fn target_within(event: &Event, selector: &str) -> Option<Element> {
    target::<Element>(event)?.closest(selector).ok().flatten()
}
