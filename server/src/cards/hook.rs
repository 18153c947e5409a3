//! `POST /hooks/stripe/{company}`: what the provider tells. It bears no cookie and comes from no page: its signature says whose it is.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::Utc;
use domain::cards::CardEvent;
use domain::ids::CompanyId;
use store::{Database, StoreResult, cards};
use tower_http::timeout::TimeoutLayer;

use super::signature::is_signed;
use crate::state::AppState;

/// The largest event; the usual one is a tenth of it.
const LARGEST: usize = 256 * 1024;
/// The longest that it may take to be heard. What is not heard by then is told again.
const LONGEST: Duration = Duration::from_secs(30);

/// Its route.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/hooks/stripe/{company}", post(hear))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST))
}

/// The answer is the same for a company that there is not, one that hears nobody, and a wrong signature.
async fn hear(
    State(database): State<Database>,
    Path(company): Path<CompanyId>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    match heard(&database, company, &headers, &body).await {
        Ok(true) => StatusCode::OK,
        Ok(false) => StatusCode::BAD_REQUEST,
        Err(error) => {
            // The provider tells it again.
            tracing::error!(%company, %error, "what was told of a payment by card could not be taken");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

async fn heard(database: &Database, company: CompanyId, headers: &HeaderMap, body: &[u8]) -> StoreResult<bool> {
    let now = Utc::now();
    let Some(header) = headers.get("stripe-signature").and_then(|header| header.to_str().ok()) else {
        return Ok(false);
    };
    let Some(hook) = cards::hook(database, company, now).await? else { return Ok(false) };
    if !is_signed(header, body, hook.secret(), now) {
        return Ok(false);
    }
    let event = match CardEvent::read(body) {
        Ok(event) => event,
        Err(error) => {
            tracing::error!(%company, %error, "what was told of a payment by card does not read");
            return Ok(false);
        }
    };
    hook.take(&event).await?;
    Ok(true)
}
