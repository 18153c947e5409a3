//! What has been visited is kept by the worker, for when there is no network.

use std::cell::Cell;
use std::pin::Pin;
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{PerformanceEntry, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::caches::saves_data;
use super::contact::is_likely;

/// Where the worker is.
const WORKER: &str = "/sw.js";
/// How long a page is shown until it counts as visited.
const REST: Duration = Duration::from_secs(2);
/// The browser notes what it has loaded a moment after the program has it: milliseconds until it surely has.
const NOTED_MS: u32 = 1_000;

/// Fetches what may stand over any page.
pub type FetchAhead = fn() -> Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// Whether the page shown is another one than the document was loaded for.
    static HAS_MOVED: Cell<bool> = const { Cell::new(false) };
}

/// Tells the worker of each page, once it is at rest, and of what is called over it, which is fetched by then.
pub fn keep_what_is_visited(beside: FetchAhead) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<()>| {
        let now = path.get();
        let is_first = before.is_none();
        HAS_MOVED.set(!is_first);
        if is_first {
            // At once: whoever leaves the first page quickly has it all the same. It fetches nothing that the page waits for.
            spawn_local(async { drop(register().await) });
        }
        let later = move || {
            if path.try_get_untracked().is_some_and(|path| path == now) {
                spawn_local(async move { drop(tell(&now, is_first, beside).await) });
            }
        };
        set_timeout(later, REST);
    });
}

async fn register() -> Result<(), JsValue> {
    if let Some(container) = workers() {
        JsFuture::from(container.register(WORKER)).await?;
    }
    Ok(())
}

/// Names the page and the files that have come. Of a page with a document of its own the worker has seen that, unless it is newer.
async fn tell(path: &str, is_first: bool, beside: FetchAhead) -> Result<(), JsValue> {
    let Some(container) = workers() else { return Ok(()) };
    let registration: ServiceWorkerRegistration = JsFuture::from(container.ready()?).await?.dyn_into()?;
    let Some(worker) = registration.active() else { return Ok(()) };
    let message = loaded()?;
    if saves_data() {
        return worker.post_message(&message);
    }
    js_sys::Reflect::set(&message, &"page".into(), &path.into())?;
    js_sys::Reflect::set(&message, &"hasDocument".into(), &is_first.into())?;
    worker.post_message(&message)?;
    if !is_likely() {
        beside().await;
        TimeoutFuture::new(NOTED_MS).await;
        let beside = loaded()?;
        worker.post_message(&beside)?;
    }
    Ok(())
}

/// A message that names the files that have come.
fn loaded() -> Result<js_sys::Object, JsValue> {
    let message = js_sys::Object::new();
    js_sys::Reflect::set(&message, &"files".into(), &files())?;
    Ok(message)
}

/// The addresses of everything that this document has loaded.
fn files() -> js_sys::Array {
    let entries = window().performance().map(|performance| performance.get_entries_by_type("resource"));
    let name = |entry: JsValue| JsValue::from(entry.unchecked_into::<PerformanceEntry>().name());
    entries.unwrap_or_default().iter().map(name).collect()
}

/// Without HTTPS, but for this machine itself, there are none.
fn workers() -> Option<ServiceWorkerContainer> {
    let container = window().navigator().service_worker();
    let there: &JsValue = container.as_ref();
    (!there.is_undefined()).then_some(container)
}

/// In place of a page that did not come for lack of network: the document of its address, which the worker answers. A document that
/// cannot go on by itself stays as it is.
pub fn open_kept() {
    Effect::new(|| {
        if HAS_MOVED.get() && is_likely() && workers().is_some_and(|workers| workers.controller().is_some()) {
            // Refused only while the page is being left.
            drop(window().location().reload());
        }
    });
}
