//! `/portal/invoices`, `/portal/quotes`: what was issued to the guest's client, each to be read and kept as PDF.

use std::sync::Arc;

use axum::extract::{Extension, Path, Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::documents::DocumentRow;
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::ids::DocumentId;
use domain::money::Money;
use domain::subject::Subject;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::Access;
use store::portal::{self, Guest};

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::pay;
use super::several;
use super::table::{Cell, table};
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::papers::served::answer;
use crate::transfer::Problem;
use crate::transfer::export::Parameters;

/// In the address of a paper that is to be saved.
const DOWNLOAD: &str = "download";

/// `GET /portal/invoices`: invoices, and the credit notes that take them back.
pub async fn invoices(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let access = guest.access(visitor.database.clone(), visitor.now);
    let rows = portal::documents(&access.read(), &guest, &[Subject::Invoice, Subject::CreditNote]).await?;
    let title = td_string!(l, portal.invoices_title);
    let several = several::choice(&rows, several::List::Invoices, l, f);
    let content = view! { <h1>{title}</h1> {listed(rows, l, f)} {several} };
    Ok(inside(&guest, "/portal/invoices", title, content.into_any()))
}

/// `GET /portal/quotes`.
pub async fn quotes(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let access = guest.access(visitor.database.clone(), visitor.now);
    let rows = portal::documents(&access.read(), &guest, &[Subject::Quote]).await?;
    let title = td_string!(l, portal.quotes_title);
    let several = several::choice(&rows, several::List::Quotes, l, f);
    let content = view! { <h1>{title}</h1> {listed(rows, l, f)} {several} };
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

/// Papers as a table; words where there are none.
pub fn listed(rows: Vec<DocumentRow>, l: Locale, f: FormatLocale) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{td_string!(l, portal.nothing_yet)}</p> }.into_any();
    }
    let heads = [
        td_string!(l, portal.number),
        td_string!(l, portal.date),
        td_string!(l, portal.last_day),
        td_string!(l, portal.total),
        td_string!(l, portal.left),
        td_string!(l, portal.state),
        td_string!(l, portal.file),
    ];
    let day = |day: NaiveDate| date(day, DateStyle::Short, f);
    let row = |row: DocumentRow| {
        let amount = |minor| money(Money::new(minor, row.currency), f);
        let address = format!("/portal/documents/{}.pdf", row.id);
        let state = pay::state(&row, state(l, &row));
        // A quote has a page, where it is answered.
        let page = (row.kind == DocumentKind::Quote).then(|| format!("/portal/quotes/{}", row.id));
        [
            Cell::Link(page.unwrap_or_else(|| address.clone()), row.number.clone().unwrap_or_default()),
            Cell::Text(day(row.date)),
            Cell::Text(row.last_on.map(day).unwrap_or_default()),
            Cell::Amount(amount(row.total_minor)),
            Cell::Amount(amount(row.balance_minor)),
            state,
            Cell::Link(format!("{address}?{DOWNLOAD}"), td_string!(l, portal.download).to_owned()),
        ]
    };
    table(heads, rows.into_iter().map(row).collect())
}

/// What a paper is to the client: whether staff have sent it is nothing to them.
fn state(l: Locale, row: &DocumentRow) -> &'static str {
    use ShownState as S;
    match row.state {
        S::Accepted => td_string!(l, portal.state_accepted),
        S::Refused => td_string!(l, portal.state_refused),
        S::Expired => td_string!(l, portal.state_expired),
        S::Invoiced => td_string!(l, portal.state_invoiced),
        S::Cancelled | S::Credited => td_string!(l, portal.state_cancelled),
        S::Overdue => td_string!(l, portal.state_overdue),
        S::Partial => td_string!(l, portal.state_partial),
        S::Paid => td_string!(l, portal.state_paid),
        S::WrittenOff | S::Applied => td_string!(l, portal.state_done),
        _ if row.kind == DocumentKind::Quote => td_string!(l, portal.state_to_answer),
        _ if row.kind == DocumentKind::CreditNote => td_string!(l, portal.state_usable),
        _ if row.balance_minor > 0 => td_string!(l, portal.state_to_pay),
        _ => "",
    }
}
