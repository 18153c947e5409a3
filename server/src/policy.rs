//! The headers that tell browsers what our pages may do. The page's own policy, with its nonce, is set where it is rendered.

use axum::Router;
use axum::http::HeaderName;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::response::Response;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::portal::framed::Framed;
use crate::state::AppState;

/// What is not a page may load nothing and be framed nowhere.
const NOT_A_PAGE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// Adds the headers to every answer that has not set them itself.
pub fn layer(router: Router<AppState>, https: bool) -> Router<AppState> {
    let set = |name: HeaderName, value: HeaderValue| SetResponseHeaderLayer::if_not_present(name, value);
    let router = router
        .layer(set(CONTENT_SECURITY_POLICY, NOT_A_PAGE))
        .layer(set(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(SetResponseHeaderLayer::if_not_present(X_FRAME_OPTIONS, unless_framed))
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

/// This header knows all sites or none: where some may frame, the policy says which.
fn unless_framed(answer: &Response) -> Option<HeaderValue> {
    let is_framed = answer.extensions().get::<Framed>().is_some();
    (!is_framed).then_some(HeaderValue::from_static("DENY"))
}
