//! The manifest that makes the application installable.

use domain::format::Language;
use domain::listings::START;
use serde_json::json;

use crate::listings::first;
use engines::listing::Word;
use kit::words::{td_string, words_in};

/// The canvas of `style/tokens.css`, which browsers draw before and around the page. Manifests know no dark one.
const CANVAS: &str = "#f9fafc";

/// The manifest, as JSON. Its id stays the same in every language: it is one application.
#[must_use]
pub fn manifest(language: Language) -> String {
    let (l, first) = (words_in(language), first());
    let icon = |name: &str, pixels: u32, purpose: &str| {
        json!({
            "src": format!("/icons/{name}.png"),
            "sizes": format!("{pixels}x{pixels}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    json!({
        "id": "/",
        "name": td_string!(l, common.app_name),
        "short_name": td_string!(l, common.app_name),
        "description": td_string!(l, offline.description),
        "lang": language.as_str(),
        "start_url": START,
        "scope": "/",
        "display": "standalone",
        "theme_color": CANVAS,
        "background_color": CANVAS,
        "categories": ["business", "productivity"],
        "icons": [icon("192", 192, "any"), icon("512", 512, "any"), icon("maskable", 512, "maskable")],
        "shortcuts": [{ "name": (first.word)(l, Word::New), "url": format!("{}/new", first.path()) }],
    })
    .to_string()
}
