//! ⌘K, or Ctrl K: records, pages and actions behind one field, from any page. What a feature says of its records is a
//! [`Findable`](engines::palette::Findable); everything else is here, once.

mod dialog;
mod finder;
mod places;
mod scope;

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, prelude::*};

use self::dialog::PaletteDialog;
use crate::early;
use crate::listings::FINDABLE;
use engines::palette::provide_findable;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, Icon, Kbd};
use kit::words::{td_string, words};

door!(palette, hands, (open: RwSignal<bool>, help: LazyDialog) -> AnyView, {
    provide_findable(&FINDABLE);
    view! { <PaletteDialog open help/> }.into_any()
});

/// The palette, once it is called.
#[component]
pub fn Palette(
    /// Opens it.
    call: LazyDialog,
    /// Opens the list of keys.
    help: LazyDialog,
) -> impl IntoView {
    Effect::new(move || {
        if early::is_open() {
            call.call();
        }
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_asked = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
            if is_asked && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                if call.open.get_untracked() {
                    call.open.set(false);
                } else if !is_asking() {
                    call.call();
                }
            }
        });
        on_cleanup(move || listener.remove());
    });
    call.view(move |open| async move { palette(open, help).await.ok() })
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
