//! Keys that are commands.

use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::ui::target_within;

/// Whether a key pressed alone is a command: nothing has answered it yet, and it belongs to no field one types in, no open menu or dialog.
pub fn is_command(event: &ev::KeyboardEvent) -> bool {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    !is_typing(event)
}

/// Whether a key takes the last act back: Ctrl Z, or ⌘ Z, where it takes back no typing.
pub fn is_undo(event: &ev::KeyboardEvent) -> bool {
    let is_held = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    is_held && event.key().eq_ignore_ascii_case("z") && !event.default_prevented() && !is_typing(event)
}

/// Whether a key saves what one fills in: Ctrl Enter, or ⌘ Enter.
pub fn is_save(event: &ev::KeyboardEvent) -> bool {
    event.key() == "Enter" && is_with_ctrl(event)
}

/// Whether Ctrl or ⌘ is held, and nothing else.
pub fn is_with_ctrl(event: &ev::KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key()
}

/// Hears the keys of the whole window on their way to the element that has the focus, as long as the effect lives that it is called in. On
/// their way back some are not heard: Chromium's fields of a day keep theirs.
pub fn hear_first(run: impl Fn(ev::KeyboardEvent) + 'static) {
    let heard = Closure::<dyn Fn(ev::KeyboardEvent)>::new(run);
    // Fails for no listener that there is.
    drop(window().add_event_listener_with_callback_and_bool("keydown", heard.as_ref().unchecked_ref(), true));
    let heard = SendWrapper::new(heard);
    on_cleanup(move || {
        let listener = heard.as_ref().unchecked_ref();
        drop(window().remove_event_listener_with_callback_and_bool("keydown", listener, true));
    });
}

/// Whether it belongs to a field one types in, an open menu or a dialog.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [popover], dialog";
    target_within(event, typing).is_some()
}
