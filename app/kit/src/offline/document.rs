//! The page that stands for one that is not kept. It needs no program: its link asks for the page again.

use domain::listings::START;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};

use crate::session::{set_page_policy, visitor};
use crate::ui::{ButtonLink, EmptyState, Glyph};
use crate::words::{td_string, to_start, words_in};

/// The document, in the visitor's language.
pub fn offline_document(options: LeptosOptions) -> impl IntoView {
    provide_meta_context();
    set_page_policy();
    let language = visitor().map(|visitor| visitor.language).unwrap_or_default();
    let l = words_in(language);
    view! {
        <!DOCTYPE html>
        <html lang=language.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{td_string!(l, offline.page_title)} " · " {td_string!(l, common.app_name)}</title>
                <HashedStylesheet options/>
                <MetaTags/>
            </head>
            <body>
                <main class="offline-page">
                    <EmptyState icon=Glyph::CloudOff title=td_string!(l, offline.page_title) text=td_string!(l, offline.page_text) alone=true>
                        // The page that was asked for, whose address this still is.
                        <a class="button primary" href="">{td_string!(l, common.try_again)}</a>
                        <ButtonLink href=START>{to_start(l)}</ButtonLink>
                    </EmptyState>
                </main>
            </body>
        </html>
    }
}
