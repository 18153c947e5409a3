//! `/portal/invoices`, `/portal/quotes`: what was issued to the guest's client, each to be read and kept as PDF.

use std::sync::Arc;

use axum::extract::{Extension, Path, Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use domain::ids::DocumentId;
use domain::subject::Subject;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::td_string;
use leptos::prelude::*;
use store::Access;
use store::portal::{self, Guest};

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::listed::{DOWNLOAD, listed};
use super::several;
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::papers::served::answer;
use crate::transfer::Problem;
use crate::transfer::export::Parameters;

/// `GET /portal/invoices`: invoices, and the credit notes that take them back.
pub async fn invoices(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let access = guest.access(visitor.database.clone(), visitor.now);
    let rows = portal::documents(&access.read(), &guest, &[Subject::Invoice, Subject::CreditNote]).await?;
    let title = td_string!(l, portal.invoices_title);
    let several = several::choice(&rows, several::List::Invoices, l, f);
    let content = view! { <h1>{title}</h1> {listed(&rows, l, f)} {several} };
    Ok(inside(&guest, "/portal/invoices", title, content.into_any()))
}

/// `GET /portal/quotes`.
pub async fn quotes(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let access = guest.access(visitor.database.clone(), visitor.now);
    let rows = portal::documents(&access.read(), &guest, &[Subject::Quote]).await?;
    let title = td_string!(l, portal.quotes_title);
    let several = several::choice(&rows, several::List::Quotes, l, f);
    let content = view! { <h1>{title}</h1> {listed(&rows, l, f)} {several} };
    Ok(inside(&guest, "/portal/quotes", title, content.into_any()))
}

/// `GET /portal/documents/{id}.pdf`. That a guest has opened it is noted once it is there to be read.
pub async fn document(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Entered(guest): Entered,
    Path(file): Path<String>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = file.strip_suffix(".pdf").and_then(|id| id.parse().ok());
    let id: DocumentId = id.ok_or(Problem(AppError::NotFound))?;
    let access = guest.access(visitor.database.clone(), visitor.now);
    portal::require_document(&access.read(), &guest, id).await?;
    let printed = Desk { access: access.clone(), heavy: heavy.of_guest(), config }.document(id).await?;
    note_seen(&guest, &access, &[id]).await;
    Ok(unkept(answer(printed, parameters.contains_key(DOWNLOAD), &headers)))
}

/// Notes that a guest has opened papers. Where that fails they can be read all the same, and the next time notes it.
pub async fn note_seen(guest: &Guest, access: &Access, ids: &[DocumentId]) {
    if let Err(error) = portal::are_seen(guest, access, ids).await {
        tracing::warn!(%error, "that a guest has opened a paper is not noted");
    }
}

/// An answer that no cache keeps: whoever comes to the browser after its guest finds nothing.
pub fn unkept(mut answer: Response) -> Response {
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
