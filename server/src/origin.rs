//! Unsafe requests come from our own pages: anything else is refused before it is read (CSRF).

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusals;
use crate::state::AppState;

/// Refuses a request that changes something unless its `Origin` is ours. Browsers always send one with such requests.
pub async fn check(State(state): State<AppState>, request: Request<Body>, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), &state.config.public_url()) {
        next.run(request).await
    } else {
        let origin = request.headers().get(ORIGIN).and_then(|origin| origin.to_str().ok());
        refusals::unread(&state, &request, origin);
        (StatusCode::FORBIDDEN, "this request did not come from our own pages").into_response()
    }
}

/// The public address, or the very host that was asked: a name that the operator did not set, such as `localhost`. Where people come by
/// https, a page that came without it may be anybody's.
fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = text(ORIGIN) else { return false };
    let plain = || origin.strip_prefix("http://").filter(|_| !public_url.starts_with("https://"));
    let host = origin.strip_prefix("https://").or_else(plain);
    origin == public_url || (host.is_some() && host == text(HOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(origin: &'static str, host: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, origin.parse().unwrap());
        headers.insert(HOST, host.parse().unwrap());
        headers
    }

    #[test]
    fn only_our_own_pages_may_change_things() {
        let public = "https://clients.example.fr";
        assert!(is_ours(&headers("https://clients.example.fr", "127.0.0.1:3000"), public));
        assert!(is_ours(&headers("http://localhost:3000", "localhost:3000"), "http://127.0.0.1:3000"));
        assert!(!is_ours(&headers("http://localhost:3000", "localhost:3000"), public));
        assert!(!is_ours(&headers("http://clients.example.fr", "clients.example.fr"), public));
        assert!(!is_ours(&headers("https://evil.example", "clients.example.fr"), public));
        assert!(!is_ours(&headers("null", "clients.example.fr"), public));
        assert!(!is_ours(&HeaderMap::new(), public));
    }
}
