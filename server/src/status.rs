//! Gives a failed server function the status that its error means: leptos 0.8 answers 500 for all of them.

use axum::body::{Body, to_bytes};
use axum::http::header::LOCATION;
use axum::http::{HeaderName, StatusCode};
use axum::response::Response;
use kit::error::AppError;

/// Set by leptos on the answer of a server function that failed.
const FAILED: HeaderName = HeaderName::from_static("serverfnerror");
/// An error is never longer: the form it may carry back is limited on its way in.
const LONGEST_ERROR: usize = 4 * 1024 * 1024;

/// See the module. An answer that redirects is a form's without JavaScript: it stays as it is.
pub async fn set(response: Response) -> Response {
    if !response.headers().contains_key(FAILED) || response.headers().contains_key(LOCATION) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST_ERROR).await else {
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        return Response::from_parts(parts, Body::empty());
    };
    if let Ok(error) = serde_json::from_slice::<AppError>(&bytes) {
        parts.status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    }
    Response::from_parts(parts, Body::from(bytes))
}
