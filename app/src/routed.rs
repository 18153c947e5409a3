//! A page whose code the browser fetches when it is shown.

use std::pin::Pin;

#[cfg(not(feature = "ssr"))]
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

use crate::pages::UnloadedPage;
#[cfg(not(feature = "ssr"))]
use kit::going::{Going, Wait};
#[cfg(not(feature = "ssr"))]
use kit::offline;

/// What a chunk gives: the page's view, unless its code could not be fetched.
pub type Loaded = Result<AnyView, SplitLoaderError>;

/// A page that is on its way.
pub type Loading = Pin<Box<dyn Future<Output = Loaded>>>;

/// How long a page waits before it asks for its code once more, in milliseconds: a phone's network loses single answers.
#[cfg(not(feature = "ssr"))]
const AGAIN: [u32; 2] = [400, 1500];

/// The page, or what says that its code did not come. Without network it is asked for once.
#[cfg(not(feature = "ssr"))]
pub async fn shown(_chunk: &'static str, page: &dyn Fn() -> Loading) -> AnyView {
    let _going = Going::begin(Wait::Page);
    let mut pauses = AGAIN.into_iter();
    loop {
        if let Ok(view) = page().await {
            return view;
        }
        match pauses.next().filter(|_| !offline::is_likely()) {
            Some(ms) => TimeoutFuture::new(ms).await,
            None => return view! { <UnloadedPage/> }.into_any(),
        }
    }
}

/// The page. On the server there are no chunks: the document names the one that the browser will need.
#[cfg(feature = "ssr")]
pub async fn shown(chunk: &'static str, page: &dyn Fn() -> Loading) -> AnyView {
    leptos::prefetch_lazy_fn_on_server(chunk);
    page().await.unwrap_or_else(|_| view! { <UnloadedPage/> }.into_any())
}
