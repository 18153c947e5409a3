//! The clients' own door (A11.1): pages that are made on the server and need no program in the browser, so that a client never fetches what
//! staff use. Each asks the store for what is of the guest's company and client, and of nobody else.

mod by_letter;
mod by_password;
mod cookies;
mod door;
mod embed;
mod entry;
mod files;
pub mod framed;
mod guide;
mod home;
mod inputs;
mod inside;
mod letter;
mod link;
mod listed;
mod me;
mod message;
mod missing;
mod page;
mod papers;
mod pay;
mod payments;
mod quotes;
mod second_step;
mod security;
mod several;
mod statement;
mod table;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use tower_http::timeout::TimeoutLayer;

use crate::state::AppState;

/// The largest form that is sent from here: the longest message, each character in the twelve letters that a form may need for one.
const LARGEST_FORM: usize = 24 * 1024;
/// The longest that a page may take.
const LONGEST_PAGE: Duration = Duration::from_secs(30);

/// Its routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/portal", get(home::show))
        .route("/portal/login", get(door::show).post(door::ask))
        .route("/portal/login/password", get(by_password::show).post(by_password::enter))
        .route("/portal/login/code", get(second_step::show).post(second_step::enter))
        .route("/portal/l/{token}", get(link::show).post(link::follow))
        .route("/portal/d/{token}", get(by_letter::show).post(by_letter::open))
        .route("/portal/d/{token}/document.pdf", get(by_letter::document))
        .route("/portal/client", post(home::go_to))
        .route("/portal/preview/{client}", get(home::preview))
        .route("/portal/logout", post(home::sign_out))
        .route("/portal/invoices", get(papers::invoices))
        .route("/portal/quotes", get(papers::quotes))
        .route("/portal/quotes/{id}", quotes::routes())
        .route("/portal/sign.js", get(quotes::script))
        .route("/portal/documents/{file}", get(papers::document))
        .route("/portal/pay", get(pay::show))
        .route("/portal/pay/card", post(pay::card::begin).layer(DefaultBodyLimit::max(pay::card::LARGEST_FORM)))
        .route("/portal/pay/card/{id}", get(pay::card::show))
        .route("/portal/paid", get(pay::back::paid_before))
        .route("/portal/paid/{company}/{payment}", get(pay::back::paid))
        .route("/portal/documents.zip", get(several::apart))
        .route("/portal/documents.pdf", get(several::bound))
        .route("/portal/payments", get(payments::show))
        .route("/portal/statement", get(statement::show))
        .route("/portal/statement.pdf", get(statement::print))
        .route("/portal/logo", get(home::logo))
        .route("/portal/files", get(files::show))
        .route("/portal/files/{id}", get(files::download))
        .route("/portal/message", get(message::show).post(message::send))
        .route("/portal/me", get(me::show).post(me::save))
        .route("/portal/me/address", post(me::save_place))
        .route("/portal/embedding", get(guide::show))
        .merge(security::routes())
        .route("/portal/portal.css", get(page::style))
        .route("/portal/{*rest}", get(missing::nowhere))
        .merge(embed::routes())
        .layer(from_fn(framed::around))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_PAGE))
        .layer(from_fn(missing::around))
}

/// Whether a path is the clients': staff who are signed out are not sent to their own door from there.
#[must_use]
pub fn is_of_clients(path: &str) -> bool {
    path == "/portal" || path.starts_with("/portal/") || path == "/embed.js"
}
