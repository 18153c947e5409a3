//! When a table that the browser keeps was last known to be the server's.

use domain::subject::Subject;
use kit::storage;

/// Where the instant is kept, in milliseconds.
fn key(subject: Subject) -> String {
    format!("clientele:table-as-of:{}", subject.as_str())
}

/// Notes that it is, now.
pub fn note(subject: Subject) {
    if let Some(storage) = storage::local() {
        // Where there is no room, no time is told.
        drop(storage.set_item(&key(subject), &js_sys::Date::now().to_string()));
    }
}

/// The last time that it was.
pub fn last(subject: Subject) -> Option<f64> {
    storage::local()?.get_item(&key(subject)).ok()??.parse().ok()
}
