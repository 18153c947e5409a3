//! The company that a page is of. Each call of the page names it, so that what was opened in one company is never saved in another that
//! was gone to in another tab.

use domain::ids::CompanyId;
use wasm_bindgen::JsValue;

use crate::bootstrap::bootstrap;

/// The header by which a call names it.
pub const HEADER: &str = "clientele-company";
/// What names it in the query of an address that the browser asks for by itself: a download, a stream, a form without script.
pub const PARAMETER: &str = "company";

#[cfg(feature = "hydrate")]
thread_local! {
    /// This window's; a window keeps its company until another page is loaded into it.
    static OF_WINDOW: std::cell::Cell<Option<CompanyId>> = const { std::cell::Cell::new(None) };
}

/// Notes it, once the page knows who looks.
pub fn note() {
    #[cfg(feature = "hydrate")]
    OF_WINDOW.set(of_bootstrap());
}

/// The page's company; none before anybody is signed in.
#[must_use]
pub fn of_page() -> Option<CompanyId> {
    // What is called later, a click for one, knows no bootstrap any more.
    #[cfg(feature = "hydrate")]
    {
        OF_WINDOW.get()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        of_bootstrap()
    }
}

fn of_bootstrap() -> Option<CompanyId> {
    bootstrap().me.and_then(|me| me.company).map(|company| company.id)
}

/// The address, with the page's company named in it.
#[must_use]
pub fn named_in(address: &str) -> String {
    let Some(company) = of_page() else { return address.to_owned() };
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{PARAMETER}={company}")
}

/// The head of a request that a script makes by itself, to name the page's company.
pub fn headers() -> Result<web_sys::Headers, JsValue> {
    let headers = web_sys::Headers::new()?;
    name_in(&headers);
    Ok(headers)
}

/// Names it in the head of a request.
pub fn name_in(headers: &web_sys::Headers) {
    if let Some(company) = of_page() {
        // Both are plain letters, which no browser refuses.
        drop(headers.set(HEADER, &company.to_string()));
    }
}
