//! The words of Clientèle in French and English, read at compile time from `app/locales`: a missing or misspelt key does not compile.
//!
//! `td_string!(locale, clients.title)` gives the words of one key. The language is chosen once a page, by the server, and changed by
//! loading the page again, so nothing here needs to react.

pub mod geo_names;

#[expect(missing_docs, clippy::pedantic, reason = "written by build.rs")]
mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use leptos_i18n;
pub use words::i18n::*;
