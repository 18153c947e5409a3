//! `/portal`: where a guest begins, and the ways to another client of theirs and out.

use axum::Form;
use axum::extract::Extension;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::ids::ClientId;
use kit::session::Visitor;
use kit::words::{td_string, words_in};
use leptos::prelude::*;
use serde::Deserialize;
use store::portal;

use super::cookies;
use super::entry::{Entered, lead_to};
use super::inside::inside;
use crate::transfer::Problem;
use crate::visitor::cookie;

/// The client that is chosen.
#[derive(Deserialize)]
pub struct Chosen {
    client: ClientId,
}

/// `GET /portal`.
pub async fn show(Entered(guest): Entered) -> Response {
    let l = words_in(guest.language);
    let client = guest.clients.iter().find(|(id, _)| *id == guest.client).map(|(_, name)| name.clone());
    let content = view! {
        <h1>{td_string!(l, portal.home_hello, name = guest.name.clone()).to_string()}</h1>
        <p>{td_string!(l, portal.home_of, client = client.unwrap_or_default()).to_string()}</p>
    };
    inside(&guest, td_string!(l, portal.home_title), content.into_any())
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

/// `POST /portal/logout`.
pub async fn sign_out(Extension(visitor): Extension<Visitor>, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = cookie(&headers, cookies::session(visitor.secure)) {
        portal::sign_out(&visitor.database, &token).await?;
    }
    let mut answer = lead_to("/portal/login");
    answer.headers_mut().append(SET_COOKIE, cookies::clear_session(&visitor));
    Ok(answer)
}
