//! The answer to a call that is too large, or whose body was not wanted, is heard: what is still being sent is read first. A connection that is closed upon bytes that nobody
//! read is reset, and the browser throws the answer away with it.

use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Body as _, Frame};

use crate::too_long::BytesRead;

/// What is read in vain, in bytes. Who sends more has their connection closed.
const MOST: usize = 64 * 1024 * 1024;
/// How long it is read.
const LONGEST: Duration = Duration::from_secs(10);

/// Answers, and reads to its end what was not read.
pub async fn answer(request: Request<Body>, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let is_call = !parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    let lent = Lent { body: Arc::new(Mutex::new(body)), read: BytesRead::default() };
    parts.extensions.insert(lent.read.clone());
    let response = next.run(Request::from_parts(parts, Body::new(lent.clone()))).await;
    // Files are judged while they come, and may be longer than is worth the while.
    if is_call && !lent.is_end_stream() {
        // Whatever is not read in time is not read.
        drop(tokio::time::timeout(LONGEST, drain(lent)).await);
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

/// A body that stays when whoever reads it lets go of it, and how many bytes of it were read.
#[derive(Clone)]
struct Lent {
    body: Arc<Mutex<Body>>,
    read: BytesRead,
}

impl Lent {
    fn body(&self) -> MutexGuard<'_, Body> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl http_body::Body for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut *self.body()).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled {
            self.read.0.fetch_add(frame.data_ref().map_or(0, Bytes::len), Ordering::Relaxed);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body().is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body().size_hint()
    }
}
