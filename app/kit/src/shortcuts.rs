//! Keys that are commands.

use leptos::ev;

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

/// Whether it belongs to a field one types in, an open menu or a dialog.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [popover], dialog";
    target_within(event, typing).is_some()
}
