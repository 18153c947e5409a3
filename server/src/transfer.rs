//! What goes in and out as files: imports, exports, address cards, pictures.

mod cards;
pub mod cli;
mod export;
mod files;
mod images;
mod multipart;
mod pictures;
mod problem;
mod rejected;
mod storage;
mod upload;
mod workbook;

pub use problem::Problem;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::state::AppState;

/// Their routes. Each asks for the permission itself; bodies have limits of their own.
pub fn routes() -> Router<AppState> {
    let uploads = Router::new()
        .route("/api/clients/import", post(upload::receive))
        .route("/api/clients/{id}/logo", post(pictures::set).delete(pictures::remove))
        .route("/api/products/{id}/picture", post(pictures::set_of_product).delete(pictures::remove_of_product))
        // The handlers count what they read: the limit here would be that of calls.
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/api/clients/import/{id}/rejected.csv", get(rejected::download))
        .route("/api/clients/export.csv", get(export::csv))
        .route("/api/clients/export.xlsx", get(export::xlsx))
        .route("/api/clients/export.vcf", get(export::vcf))
        .route("/api/clients/{id}/card.vcf", get(cards::download))
        .route("/api/contacts/{id}/card.vcf", get(cards::of_contact))
        .route("/files/{id}", get(files::show))
        .merge(uploads)
}
