//! The page that lists the keys.

mod help;

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, prelude::*};

use self::help::ShortcutsDialog;
use crate::listings::FINDABLE;
use engines::palette::provide_findable;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::shortcuts::is_command;

door!(help, hands, (open: RwSignal<bool>) -> AnyView, {
    provide_findable(&FINDABLE);
    view! { <ShortcutsDialog open/> }.into_any()
});

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
