//! Keys that are commands: what they have in common, and the page that lists them.

mod help;

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, prelude::*};

use self::help::ShortcutsDialog;
use crate::door;
use crate::lazy_dialog::LazyDialog;
use crate::ui::target_within;

/// Whether a key pressed alone is a command: nothing has answered it yet, and it belongs to no field one types in, no open menu or dialog.
pub fn is_command(event: &ev::KeyboardEvent) -> bool {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [popover], dialog";
    target_within(event, typing).is_none()
}

door!(help, hands, (open: RwSignal<bool>) -> AnyView, view! { <ShortcutsDialog open/> }.into_any());

/// `?` lists the keys. Its code comes when it is first asked for.
#[component]
pub fn Shortcuts(
    /// Opens it.
    call: LazyDialog,
) -> impl IntoView {
    Effect::new(move || {
        let listener = window_event_listener(ev::keydown, move |event| {
            if event.key() == "?" && is_command(&event) {
                event.prevent_default();
                call.call();
            }
        });
        on_cleanup(move || listener.remove());
    });
    call.view(|open| async move { help(open).await.ok() })
}
