//! The words of Clientèle in French and English, read at compile time from `app/locales`: a missing or misspelt key does not compile.
//!
//! `td_string!(locale, clients.title)` gives the words of one key. The language is chosen once a page, by the server, and changed by
//! loading the page again, so nothing here needs to react.

pub mod geo_names;

#[expect(missing_docs, deprecated, clippy::pedantic, reason = "made by the macro, which its authors prefer called from build.rs: that needs ICU data and a downloader at build time")]
mod words {
    leptos_i18n::load_locales!();
}

pub use leptos_i18n::{self, td_string};
pub use words::i18n::*;
