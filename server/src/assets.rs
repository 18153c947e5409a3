//! The browser's files: hashed names are kept for ever, the rest for a day; compressed once, at build time.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::AppState;

/// The build names its files by their content, and says so in a file beside the program.
#[must_use]
pub fn are_hashed() -> bool {
    std::env::current_exe().is_ok_and(|exe| exe.with_file_name("hash.txt").exists())
}

/// `/pkg/*` (program and style) and `/fonts/*`.
pub fn routes(state: &AppState) -> Router<AppState> {
    let root = std::path::PathBuf::from(state.leptos.site_root.as_ref());
    let lasting = if are_hashed() { "public, max-age=31536000, immutable" } else { "no-cache" };
    let folder = |name: &str| ServeDir::new(root.join(name)).precompressed_br().precompressed_gzip();
    let cached =
        |value: &'static str| SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static(value));
    Router::new().merge(Router::new().nest_service("/pkg", folder("pkg")).layer(cached(lasting))).merge(
        Router::new().nest_service("/fonts", folder("fonts")).layer(cached("public, max-age=31536000, immutable")),
    )
}

/// The few files that browsers ask for at the root.
pub fn root_files(state: &AppState) -> Router<AppState> {
    let root = std::path::PathBuf::from(state.leptos.site_root.as_ref());
    let file = |name: &str| tower_http::services::ServeFile::new(root.join(name));
    Router::new()
        .route_service("/favicon.svg", file("favicon.svg"))
        .route_service("/robots.txt", file("robots.txt"))
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400")))
}
