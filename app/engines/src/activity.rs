//! What happened to a record, newest first (A7.1): each feature has the words for its own events.

mod feed;
mod happened;
mod page;
mod when;

#[cfg(feature = "ssr")]
pub use page::PAGE;
pub use page::{ActivityPage, Asking, Telling};

/// The sentence of an event: « Vous avez … » to who did it, « Claire a … » to others. It takes the language, the entry, the two words of the
/// namespace `activity`, and what stands in them.
#[macro_export]
macro_rules! told {
    ($l:ident, $entry:ident, $theirs:ident, $mine:ident $(, $name:ident = $value:expr)*) => {
        if $entry.by_me {
            ::kit::words::td_string!($l, activity.$mine $(, $name = $value)*).to_string()
        } else {
            ::kit::words::td_string!($l, activity.$theirs, who = $entry.actor.clone() $(, $name = $value)*).to_string()
        }
    };
}
