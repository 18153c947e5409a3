//! Reads papers as a reader would.

use lopdf::Document;

/// The words of each page, spaces of any kind and line ends as one space each.
pub fn pages(file: &[u8]) -> Vec<String> {
    let document = Document::load_mem(file).unwrap();
    let page = |number: &u32| {
        let words = document.extract_text(&[*number]).unwrap().replace('\u{200b}', "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    document.get_pages().keys().map(page).collect()
}

/// Whether all of it is there; tells what is not.
#[track_caller]
pub fn has(text: &str, words: &[&str]) {
    for wanted in words {
        let wanted = wanted.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&wanted), "{wanted:?} is not in: {text}");
    }
}
