//! When the table that the browser keeps was last known to be the server's.

use kit::storage;

/// Where the instant is kept, in milliseconds.
const KEY: &str = "clientele:table-as-of";

/// Notes that it is, now.
pub fn note() {
    if let Some(storage) = storage::local() {
        // Where there is no room, no time is told.
        drop(storage.set_item(KEY, &js_sys::Date::now().to_string()));
    }
}

/// The last time that it was.
pub fn last() -> Option<f64> {
    storage::local()?.get_item(KEY).ok()??.parse().ok()
}
