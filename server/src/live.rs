//! What open pages keep in step with: each list as one file, what changed of it, and word of every change.

mod events;
mod snapshot;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// Their routes. Each asks for the permission itself.
pub fn routes() -> Router<AppState> {
    Router::new().route("/api/lists/{subject}/snapshot", get(snapshot::send)).route("/api/events", get(events::tell))
}
