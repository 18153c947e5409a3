//! `POST /portal/embed/out`: what opens outside a frame, in a tab of its own: papers to keep, and what is paid.
//!
//! The frame's session comes in the body of a form, which neither addresses nor logs nor `Referer` hold, from a page of ours. The tab gets a
//! session of its own, by the usual cookie, that ends with the browser, and with the frame's when that is signed out.

use axum::Form;
use axum::extract::Extension;
use axum::http::header::{CACHE_CONTROL, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::portal::place;
use kit::session::Visitor;
use serde::Deserialize;
use store::portal::{self, Handed};

use super::super::cookies;
use super::super::entry::lead_to;
use crate::transfer::Problem;
use crate::visitor::cookie;

/// What the frame's script sends.
#[derive(Deserialize)]
pub struct Sent {
    session: String,
    to: String,
}

/// See the module.
pub async fn open(
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    let own = cookie(&headers, cookies::session(visitor.secure));
    let handed =
        portal::hand_over(&visitor.database, &sent.session, own.as_deref(), &visitor.device, visitor.now).await?;
    let Some(handed) = handed else { return Ok(lead_to("/portal/login")) };
    let to = HeaderValue::from_str(place(&sent.to).unwrap_or("/portal")).unwrap_or(HeaderValue::from_static("/portal"));
    let no_store = HeaderValue::from_static("no-store");
    let mut answer = (StatusCode::SEE_OTHER, [(LOCATION, to), (CACHE_CONTROL, no_store)]).into_response();
    if let Handed::Begun(token) = handed {
        // Staff who have looked at a preview here would go on to see that.
        answer.headers_mut().append(SET_COOKIE, cookies::clear_preview(&visitor));
        answer.headers_mut().append(SET_COOKIE, cookies::set_handed(&visitor, &token));
    }
    Ok(answer)
}
