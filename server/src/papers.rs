//! Documents and records on paper: as PDF, one by one or many at once.

mod address;
mod archive;
mod bound;
mod card;
pub mod desk;
mod label;
mod lines;
pub mod mailed;
pub mod many;
mod name;
mod parties;
mod preview;
pub mod served;
mod sheet;
pub mod statement;
mod tongue;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;
use many::Together;

/// Their routes. Each asks for the permission itself.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/files/documents/{file}", get(served::document))
        .route("/files/labels/{file}", get(served::label))
        .route("/files/clients/{file}", get(served::client))
        .route("/files/clients/{id}/statement.pdf", get(statement::show))
        .route("/files/documents.zip", many::route(Together::Apart))
        .route("/files/documents.pdf", many::route(Together::Bound))
        .route("/files/preview", post(preview::show))
}
