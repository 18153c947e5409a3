//! An answer that says « too large » is heard: what is still being sent is read first. A connection that is closed upon bytes that nobody
//! read is reset, and the browser throws the answer away with it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Body as _, Frame};

/// What is read in vain, in bytes. Who sends more has their connection closed.
const MOST: usize = 64 * 1024 * 1024;
/// How long it is read.
const LONGEST: Duration = Duration::from_secs(10);

/// Answers, and reads to its end what was too large.
pub async fn answer(request: Request<Body>, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let kept = Arc::new(Mutex::new(body));
    let response = next.run(Request::from_parts(parts, Body::new(Lent(Arc::clone(&kept))))).await;
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        // Whatever is not read in time is not read.
        drop(tokio::time::timeout(LONGEST, drain(Lent(kept))).await);
    }
    response
}

async fn drain(mut body: Lent) {
    let mut read = 0;
    while read < MOST
        && let Some(Ok(frame)) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
    {
        read += frame.data_ref().map_or(0, Bytes::len);
    }
}

/// A body that stays when whoever reads it lets go of it.
struct Lent(Arc<Mutex<Body>>);

impl http_body::Body for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}
