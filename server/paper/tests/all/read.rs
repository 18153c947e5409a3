//! Reads files as a reader would.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::sync::OnceLock;

use lopdf::Document;
use paper::{Press, Sheet};

/// The press that all tests share, as the server does.
pub fn press() -> &'static Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| Press::open().unwrap())
}

/// The words of each page, spaces of any kind and line ends as one space each.
pub fn pages(file: &[u8]) -> Vec<String> {
    let document = Document::load_mem(file).unwrap();
    let page = |number: &u32| {
        let words = document.extract_text(&[*number]).unwrap().replace(['\u{200b}'], "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    document.get_pages().keys().map(page).collect()
}

/// The words of all pages of a document.
pub fn text(sheet: &Sheet) -> String {
    pages(&press().document(sheet).unwrap()).join(" ")
}

/// Whether all of it is there; tells what is not.
#[track_caller]
pub fn has(text: &str, words: &[&str]) {
    for wanted in words {
        let wanted: Vec<_> = wanted.split_whitespace().collect();
        assert!(text.contains(&wanted.join(" ")), "{wanted:?} is not in: {text}");
    }
}
