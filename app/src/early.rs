//! What `early.js` keeps until the program takes it over: it stands in every page, and acts before any other code is there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

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

/// The field that stands in for the palette until it is here.
fn field() -> Option<HtmlDialogElement> {
    document().get_element_by_id("early")?.dyn_into().ok()
}

/// Whether one types in it.
pub fn is_open() -> bool {
    field().is_some_and(|field| field.open())
}

/// Whether one has closed it.
pub fn was_closed() -> bool {
    field().is_some_and(|field| !field.open())
}

/// Takes it off the page, for what was typed in it.
pub fn take() -> Option<String> {
    let field = field()?;
    let typed = field.query_selector("input").ok().flatten()?.dyn_into::<HtmlInputElement>().ok()?.value();
    field.remove();
    Some(typed)
}
