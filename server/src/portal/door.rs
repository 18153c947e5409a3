//! `/portal/login`: an e-mail, to which a link is sent if somebody is let in with it. The page says the same in any case.

use axum::Form;
use axum::extract::{Extension, Query};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::error::{FieldError, Refusal};
use domain::identifiers::Email;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{app_error, field_error, td_string, words_in};
use leptos::prelude::*;
use serde::Deserialize;
use store::portal::SignInLink;
use store::{Database, StoreResult, portal, tokens};
use tokio::sync::Semaphore;

use super::entry::lead_to;
use super::page::{Frame, page};
use super::{cookies, letter};
use crate::transfer::export::Parameters;
use crate::visitor::cookie;

/// The most requests that are worked on at once; what is asked beyond is asked again by whoever waits.
static TURNS: Semaphore = Semaphore::const_new(8);
/// In the address of the page once something was asked.
const SENT: &str = "sent";

/// What is typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
}

/// `GET /portal/login`.
pub async fn show(Extension(visitor): Extension<Visitor>, Query(parameters): Parameters) -> Response {
    if parameters.contains_key(SENT) { sent(&visitor) } else { form(&visitor, StatusCode::OK, String::new(), None) }
}

/// `POST /portal/login`. Who is let in is found out beside the answer: how long it takes tells whoever asks nothing.
pub async fn ask(Extension(visitor): Extension<Visitor>, headers: HeaderMap, Form(typed): Form<Typed>) -> Response {
    let l = words_in(visitor.language);
    let email = match Email::parse(&typed.email) {
        Ok(email) => email,
        Err(error) => return wrong(&visitor, typed, &error),
    };
    let known = cookie(&headers, cookies::known(visitor.secure));
    let asked = portal::count_links_in(&visitor.database, &email, &visitor.address, known.as_deref(), visitor.now);
    let counted = asked.await;
    if let Err(error) = counted.map_err(AppError::from) {
        let is_too_often = matches!(error, AppError::Refused(Refusal::TooManyAttempts { .. }));
        let status = if is_too_often { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::SERVICE_UNAVAILABLE };
        return form(&visitor, status, typed.email, Some(app_error(l, &error)));
    }
    let known = cookie(&headers, cookies::browser(visitor.secure)).filter(|known| known.len() == 64);
    let browser = known.unwrap_or_else(tokens::generate);
    let set = cookies::set_browser(&visitor, &browser);
    send(&visitor, email, browser);
    let mut answer = lead_to("/portal/login?sent");
    answer.headers_mut().append(SET_COOKIE, set);
    answer
}

fn send(visitor: &Visitor, email: Email, browser: String) {
    let Ok(turn) = TURNS.try_acquire() else {
        tracing::warn!("too many ask for a link to the portal at once");
        return;
    };
    let (database, now, public_url) = (visitor.database.clone(), visitor.now, visitor.public_url.clone());
    drop(tokio::spawn(async move {
        if let Err(error) = write(&database, &email, (&browser, now), public_url).await {
            tracing::warn!(%error, "no link to the portal can be sent");
        }
        drop(turn);
    }));
}

async fn write(
    database: &Database,
    email: &Email,
    (browser, now): (&str, DateTime<Utc>),
    public_url: String,
) -> StoreResult<()> {
    let write = move |link: &SignInLink| letter::letter(link, &public_url);
    portal::send_links(database, email, browser, now, &write).await.map(drop)
}

fn wrong(visitor: &Visitor, typed: Typed, error: &FieldError) -> Response {
    let said = field_error(words_in(visitor.language), error);
    form(visitor, StatusCode::UNPROCESSABLE_ENTITY, typed.email, Some(said))
}

fn form(visitor: &Visitor, status: StatusCode, typed: String, said: Option<String>) -> Response {
    let l = words_in(visitor.language);
    let is_wrong = said.is_some();
    let said = said.map(|said| view! { <p class="wrong" id="said" role="alert">{said}</p> });
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, portal.door_title)}</h1>
            <p>{td_string!(l, portal.door_intro)}</p>
            <form method="post" action="/portal/login">
                <label>
                    <span>{td_string!(l, portal.door_email)}</span>
                    <input
                        name="email" type="email" value=typed required=true maxlength="254" autocomplete="email"
                        aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
                    />
                </label>
                {said}
                <button type="submit">{td_string!(l, portal.door_send)}</button>
            </form>
            <p class="other"><a href="/portal/login/password">{td_string!(l, portal.door_password)}</a></p>
        </main>
    };
    page(status, frame(visitor), content.into_any())
}

fn sent(visitor: &Visitor) -> Response {
    let l = words_in(visitor.language);
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, portal.sent_title)}</h1>
            <p role="status">{td_string!(l, portal.sent_text)}</p>
            <p><a href="/portal/login">{td_string!(l, portal.sent_again)}</a></p>
        </main>
    };
    page(StatusCode::OK, frame(visitor), content.into_any())
}

fn frame(visitor: &Visitor) -> Frame {
    let title = td_string!(words_in(visitor.language), portal.door_title).to_owned();
    Frame { title, language: visitor.language, ..Frame::default() }
}
