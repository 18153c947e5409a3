//! The place in a list that Back and a reload return to: how far one has scrolled stands with the entry of the history.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// What the history's entry calls it.
const PLACE: &str = "place";

/// Notes with the history's entry how far one has scrolled, in CSS pixels.
pub fn keep_place() {
    let (Ok(history), Ok(place)) = (window().history(), window().scroll_y()) else { return };
    let state = history.state().ok().filter(JsValue::is_object).unwrap_or_else(|| js_sys::Object::new().into());
    // Without it, Back returns to the top.
    drop(js_sys::Reflect::set(&state, &PLACE.into(), &place.into()));
    drop(history.replace_state(&state, ""));
}

/// How far one had scrolled when one left this entry, in CSS pixels; nothing for a new one.
#[must_use]
pub fn kept_place() -> Option<f64> {
    let state = window().history().ok()?.state().ok().filter(JsValue::is_object)?;
    js_sys::Reflect::get(&state, &PLACE.into()).ok()?.as_f64()
}
