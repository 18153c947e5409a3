//! `/portal`: where a guest begins with what is due, and the ways to another client of theirs and out.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use domain::billing::state::ShownState;
use domain::documents::DocumentRow;
use domain::format::{Locale as FormatLocale, money};
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
use super::listed::{is_due, is_to_answer, listed};
use super::{cookies, pay};
use crate::access::enter;
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::transfer::Problem;
use crate::visitor::cookie;

/// How many of the invoices that are dealt with are shown where one begins.
const LATEST: usize = 5;

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
    let (due, others): (Vec<_>, Vec<_>) = shown.into_iter().partition(is_due);
    let (to_answer, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_to_answer);
    let latest: Vec<_> = others.into_iter().filter(|row| row.kind.is_owed()).take(LATEST).collect();
    let content = view! {
        <h1>{td_string!(l, portal.home_hello, name = guest.name.clone()).to_string()}</h1>
        <p>{client_name(&guest)}</p>
        {owed(balance, &due, l, f)}
        {part(td_string!(l, portal.to_answer_title), None, &to_answer, l, f)}
        {part(td_string!(l, portal.due_title), None, &due, l, f)}
        {part(td_string!(l, portal.latest_title), Some("/portal/invoices"), &latest, l, f)}
    };
    Ok(inside(&guest, "/portal", td_string!(l, portal.home_title), content.into_any()))
}

/// Some papers under their heading, with the way to all of them; nothing where there are none.
fn part(
    title: &'static str,
    all: Option<&'static str>,
    rows: &[DocumentRow],
    l: Locale,
    f: FormatLocale,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let all = all.map(|to| view! { <a href=to>{td_string!(l, portal.show_all)}</a> });
    Some(view! { <div class="head"><h2>{title}</h2> {all}</div> {listed(rows, l, f)} }.into_any())
}

/// What the client owes, what of it is late, and what can be done about it.
fn owed(balance: Money, due: &[DocumentRow], l: Locale, f: FormatLocale) -> AnyView {
    let currency = balance.currency();
    let is_late = |row: &&DocumentRow| row.state == ShownState::Overdue && row.currency == currency;
    let late: i64 = due.iter().filter(is_late).map(|row| row.balance_minor).sum();
    let late = (late > 0).then(|| {
        let said = td_string!(l, portal.owed_late, amount = money(Money::new(late, currency), f)).to_string();
        view! { <p class="wrong">{said}</p> }
    });
    // Money that the client has with the company is no debt.
    let (name, amount) = if balance.is_negative() {
        (td_string!(l, portal.owed_credit), Money::new(balance.minor().saturating_abs(), currency))
    } else {
        (td_string!(l, portal.owed), balance)
    };
    let pays = (!due.is_empty()).then(|| view! { <a class="button" href=pay::PATH>{td_string!(l, pay.title)}</a> });
    view! {
        <section class="owed">
            <div>
                <p>{name} <strong>{money(amount, f)}</strong></p>
                {late}
            </div>
            <div class="ways">
                <a class="button quiet" href="/portal/statement">{td_string!(l, portal.owed_statement)}</a>
                {pays}
            </div>
        </section>
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
