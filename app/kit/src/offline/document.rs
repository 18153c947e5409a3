//! The page that stands for one that is not kept. It needs no program: its link asks for the page again.

use leptos::prelude::*;

use crate::document::{Said, bare_document};
use crate::ui::Glyph;
use crate::words::td_string;

/// The document, in the visitor's language.
pub fn offline_document(options: LeptosOptions) -> impl IntoView {
    bare_document(options, |l| {
        // The page that was asked for, whose address this still is.
        let again = view! { <a class="button primary" href="">{td_string!(l, common.try_again)}</a> };
        Said {
            icon: Glyph::CloudOff,
            title: td_string!(l, offline.page_title),
            text: td_string!(l, offline.page_text),
            way: Some(again.into_any()),
        }
    })
}
