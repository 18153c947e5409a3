//! What the browser keeps, and for whom.

use domain::ids::{CompanyId, UserId};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CacheStorage;

/// What the names of the caches of tables begin with; the user, the company and the subject follow.
pub const TABLES: &str = "clientele-tables-";
/// What these began with before there was more than one list: nobody reads them any more.
const FORMER: &str = "clientele-clients-";
/// The same for pages, which the worker keeps.
const PAGES: &str = "clientele-pages-";

/// Without HTTPS, but for this machine itself, there are none.
pub fn caches() -> Option<CacheStorage> {
    let caches = window().caches().ok()?;
    let there: &JsValue = caches.as_ref();
    (!there.is_undefined()).then_some(caches)
}

/// Throws away what was kept for anybody else, and for everybody once nobody is signed in. Tables are kept for each company of the
/// user, pages for the one they work in.
pub fn forget_others(me: Option<(UserId, Option<CompanyId>)>) {
    spawn_local(async move {
        let (tables, pages) = match me {
            Some((user, company)) => {
                let company = company.map(|company| company.to_string()).unwrap_or_default();
                (format!("{TABLES}{user}-"), format!("{PAGES}{user}-{company}"))
            }
            None => Default::default(),
        };
        // A browser that keeps nothing has nothing to forget.
        drop(forget([(TABLES, tables), (PAGES, pages), (FORMER, String::new())]).await);
    });
}

/// Deletes the caches of some kinds, but for those whose names begin as mine do.
async fn forget(kinds: [(&str, String); 3]) -> Result<(), JsValue> {
    let Some(caches) = caches() else { return Ok(()) };
    let names: js_sys::Array = JsFuture::from(caches.keys()).await?.dyn_into()?;
    for name in names.iter().filter_map(|name| name.as_string()) {
        let is_other = |(kind, mine): &(&str, String)| {
            name.starts_with(kind) && (mine.is_empty() || !name.starts_with(mine.as_str()))
        };
        if kinds.iter().any(is_other) {
            JsFuture::from(caches.delete(&name)).await?;
        }
    }
    Ok(())
}

/// Whether the browser was told to save data.
pub fn saves_data() -> bool {
    let read = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    let connection = read(&window().navigator(), "connection").filter(JsValue::is_object);
    connection.and_then(|connection| read(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}
