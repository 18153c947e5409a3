//! `/portal/l/{token}`: signs in once the button is pressed. To open the page uses nothing up, so that a scanner of letters that follows
//! each link leaves it for whoever it was sent to.

use axum::extract::{Extension, Path};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::error::Refusal;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{td_string, words_in};
use leptos::prelude::*;
use store::portal::Opened;
use store::{StoreError, portal};

use super::entry::lead_to;
use super::page::{Frame, page};
use super::{cookies, second_step};
use crate::transfer::Problem;
use crate::visitor::cookie;

/// `GET /portal/l/{token}`.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let browser = browser(&visitor, &headers);
    if !portal::link_works(&visitor.database, &token, &browser, visitor.now).await? {
        return Ok(expired(&visitor));
    }
    let l = words_in(visitor.language);
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, portal.link_title)}</h1>
            <p>{td_string!(l, portal.link_intro)}</p>
            // To the address of the page itself.
            <form method="post">
                <button type="submit">{td_string!(l, portal.link_enter)}</button>
            </form>
        </main>
    };
    Ok(page(StatusCode::OK, frame(&visitor), content.into_any()))
}

/// `POST /portal/l/{token}`.
pub async fn follow(
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let browser = browser(&visitor, &headers);
    match portal::follow(&visitor.database, &token, &browser, &visitor.device, visitor.now).await {
        Ok(opened) => Ok(entered(&visitor, &headers, &opened).await),
        Err(StoreError::Refused(Refusal::LinkExpired)) => Ok(expired(&visitor)),
        Err(error) => Err(AppError::from(error).into()),
    }
}

/// Has the browser signed in: what it was signed in to before ends, a preview as well, and whoever has come by a link is known from now on.
/// Where a second factor is to come, it leads there.
pub async fn entered(visitor: &Visitor, headers: &HeaderMap, opened: &Opened) -> Response {
    if let Some(before) = cookie(headers, cookies::session(visitor.secure))
        && let Err(error) = portal::sign_out(&visitor.database, &before).await
    {
        tracing::warn!(%error, "a session of the portal before this one goes on");
    }
    let known = portal::known_as(&visitor.database, &opened.token).await;
    let known = known.inspect_err(|error| tracing::warn!(%error, "a browser is not known again")).ok().flatten();
    let mut answer = lead_to(if opened.awaits_code { second_step::PATH } else { "/portal" });
    let set = answer.headers_mut();
    set.append(SET_COOKIE, cookies::set_session(visitor, &opened.token));
    set.append(SET_COOKIE, cookies::clear_preview(visitor));
    if let Some(known) = known {
        set.append(SET_COOKIE, cookies::set_known(visitor, &known));
    }
    answer
}

/// What the browser is known by that asked; one that has not is nobody's.
fn browser(visitor: &Visitor, headers: &HeaderMap) -> String {
    cookie(headers, cookies::browser(visitor.secure)).unwrap_or_default()
}

fn expired(visitor: &Visitor) -> Response {
    let l = words_in(visitor.language);
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, portal.expired_title)}</h1>
            <p>{td_string!(l, portal.expired_text)}</p>
            <p><a class="button" href="/portal/login">{td_string!(l, portal.sent_again)}</a></p>
        </main>
    };
    page(StatusCode::GONE, frame(visitor), content.into_any())
}

fn frame(visitor: &Visitor) -> Frame {
    let title = td_string!(words_in(visitor.language), portal.link_title).to_owned();
    Frame { title, language: visitor.language, ..Frame::default() }
}
