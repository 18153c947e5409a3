//! The bar over a list, which stays in sight while the rows scroll.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use kit::table::on_resized;

/// What the style calls the bar's height: the names of the columns stay below it.
const HEIGHT: &str = "--bar";

/// Tells the style how high the bar is, which wraps as its room and the chips in it ask for.
pub fn stays_in_sight(bar: NodeRef<html::Div>) {
    let look = move || {
        let Some(bar) = bar.try_get_untracked().flatten() else { return };
        if let Some(around) = bar.parent_element().and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
            // Fails only for read-only style objects, which an element's is not.
            drop(around.style().set_property(HEIGHT, &format!("{}px", bar.offset_height())));
        }
    };
    Effect::new(move || {
        if let Some(bar) = bar.get() {
            on_resized(&[bar.as_ref()], look);
        }
    });
}
