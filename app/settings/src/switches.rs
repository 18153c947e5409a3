//! Switches that hold from the moment they are turned.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A switch goes back to what is true when a change was refused: it was turned by the browser.
pub fn turn_back(id: &str, is_on: bool) {
    let input = document().get_element_by_id(id);
    if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.set_checked(is_on);
    }
}
