//! The browser's files: hashed names are kept for ever, the rest for a day; compressed once, at build time.

use std::sync::LazyLock;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use sha2::{Digest, Sha256};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::AppState;

/// The build names its files by their content, and says so in a file beside the program.
static HASHES: LazyLock<Option<String>> = LazyLock::new(|| {
    let exe = std::env::current_exe().ok()?;
    let hashes = std::fs::read(exe.with_file_name("hash.txt")).ok()?;
    Some(format!("{:x}", Sha256::digest(hashes)))
});

/// Whether the files' names change with their content.
#[must_use]
pub fn are_hashed() -> bool {
    HASHES.is_some()
}

/// A name of the build's files together: another one as soon as one of them differs.
pub fn build() -> Option<&'static str> {
    HASHES.as_ref().and_then(|hashes| hashes.get(..16))
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

/// The icons, and the few files that browsers ask for at the root.
pub fn root_files(state: &AppState) -> Router<AppState> {
    let root = std::path::PathBuf::from(state.leptos.site_root.as_ref());
    let file = |name: &str| tower_http::services::ServeFile::new(root.join(name));
    Router::new()
        .nest_service("/icons", tower_http::services::ServeDir::new(root.join("icons")))
        .route_service("/favicon.svg", file("favicon.svg"))
        .route_service("/robots.txt", file("robots.txt"))
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400")))
}
