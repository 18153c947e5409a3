//! What this browser keeps for us between visits.

use leptos::prelude::window;
use web_sys::Storage;

/// Its local storage. Browsers may refuse to keep anything: then nothing is remembered, and all else works.
pub fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
