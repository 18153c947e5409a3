//! The pages of documents, payments and credits. To the router, those of all lists are one type: each list more costs a line among the
//! routes, and not a copy of what leads into a chunk.

use std::pin::Pin;

use domain::subject::Subject;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::ChooseView;

use crate::routed::{Loaded, Loading, shown};
use documents::{
    DocumentEditPage, DocumentNewPage, DocumentPage, DocumentSearchPage, DocumentsPage, MoneyNewPage, MoneyPage,
};
use kit::going::{Going, Wait};

/// A chunk that is on its way.
type Fetching = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// A page of a list.
#[derive(Clone, Copy)]
pub struct DocumentRoute {
    subject: Subject,
    chunk: &'static str,
    load: fn(Subject) -> Loading,
    fetch: fn() -> Fetching,
}

impl DocumentRoute {
    /// Fetches its chunk, without a sign: nobody waits for it yet. The view asks again, and says what has gone wrong.
    pub async fn fetch(self) {
        drop((self.fetch)().await);
    }
}

impl ChooseView for DocumentRoute {
    async fn choose(self) -> AnyView {
        shown(self.chunk, &|| (self.load)(self.subject)).await
    }

    async fn preload(&self) {
        let _going = Going::begin(Wait::Page);
        self.fetch().await;
    }
}

/// Declares a page: its name among the routes, its chunk, the functions that lead into it, and its component.
macro_rules! page {
    ($(#[$doc:meta])* $route:ident, $chunk:ident, $function:ident, $preload:ident, $page:ident) => {
        #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, preload($preload), fallible)]
        fn $function(subject: Subject) -> Loaded {
            Ok(view! { <$page subject/> }.into_any())
        }

        $(#[$doc])*
        pub fn $route(subject: Subject) -> DocumentRoute {
            DocumentRoute {
                subject,
                chunk: stringify!($chunk),
                load: |subject| Box::pin($function(subject)),
                fetch: || Box::pin($preload()),
            }
        }
    };
}

page!(
    /// A list.
    list, documents, document_list, preload_document_list, DocumentsPage
);
page!(
    /// Its advanced search without script.
    search, beside, document_search, preload_document_search, DocumentSearchPage
);
page!(
    /// One document.
    record, document, document_record, preload_document_record, DocumentPage
);
page!(
    /// A new one.
    new, editor, document_new, preload_document_new, DocumentNewPage
);
page!(
    /// The editor of a draft.
    edit, editor, document_edit, preload_document_edit, DocumentEditPage
);
page!(
    /// A payment, or a credit.
    money, document, money_record, preload_money_record, MoneyPage
);
page!(
    /// A new one.
    new_money, document, money_new, preload_money_new, MoneyNewPage
);
