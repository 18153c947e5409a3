//! What open pages keep in step with: the list as one file, what changed of it, and word of every change.

mod events;
mod snapshot;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// Their routes. Each asks for the permission itself.
pub fn routes() -> Router<AppState> {
    Router::new().route("/api/clients/snapshot", get(snapshot::send)).route("/api/events", get(events::tell))
}
