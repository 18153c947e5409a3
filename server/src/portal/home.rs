//! `/portal`: where a guest begins with what is due, and the ways to another client of theirs and out.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::documents::DocumentRow;
use domain::format::{Locale as FormatLocale, integer, money};
use domain::ids::ClientId;
use domain::money::Money;
use domain::subject::Subject;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use paper::sheet::LogoKind;
use serde::Deserialize;
use store::{payments, portal};

use super::entry::{Entered, NotIn, lead_to};
use super::inside::{client_name, inside, tongue};
use super::{cookies, papers, pay};
use crate::access::enter;
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::transfer::Problem;
use crate::visitor::cookie;

/// The client that is chosen.
#[derive(Deserialize)]
pub struct Chosen {
    client: ClientId,
}

/// `GET /portal`.
pub async fn show(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let balance = payments::account(&read, guest.client).await?.balance;
    let shown = portal::documents(&read, &guest, &[Subject::Invoice, Subject::Quote]).await?;
    let (due, to_answer): (Vec<_>, Vec<_>) =
        shown.into_iter().filter(|row| is_due(row) || is_to_answer(row)).partition(is_due);
    let client = client_name(&guest);
    let content = view! {
        <h1>{td_string!(l, portal.home_hello, name = guest.name.clone()).to_string()}</h1>
        <p>{td_string!(l, portal.home_of, client = client).to_string()}</p>
        {counters(balance, [due.len(), to_answer.len()], l, f)}
        <h2>{td_string!(l, portal.due_title)}</h2>
        {pay::way(!due.is_empty(), l)}
        {papers::listed(due, l, f)}
        <h2>{td_string!(l, portal.to_answer_title)}</h2>
        {papers::listed(to_answer, l, f)}
    };
    Ok(inside(&guest, "/portal", td_string!(l, portal.home_title), content.into_any()))
}

fn is_due(row: &DocumentRow) -> bool {
    row.kind.is_owed() && row.balance_minor > 0
}

fn is_to_answer(row: &DocumentRow) -> bool {
    let is_open = matches!(row.state, ShownState::Issued | ShownState::Sent | ShownState::Viewed);
    row.kind == DocumentKind::Quote && is_open
}

fn counters(balance: Money, [due, to_answer]: [usize; 2], l: Locale, f: FormatLocale) -> AnyView {
    let count = |number: usize| integer(i64::try_from(number).unwrap_or(i64::MAX), f);
    let counter = |to: &'static str, name: &'static str, value: String| {
        view! { <a class="counter" href=to><span>{name}</span><strong>{value}</strong></a> }
    };
    view! {
        <div class="counters">
            {counter("/portal/statement", td_string!(l, portal.balance), money(balance, f))}
            {counter("/portal/invoices", td_string!(l, portal.due_title), count(due))}
            {counter("/portal/quotes", td_string!(l, portal.to_answer_title), count(to_answer))}
        </div>
    }
    .into_any()
}

/// `GET /portal/logo`: the company's.
pub async fn logo(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Entered(guest): Entered,
) -> Result<Response, Problem> {
    let id = guest.logo.ok_or(Problem(AppError::NotFound))?;
    let access = guest.access(visitor.database.clone(), visitor.now);
    let logo = Desk { access, heavy, config }.logo(id).await?.ok_or(Problem(AppError::NotFound))?;
    let kind = match logo.kind {
        LogoKind::Png => "image/png",
        LogoKind::Jpeg => "image/jpeg",
        LogoKind::Gif => "image/gif",
        LogoKind::Webp => "image/webp",
    };
    // Its address names the picture: another company's, or another one of the same, is asked for by itself.
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "private, max-age=3600")], logo.bytes).into_response())
}

/// `POST /portal/client`.
pub async fn go_to(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    portal::go_to(&visitor.database, &guest, chosen.client).await?;
    Ok(lead_to("/portal"))
}

/// `GET /portal/preview/{client}`: « Voir le portail », for staff. It shows what the client sees, and is marked.
pub async fn preview(
    Extension(visitor): Extension<Visitor>,
    Path(client): Path<ClientId>,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewDocuments)?;
    portal::preview(&access, client).await?;
    let mut answer = lead_to("/portal");
    answer.headers_mut().append(SET_COOKIE, cookies::set_preview(&visitor, access.company(), client));
    Ok(answer)
}

/// `POST /portal/logout`: the way out, of a preview as well. The cookie of a preview that is over is no reason to leave a guest signed in.
pub async fn sign_out(
    Extension(visitor): Extension<Visitor>,
    entered: Result<Entered, NotIn>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let is_preview = matches!(&entered, Ok(Entered(guest)) if guest.is_preview);
    let mut answer = lead_to(if is_preview { "/clients" } else { "/portal/login" });
    answer.headers_mut().append(SET_COOKIE, cookies::clear_preview(&visitor));
    if !is_preview {
        if let Some(token) = cookie(&headers, cookies::session(visitor.secure)) {
            portal::sign_out(&visitor.database, &token).await?;
        }
        answer.headers_mut().append(SET_COOKIE, cookies::clear_session(&visitor));
    }
    Ok(answer)
}
