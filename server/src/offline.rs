//! What is served for use without network: the worker, what it is told of each page, the page that it shows instead of one that it has
//! not kept, and the manifest that makes the application installable.

use app::manifest;
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, VARY};
use axum::http::{HeaderName, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kit::offline::offline_document;
use kit::session::Visitor;
use tower_http::services::ServeFile;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::assets;
use crate::state::AppState;

/// The build whose files a page names: pages of several never stand beside each other in a browser.
const BUILD: HeaderName = HeaderName::from_static("clientele-build");
/// Whose page it is: nobody else is ever shown it.
const FOR: HeaderName = HeaderName::from_static("clientele-for");
/// Where the manifest is.
const MANIFEST: &str = "/manifest.webmanifest";
/// Where the page is that the worker keeps.
const OFFLINE: &str = "/offline";

/// What is asked for with the visitor's language.
pub fn routes() -> Router<AppState> {
    Router::new().route(MANIFEST, get(send_manifest)).route(OFFLINE, get(send_page))
}

/// The worker itself, asked for anew each time. It loads nothing but our own pages and files.
pub fn worker(state: &AppState) -> Router<AppState> {
    let file = ServeFile::new(std::path::Path::new(state.leptos.site_root.as_ref()).join("sw.js"));
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    Router::new()
        .route_service("/sw.js", file)
        .layer(set(CACHE_CONTROL, "no-cache"))
        .layer(set(CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"))
}

/// Whether it is there for everybody, wherever they would have to go first.
pub fn is_for_everybody(uri: &Uri) -> bool {
    [MANIFEST, OFFLINE].contains(&uri.path())
}

/// Says on each page whose it is, of which build, and in which language.
pub async fn mark(request: Request<Body>, next: Next) -> Response {
    let told = request.extensions().get::<Visitor>().map(|visitor| (whose(visitor), visitor.language));
    let mut response = next.run(request).await;
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if let Some((whose, language)) = told.filter(|_| is_page) {
        let headers = response.headers_mut();
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.as_str()));
        let values = [(FOR, Some(whose)), (BUILD, assets::build().map(str::to_owned))];
        for (name, value) in values {
            if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
                headers.insert(name, value);
            }
        }
    }
    response
}

/// A user in a company; nobody, until they are signed in.
fn whose(visitor: &Visitor) -> String {
    let signed_in = visitor.signed_in.as_ref().filter(|signed_in| !signed_in.awaits_code && !signed_in.lacks_factor);
    let company = signed_in.and_then(|signed_in| Some((signed_in.user, signed_in.company?.0)));
    company.map_or_else(|| "nobody".to_owned(), |(user, company)| format!("{user}-{company}"))
}

async fn send_manifest(Extension(visitor): Extension<Visitor>) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/manifest+json"),
        (CACHE_CONTROL, "private, no-cache"),
        (VARY, "accept-language, cookie"),
    ];
    (headers, manifest(visitor.language)).into_response()
}

async fn send_page(State(state): State<AppState>, request: Request<Body>) -> Response {
    let options = state.leptos.clone();
    leptos_axum::render_app_async(move || offline_document(options.clone()))(request).await
}
