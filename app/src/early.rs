//! What `early.js` keeps until the program takes it over: it stands in every page, and acts before any other code is there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use kit::live;

/// Told to the window when the field was closed, and when what was being composed in it is.
pub const TURNED: &str = "clientele:early";

/// Told to the field when the palette's code did not come.
const MISSED: &str = "clientele:missed";

/// The script as it is sent: without comments and margins.
#[cfg(feature = "ssr")]
static SCRIPT: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
    let lines = include_str!("early.js").lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
});

/// The script of the document, on the server.
pub fn script() -> impl IntoView {
    #[cfg(feature = "ssr")]
    {
        view! { <script nonce=leptos::nonce::use_nonce() inner_html=SCRIPT.as_str()></script> }
    }
}

/// The field that stands in for the palette until it is here. Closed, it goes off the page.
fn field() -> Option<HtmlDialogElement> {
    document().get_element_by_id("early")?.dyn_into().ok()
}

/// Whether one types in it.
pub fn is_open() -> bool {
    field().is_some_and(|field| field.open())
}

/// Whether one has closed it this very moment.
pub fn is_going() -> bool {
    field().is_some_and(|field| !field.open())
}

/// Whether a letter is being composed in it, of several keys: what takes the focus then takes the letter too.
pub fn is_composing() -> bool {
    field().is_some_and(|field| field.has_attribute("data-composing"))
}

/// Says in it why there is no palette; what was typed stays.
pub fn say(why: &str) {
    if let Some(field) = field() {
        // Fails only for names that are none.
        drop(field.set_attribute("data-missed", why));
        live::tell(MISSED);
    }
}

/// Takes it off the page, and what was typed in it, and where, into the palette's own field, which has the focus from this moment on: no
/// key finds the one gone and the other not yet filled.
pub fn take_into(input: &HtmlInputElement) -> Option<String> {
    let dialog = field()?;
    let early = dialog.query_selector("input").ok().flatten()?.dyn_into::<HtmlInputElement>().ok()?;
    let typed = early.value();
    let caret = early.selection_start().ok().flatten().zip(early.selection_end().ok().flatten());
    input.set_value(&typed);
    if let Some((start, end)) = caret {
        // Fails only for inputs that hold no text.
        drop(input.set_selection_range(start, end));
    }
    dialog.remove();
    Some(typed)
}
