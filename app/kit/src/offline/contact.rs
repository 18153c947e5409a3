//! Whether the server is within reach. The open connection of [`crate::live`] tells; what browsers say of networks is a hint to try it
//! again, since a server on this very machine is within reach without any.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::caches::caches;
use crate::error::AppError;
use crate::live;

/// Told to the window when the server goes out of reach or comes back.
pub(super) const TURNED: &str = "clientele:contact";

thread_local! {
    static IS_LOST: Cell<bool> = const { Cell::new(false) };
    /// Whether this page has been in contact.
    static WAS_FOUND: Cell<bool> = const { Cell::new(false) };
    /// The instant that what is shown is of, in milliseconds.
    static AS_OF: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Whether the server is out of reach.
pub fn is_lost() -> bool {
    IS_LOST.get()
}

/// Whether the server probably is: the browser may know before the connection does.
pub fn is_likely() -> bool {
    is_lost() || (cfg!(not(feature = "ssr")) && !window().navigator().on_line())
}

/// Whether that is why a call has failed.
pub fn is_why(error: &AppError) -> bool {
    matches!(error, AppError::Transport(_)) && is_likely()
}

/// Notes that the server is out of reach; true if that is news.
pub fn lost() -> bool {
    if IS_LOST.replace(true) {
        return false;
    }
    if WAS_FOUND.get() && AS_OF.get().is_none() {
        AS_OF.set(Some(js_sys::Date::now()));
    }
    if AS_OF.get().is_none() {
        spawn_local(async {
            let kept = date_of_page().await.unwrap_or_else(js_sys::Date::now);
            AS_OF.set(AS_OF.get().or(Some(kept)));
            live::tell(TURNED);
        });
    }
    live::tell(TURNED);
    true
}

/// Notes that the server is within reach; true if that is news.
pub fn found() -> bool {
    WAS_FOUND.set(true);
    AS_OF.set(None);
    let is_news = IS_LOST.replace(false);
    if is_news {
        live::tell(TURNED);
    }
    is_news
}

/// Without network, what is shown is of that instant.
pub fn show_as_of(instant: Option<f64>) {
    if instant.is_some() {
        AS_OF.set(instant);
        live::tell(TURNED);
    }
}

/// The instant that what is shown is of, while the server is out of reach.
pub(super) fn as_of() -> Option<f64> {
    AS_OF.get().filter(|_| is_lost())
}

/// When the server sent this page, if the worker kept it.
async fn date_of_page() -> Option<f64> {
    let path = window().location().pathname().ok()?;
    let found = JsFuture::from(caches()?.match_with_str(&path)).await.ok()?;
    let response: web_sys::Response = found.dyn_into().ok()?;
    let date = js_sys::Date::parse(&response.headers().get("date").ok()??);
    date.is_finite().then_some(date)
}
