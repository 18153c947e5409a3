//! Where one is.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Whether a list is shown, or something below it.
pub fn section(href: &'static str) -> Signal<bool> {
    let path = use_location().pathname;
    Signal::derive(move || path.with(|path| path == href || path.starts_with(&format!("{href}/"))))
}

/// On the phone « Create » is a place of its own, so that its section is not also marked.
pub fn exact(href: &'static str) -> Signal<bool> {
    let path = use_location().pathname;
    Signal::derive(move || {
        path.with(|path| path == href || (path.starts_with(&format!("{href}/")) && path != "/clients/new"))
    })
}
