//! Documents and records on paper: as PDF, one by one or many in an archive.

mod address;
pub mod archive;
mod card;
pub mod desk;
mod label;
mod lines;
pub mod mailed;
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

/// Their routes. Each asks for the permission itself.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/files/documents/{file}", get(served::document))
        .route("/files/labels/{file}", get(served::label))
        .route("/files/clients/{file}", get(served::client))
        .route("/files/clients/{id}/statement.pdf", get(statement::show))
        .route("/files/documents.zip", get(archive::download))
        .route("/files/preview", post(preview::show))
}
