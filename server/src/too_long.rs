//! The answer to a body that is too long, in the language of whoever sent it: the program hears an error that it has words for, and whoever
//! sent a form without it sees a page.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kit::document::too_long_document;
use kit::error::AppError;

use crate::state::AppState;

/// The largest body of a call, in bytes: a client with two hundred contacts and full notes is well below.
pub const LARGEST_CALL: usize = 2 * 1024 * 1024;

/// How many bytes of a body were read so far, noted in its request by whoever lends the body out.
#[derive(Clone, Debug, Default)]
pub struct BytesRead(pub Arc<AtomicUsize>);

/// Refuses what says that it is too long before any of it is read. What says no length is cut off where it becomes too long, which leptos
/// takes for a mistake in it: its answer gives way to this one.
pub async fn answer(State(state): State<AppState>, request: Request<Body>, next: Next) -> Response {
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match length(request.headers()) {
        Some(length) if length > LARGEST_CALL as u64 => refused(&state, request.into_parts().0).await,
        None if !only_reads => {
            let (parts, body) = request.into_parts();
            let asked = parts.clone();
            let response = next.run(Request::from_parts(parts, body)).await;
            let read = asked.extensions.get::<BytesRead>().map_or(0, |read| read.0.load(Ordering::Relaxed));
            let is_cut_off = read > LARGEST_CALL && !response.status().is_success();
            if is_cut_off { refused(&state, asked).await } else { response }
        }
        _ => next.run(request).await,
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

async fn refused(state: &AppState, asked: Parts) -> Response {
    let is_page = asked
        .headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    if !is_page {
        return (StatusCode::PAYLOAD_TOO_LARGE, Json(AppError::TooLong)).into_response();
    }
    let options = state.leptos.clone();
    let render = leptos_axum::render_app_async(move || too_long_document(options.clone()));
    let mut response = render(Request::from_parts(asked, Body::empty())).await;
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    response
}
