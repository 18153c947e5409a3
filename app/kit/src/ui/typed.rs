//! Fields of which a signal holds the text, in pages that are typed in before they are alive.

use leptos::{html, prelude::*};

/// Keeps the text of an input that of a signal. What stands in it otherwise when the page comes alive was typed before that: it is taken,
/// and not written over. The input has the signal's first text as its `value`.
pub fn keep_text(node: NodeRef<html::Input>, text: RwSignal<String>) {
    Effect::new(move |is_known: Option<bool>| {
        // A field also goes with its page, and what stood in it with it.
        let Some(now) = text.try_get() else { return true };
        let Some(input) = node.get() else { return false };
        let shown = input.value();
        if shown != now {
            if is_known == Some(true) {
                input.set_value(&now);
            } else {
                text.set(shown);
            }
        }
        true
    });
}
