//! `/portal/d/{token}`: where the link of a letter leads. It shows the one document or statement of that letter and signs nobody in. To open the page
//! notes nothing, so that a scanner of letters that follows each link has seen nothing; the press of its button does.

use std::sync::Arc;

use axum::extract::{Extension, Path, Query, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::billing::kind::DocumentKind;
use domain::error::Refusal;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{Locale, td_string, words_in};
use leptos::prelude::*;
use store::portal::{self, Shows, Written};
use store::{StoreError, StoreResult};

use super::listed::DOWNLOAD;
use super::page::{Frame, page};
use super::papers::unkept;
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::papers::served::answer;
use crate::papers::statement;
use crate::transfer::Problem;
use crate::transfer::export::Parameters;

/// `GET /portal/d/{token}`.
pub async fn show(Extension(visitor): Extension<Visitor>, Path(token): Path<String>) -> Result<Response, Problem> {
    let Some(written) = found(&visitor, &token).await? else { return Ok(expired(&visitor)) };
    let l = words_in(written.guest.language);
    let title = match &written.shows {
        Shows::Document { kind: of, number, .. } => format!("{} {number}", kind(l, *of)),
        Shows::Statement(_) => td_string!(l, portal.statement_title).to_owned(),
    };
    let company = written.guest.company_name.clone();
    let content = view! {
        <main class="door">
            <h1>{title.clone()}</h1>
            <p>{td_string!(l, portal.letter_intro, company = company).to_string()}</p>
            // To the address of the page itself.
            <form method="post">
                <button type="submit">{td_string!(l, portal.letter_show)}</button>
            </form>
            <p><a href="/portal/login">{td_string!(l, portal.letter_all)}</a></p>
        </main>
    };
    let frame = Frame {
        title: format!("{title} · {}", written.guest.company_name),
        language: written.guest.language,
        colour: written.guest.colour.clone(),
    };
    Ok(page(StatusCode::OK, frame, content.into_any()))
}

/// `POST /portal/d/{token}`: whoever presses has opened it, unless they are staff.
pub async fn open(Extension(visitor): Extension<Visitor>, Path(token): Path<String>) -> Result<Response, Problem> {
    let Some(written) = found(&visitor, &token).await? else { return Ok(expired(&visitor)) };
    if visitor.signed_in.is_none() {
        portal::opened_by_letter(&visitor.database, &written, visitor.now).await?;
    }
    let paper = format!("/portal/d/{token}/document.pdf");
    Ok((StatusCode::SEE_OTHER, [(LOCATION, paper), (CACHE_CONTROL, "no-store".to_owned())]).into_response())
}

/// `GET /portal/d/{token}/document.pdf`.
pub async fn document(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Path(token): Path<String>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Some(written) = found(&visitor, &token).await? else { return Ok(expired(&visitor)) };
    let access = written.guest.access(visitor.database.clone(), visitor.now);
    let desk = Desk { access, heavy: heavy.of_guest(), config };
    let printed = match written.shows {
        Shows::Document { id, .. } => desk.document(id).await?,
        Shows::Statement(asked) => statement::print(&desk, written.guest.client, asked, None).await?,
    };
    Ok(unkept(answer(printed, parameters.contains_key(DOWNLOAD), &headers)))
}

/// What a link shows; nothing where it works no more.
async fn found(visitor: &Visitor, token: &str) -> Result<Option<Written>, Problem> {
    let found: StoreResult<Written> = portal::by_letter(&visitor.database, token, visitor.now).await;
    match found {
        Ok(written) => Ok(Some(written)),
        Err(StoreError::Refused(Refusal::LinkExpired) | StoreError::NotFound) => Ok(None),
        Err(error) => Err(Problem(AppError::from(error))),
    }
}

fn expired(visitor: &Visitor) -> Response {
    let l = words_in(visitor.language);
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, portal.expired_title)}</h1>
            <p>{td_string!(l, portal.letter_expired)}</p>
            <p><a class="button" href="/portal/login">{td_string!(l, portal.letter_all)}</a></p>
        </main>
    };
    let title = td_string!(l, portal.expired_title).to_owned();
    page(StatusCode::GONE, Frame { title, language: visitor.language, ..Frame::default() }, content.into_any())
}

/// What a document is called.
pub fn kind(l: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => td_string!(l, document.kind_quote),
        DocumentKind::Order => td_string!(l, document.kind_order),
        DocumentKind::DeliveryNote => td_string!(l, document.kind_delivery_note),
        DocumentKind::Proforma => td_string!(l, document.kind_proforma),
        DocumentKind::Invoice => td_string!(l, document.kind_invoice),
        DocumentKind::DownPayment => td_string!(l, document.kind_down_payment),
        DocumentKind::CreditNote => td_string!(l, document.kind_credit_note),
        DocumentKind::Recurring => td_string!(l, document.kind_recurring),
    }
}
