//! ⌘K, or Ctrl K: records, pages and actions behind one field, from any page. What a feature says of its records is a
//! [`Findable`](engines::palette::Findable); everything else is here, once.

mod dialog;
mod finder;
mod places;
mod scope;
mod telephones;

use std::pin::Pin;

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, prelude::*};

use self::dialog::PaletteDialog;
use crate::early;
use crate::listings::FINDABLE;
use engines::palette::provide_findable;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::offline::{is_likely, within_reach};
use kit::ui::{Glyph, Icon, Kbd};
use kit::words::{td_string, words};

door!(palette, hands, preload_palette, (open: RwSignal<bool>, help: LazyDialog) -> AnyView, {
    provide_findable(&FINDABLE);
    view! { <PaletteDialog open help/> }.into_any()
});

/// Fetches its code before anybody calls it: without network, it is called all the same.
pub fn fetch_ahead() -> Pin<Box<dyn Future<Output = ()>>> {
    // Whoever calls it asks again, and is told.
    Box::pin(async { drop(preload_palette().await) })
}

/// The palette, once it is called.
#[component]
pub fn Palette(
    /// Opens it.
    call: LazyDialog,
    /// Opens the list of keys.
    help: LazyDialog,
) -> impl IntoView {
    let l = words();
    let is_there = within_reach();
    Effect::new(move || {
        ask(call);
        let pressed = window_event_listener(ev::keydown, move |event| on_key(call, &event));
        let turned = window_event_listener_untyped(early::TURNED, move |_| {
            if !early::is_open() {
                call.open.set(false);
            }
        });
        on_cleanup(move || {
            pressed.remove();
            turned.remove();
        });
    });
    // What was typed without network is looked for once that is back.
    Effect::new(move || {
        if is_there.get() {
            ask(call);
        }
    });
    let missed = move || {
        early::say(if is_likely() { td_string!(l, palette.out_of_reach) } else { td_string!(l, palette.not_loaded) });
    };
    call.view_or(move |open| async move { palette(open, help).await.ok() }, missed)
}

/// Ctrl K opens it and closes it. Before it is here, its field does so by itself (`early.js`), and this follows.
fn on_key(call: LazyDialog, event: &ev::KeyboardEvent) {
    let is_asked = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    if is_asked && event.key().eq_ignore_ascii_case("k") {
        event.prevent_default();
        if !early::is_open() && (call.open.get_untracked() || early::is_going()) {
            call.open.set(false);
        } else if early::is_open() || !is_asking() {
            call.call();
        }
    } else if event.key() == "Enter" && !event.default_prevented() && !event.is_composing() {
        ask(call);
    }
}

/// Calls it for whoever types in its field already: at first, and once more where its code did not come.
fn ask(call: LazyDialog) {
    if early::is_open() && !call.open.get_untracked() {
        call.call();
    }
}

/// The field in the sidebar that opens it.
#[component]
pub fn SearchBox(
    /// Opens the palette.
    call: LazyDialog,
) -> impl IntoView {
    let l = words();
    let key = RwSignal::new("Ctrl K");
    Effect::new(move || {
        let is_apple = window().navigator().platform().is_ok_and(|platform| platform.starts_with(['M', 'i']));
        if is_apple {
            key.set("⌘K");
        }
    });
    view! {
        <button class="searchbox only-with-script" type="button" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K"
            data-opens="palette"
            on:click=move |_| call.call()>
            <Icon glyph=Glyph::Search/>
            {td_string!(l, palette.search)}
            <Kbd quiet=true>{key}</Kbd>
        </button>
    }
}

/// Whether the page waits for an answer.
fn is_asking() -> bool {
    document().query_selector("dialog[open]:not(#early)").ok().flatten().is_some()
}
