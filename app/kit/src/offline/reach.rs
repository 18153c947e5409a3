//! What only the network has: shown while it is there.

use leptos::prelude::*;

use super::contact::{TURNED, is_likely};

/// Whether the network is there, as far as the page knows. It is not before the program is alive: what hangs on it is drawn in the browser
/// alone, and never in a page that was kept.
pub fn within_reach() -> ReadSignal<bool> {
    let (is_there, look) = signal(false);
    Effect::new(move || {
        let listeners = [TURNED, "offline", "online"]
            .map(|hint| window_event_listener_untyped(hint, move |_| look.set(!is_likely())));
        look.set(!is_likely());
        on_cleanup(move || {
            for listener in listeners {
                listener.remove();
            }
        });
    });
    is_there
}
