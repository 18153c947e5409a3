//! The headers that tell browsers what our pages may do. The page's own policy, with its nonce, is set where it is rendered.

use axum::Router;
use axum::http::HeaderName;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::AppState;

/// What is not a page may load nothing and be framed nowhere.
const NOT_A_PAGE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// Adds the headers to every answer that has not set them itself.
pub fn layer(router: Router<AppState>, https: bool) -> Router<AppState> {
    let set = |name: HeaderName, value: HeaderValue| SetResponseHeaderLayer::if_not_present(name, value);
    let router = router
        .layer(set(CONTENT_SECURITY_POLICY, NOT_A_PAGE))
        .layer(set(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(set(X_FRAME_OPTIONS, HeaderValue::from_static("DENY")))
        .layer(set(REFERRER_POLICY, HeaderValue::from_static("same-origin")))
        .layer(set(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")))
        .layer(set(
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=()"),
        ));
    if https {
        router.layer(set(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains")))
    } else {
        router
    }
}
