//! A page whose rendering does not come to its end is rendered anew.
//!
//! Seen once, in a journey on a busy machine: a page took the 30 s that a call may take. Why is not known: it has not been seen
//! since each request has what leptos notes to itself ([`rendering`](crate::rendering)), nor often enough before to say that this was why.
//! Nobody should see it: a page only reads, so that it can be asked for again.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::timeout;

use crate::span::told_path;
use crate::visitor;

/// How long a page takes at most, on a machine with much else to do.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Answers a page, with a second try for one that does not come.
pub async fn anew(State(patience): State<Duration>, request: Request<Body>, next: Next) -> Response {
    if !visitor::is_page(request.method(), request.uri()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let first = next.clone().run(Request::from_parts(parts.clone(), body));
    if let Ok(answer) = timeout(patience, first).await {
        return answer;
    }
    tracing::warn!(path = %told_path(&parts.uri), "a page did not come and is rendered anew");
    next.run(Request::from_parts(parts, Body::empty())).await
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use axum::Router;
    use axum::http::{Method, StatusCode};
    use axum::middleware::from_fn_with_state;
    use axum::routing::any;
    use tower::ServiceExt;

    use super::*;

    /// Never answers the first request, and the others with 200.
    fn stuck_at_first() -> (Router, Arc<AtomicU32>) {
        let asked = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&asked);
        let answer = move || async move {
            if count.fetch_add(1, Ordering::SeqCst) == 0 {
                pending::<()>().await;
            }
            StatusCode::OK
        };
        let router = Router::new().route("/{*path}", any(answer));
        (router.layer(from_fn_with_state(Duration::from_millis(50), anew)), asked)
    }

    fn request(method: Method, path: &str) -> Request<Body> {
        Request::builder().method(method).uri(path).body(Body::empty()).unwrap()
    }

    #[tokio::test]
    async fn a_page_that_does_not_come_is_rendered_once_more() {
        let (router, asked) = stuck_at_first();
        let answer = router.oneshot(request(Method::GET, "/clients")).await.unwrap();
        assert_eq!((answer.status(), asked.load(Ordering::SeqCst)), (StatusCode::OK, 2));
    }

    #[tokio::test]
    async fn what_writes_is_never_sent_twice() {
        for (method, path) in [(Method::POST, "/clients"), (Method::GET, "/api/lists/client/snapshot")] {
            let (router, asked) = stuck_at_first();
            let answer = timeout(Duration::from_millis(200), router.oneshot(request(method, path))).await;
            assert!(answer.is_err() && asked.load(Ordering::SeqCst) == 1, "{path}");
        }
    }
}
