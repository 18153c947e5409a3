//! The browser's files: hashed names are kept for ever, the rest for a day; compressed once, at build time.

use std::sync::LazyLock;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
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

/// Names the charset of what is text: styles, scripts, drawings.
pub async fn name_charset(mut response: Response) -> Response {
    let named = match response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes) {
        Some(b"text/css") => "text/css; charset=utf-8",
        Some(b"text/javascript") => "text/javascript; charset=utf-8",
        Some(b"text/plain") => "text/plain; charset=utf-8",
        Some(b"image/svg+xml") => "image/svg+xml; charset=utf-8",
        _ => return response,
    };
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(named));
    response
}

/// How long an answer is kept, if the file is there. That it is not is asked again: while a new build is rolled out, a page of it may ask
/// a server of the former for its files.
fn kept_for(lasting: &'static str) -> impl Fn(&Response) -> Option<HeaderValue> + Clone {
    move |answer: &Response| {
        let is_there = answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED;
        Some(HeaderValue::from_static(if is_there { lasting } else { "no-store" }))
    }
}

/// `/pkg/*` (program and style) and `/fonts/*`.
pub fn routes(state: &AppState) -> Router<AppState> {
    let root = std::path::PathBuf::from(state.leptos.site_root.as_ref());
    let lasting = if are_hashed() { "public, max-age=31536000, immutable" } else { "no-cache" };
    let folder = |name: &str| ServeDir::new(root.join(name)).precompressed_br().precompressed_gzip();
    let cached = |lasting: &'static str| SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, kept_for(lasting));
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
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, kept_for("public, max-age=86400")))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[tokio::test]
    async fn text_names_its_charset_and_nothing_else_does() {
        let of = async |kind: &'static str| {
            let answer = Response::builder().header(CONTENT_TYPE, kind).body(Body::empty()).unwrap();
            name_charset(answer).await.headers()[CONTENT_TYPE].to_str().unwrap().to_owned()
        };
        for kind in ["text/css", "text/javascript", "text/plain", "image/svg+xml"] {
            assert_eq!(of(kind).await, format!("{kind}; charset=utf-8"));
        }
        for kind in ["application/wasm", "font/woff2", "image/png", "text/html; charset=utf-8"] {
            assert_eq!(of(kind).await, kind);
        }
    }

    #[test]
    fn that_a_file_is_not_there_is_not_kept() {
        let of = |status: StatusCode| {
            let answer = Response::builder().status(status).body(Body::empty()).unwrap();
            kept_for("public, max-age=31536000, immutable")(&answer).unwrap()
        };
        assert_eq!(of(StatusCode::OK), "public, max-age=31536000, immutable");
        assert_eq!(of(StatusCode::NOT_MODIFIED), of(StatusCode::OK));
        assert_eq!(of(StatusCode::PARTIAL_CONTENT), of(StatusCode::OK));
        assert_eq!(of(StatusCode::NOT_FOUND), "no-store");
        assert_eq!(of(StatusCode::INTERNAL_SERVER_ERROR), "no-store");
    }
}
