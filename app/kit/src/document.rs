//! Documents without the program: each says one thing, and where to go from there.

use domain::listings::START;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};

use crate::session::{set_page_policy, visitor};
use crate::ui::{ButtonLink, EmptyState, Glyph};
use crate::words::{Locale, td_string, to_start, words_in};

/// What a document says.
pub(crate) struct Said {
    /// A drawing of it.
    pub icon: Glyph,
    /// In a few words.
    pub title: &'static str,
    /// What it means.
    pub text: &'static str,
    /// What one may do, before the way to where work begins.
    pub way: Option<AnyView>,
}

/// The document, in the visitor's language.
pub(crate) fn bare_document(options: LeptosOptions, say: fn(Locale) -> Said) -> impl IntoView {
    provide_meta_context();
    set_page_policy();
    let language = visitor().map(|visitor| visitor.language).unwrap_or_default();
    let l = words_in(language);
    let Said { icon, title, text, way } = say(l);
    view! {
        <!DOCTYPE html>
        <html lang=language.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{title} " · " {td_string!(l, common.app_name)}</title>
                <HashedStylesheet options/>
                <MetaTags/>
            </head>
            <body>
                <main class="offline-page">
                    <EmptyState icon title=title text=text alone=true>
                        {way}
                        <ButtonLink href=START>{to_start(l)}</ButtonLink>
                    </EmptyState>
                </main>
            </body>
        </html>
    }
}

/// Says that what was sent is too long. What was typed is one step back.
pub fn too_long_document(options: LeptosOptions) -> impl IntoView {
    bare_document(options, |l| Said {
        icon: Glyph::Warning,
        title: td_string!(l, errors.body_too_long_title),
        text: td_string!(l, errors.body_too_long),
        way: None,
    })
}
