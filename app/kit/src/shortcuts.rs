//! Keys that are commands.

use leptos::ev;

use crate::ui::target_within;

/// Whether a key pressed alone is a command: nothing has answered it yet, and it belongs to no field one types in, no open menu or dialog.
pub fn is_command(event: &ev::KeyboardEvent) -> bool {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [popover], dialog";
    target_within(event, typing).is_none()
}
