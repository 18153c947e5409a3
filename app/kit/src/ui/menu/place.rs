//! Where a menu goes in browsers without anchor positioning, or one that several buttons open. Set through the style object, which the page's policy
//! allows where it forbids `style` attributes in HTML.

use leptos::prelude::window;
use web_sys::{Element, HtmlElement};

use super::MenuAlign;

/// Between the button and its menu, and between the menu and the edge of the window, in pixels.
const GAP: f64 = 4.0;

/// Whether the style sheet puts a menu beside its button.
pub(super) fn is_anchored() -> bool {
    web_sys::css::supports("(anchor-scope: --menu)").unwrap_or(false)
}

/// Puts an open menu below its button, or above where there is no room.
pub(super) fn below(list: &HtmlElement, button: &Element, align: MenuAlign) {
    let (from, size) = (button.get_bounding_client_rect(), list.get_bounding_client_rect());
    let (width, height) = (extent(window().inner_width()), extent(window().inner_height()));
    let left = match align {
        MenuAlign::Start => from.left(),
        MenuAlign::End => from.right() - size.width(),
    };
    let under = from.bottom() + GAP;
    let top = if under + size.height() > height { from.top() - GAP - size.height() } else { under };
    set(list, "left", left.min(width - size.width() - GAP).max(GAP));
    set(list, "top", top.max(GAP));
}

/// A side of the window, in pixels.
fn extent(side: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>) -> f64 {
    side.ok().and_then(|side| side.as_f64()).unwrap_or(f64::MAX)
}

/// Sets a length.
fn set(list: &HtmlElement, property: &str, pixels: f64) {
    // Fails only for read-only style objects, which an element's is not.
    drop(list.style().set_property(property, &format!("{pixels}px")));
}
