//! `/portal/paid/…`: where the provider leads a client back to. It tells nothing of anybody, since whoever comes back may be signed in
//! elsewhere; whoever has the address of a payment learns what became of it, without its amount.

use axum::extract::{Extension, Path};
use axum::http::StatusCode;
use axum::response::Response;
use domain::cards::CardState;
use domain::ids::CompanyId;
use kit::session::Visitor;
use kit::words::{Locale, td_string, words_in};
use leptos::prelude::*;
use uuid::Uuid;

use super::super::page::{Frame, page};
use super::asked;
use crate::cards::Stripe;
use crate::transfer::Problem;

/// `GET /portal/paid/{company}/{payment}`: the provider is asked what became of it, unless it has told already.
pub async fn paid(
    Extension(visitor): Extension<Visitor>,
    Extension(stripe): Extension<Stripe>,
    Path((company, payment)): Path<(CompanyId, Uuid)>,
) -> Result<Response, Problem> {
    let state = asked::became(&visitor, &stripe, company, payment).await?;
    Ok(thanks(&visitor, state))
}

/// `GET /portal/paid`: of pages that were made before their address named the payment.
pub async fn paid_before(Extension(visitor): Extension<Visitor>) -> Response {
    thanks(&visitor, None)
}

fn thanks(visitor: &Visitor, state: Option<CardState>) -> Response {
    let l = words_in(visitor.language);
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, pay.thanks)}</h1>
            <p role="status">{said(l, state)}</p>
            <p><a class="button" href="/portal/payments">{td_string!(l, portal.payments_title)}</a></p>
        </main>
    };
    let title = td_string!(l, pay.thanks).to_owned();
    let frame = Frame { title, language: visitor.language, ..Frame::default() };
    page(StatusCode::OK, frame, content.into_any())
}

fn said(l: Locale, state: Option<CardState>) -> &'static str {
    match state {
        Some(CardState::Paid | CardState::NotEntered) => td_string!(l, pay.state_paid),
        Some(CardState::Waiting) => td_string!(l, pay.state_waiting),
        _ => td_string!(l, pay.thanks_text),
    }
}
