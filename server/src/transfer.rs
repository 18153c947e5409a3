//! What goes in and out as files: imports, exports, address cards, pictures, receipts.

mod cards;
pub mod cli;
mod client_files;
mod doubts;
pub(crate) mod export;
pub(crate) mod files;
mod images;
pub mod leftovers;
mod multipart;
mod names;
mod pictures;
mod problem;
mod receipts;
mod rejected;
mod security_log;
mod statement;
pub(crate) mod storage;
mod taken_back;
mod upload;
mod workbook;

pub use problem::Problem;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use domain::listing::Listing;
use domain::listings;

use crate::state::AppState;

use export::Rows;

/// Their routes. Each asks for the permission itself; bodies have limits of their own.
pub fn routes() -> Router<AppState> {
    let uploads = Router::new()
        .route("/api/clients/{id}/logo", post(pictures::set).delete(pictures::remove))
        .route("/api/clients/{id}/files", post(client_files::add))
        .route("/files/logo", post(pictures::set_of_company).delete(pictures::remove_of_company))
        .route("/api/products/{id}/picture", post(pictures::set_of_product).delete(pictures::remove_of_product))
        .route("/api/expenses/{id}/receipt", post(receipts::set).delete(receipts::remove));
    Router::new()
        .route("/api/clients/export.vcf", get(export::vcf))
        .route("/api/clients/{id}/card.vcf", get(cards::download))
        .route("/api/clients/{id}/statement.csv", get(statement::csv))
        .route("/api/contacts/{id}/card.vcf", get(cards::of_contact))
        .route("/api/security-log/export.csv", get(security_log::csv))
        .route("/files/{id}", get(files::show))
        .merge(tables())
        .merge(left_out())
        // The handlers count what they read: the limit here would be that of calls.
        .merge(uploads.merge(tables_in()).layer(from_fn(multipart::with_head)).layer(DefaultBodyLimit::disable()))
}

/// The lists that go out as tables.
fn listed() -> impl Iterator<Item = &'static Listing> {
    listings::all().filter(|listing| listings::columns(listing.subject).is_some())
}

/// Those whose records have lines.
fn by_line() -> impl Iterator<Item = &'static Listing> {
    listings::all().filter(|listing| listings::line_columns(listing.subject).is_some())
}

/// Those that come in as well.
fn come_in() -> impl Iterator<Item = &'static Listing> {
    listed().filter(|listing| listings::come_in(listing.subject))
}

fn tables() -> Router<AppState> {
    let by_record = listed().map(|listing| (listing, Rows::Records));
    by_record.chain(by_line().map(|listing| (listing, Rows::Lines))).fold(Router::new(), |router, of| {
        let (listing, rows) = of;
        let start = if rows == Rows::Lines { "export.lines" } else { "export" };
        let path = |kind| format!("/api{}/{start}.{kind}", listing.path);
        router
            .route(&path("csv"), get(move |visitor, query| export::csv(of, visitor, query)))
            .route(&path("xlsx"), get(move |visitor, heavy, query| export::xlsx(of, visitor, heavy, query)))
    })
}

/// What was not taken of files that came in, and what was taken back.
fn left_out() -> Router<AppState> {
    come_in().fold(Router::new(), |router, listing| {
        let path = |file| format!("/api{}/{file}", listing.path);
        router
            .route(
                &path("import/{id}/rejected.csv"),
                get(move |visitor, uploads, id| rejected::download(listing, visitor, uploads, id)),
            )
            .route(
                &path("import/{id}/skipped.csv"),
                get(move |visitor, uploads, id| rejected::skipped(listing, visitor, uploads, id)),
            )
            .route(
                &path("import/{id}/to-check.csv"),
                get(move |visitor, uploads, id| doubts::download(listing, visitor, uploads, id)),
            )
            .route(
                &path("import/{id}/taken-back.csv"),
                get(move |visitor, id| taken_back::download(listing, visitor, id)),
            )
    })
}

fn tables_in() -> Router<AppState> {
    come_in().fold(Router::new(), |router, listing| {
        let receive = move |visitor, uploads, headers, form| upload::receive(listing, visitor, uploads, headers, form);
        router.route(&format!("/api{}/import", listing.path), post(receive))
    })
}
