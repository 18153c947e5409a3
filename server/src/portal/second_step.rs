//! `/portal/login/code`: the second factor of a contact who has one, after a link as after a password.

use axum::Form;
use axum::extract::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::error::Refusal;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{Locale, app_error, field_error, td_string, words_in};
use leptos::prelude::*;
use serde::Deserialize;
use store::portal::{self, Opened};

use super::entry::lead_to;
use super::page::{Frame, page};
use super::{cookies, link};
use crate::transfer::Problem;
use crate::visitor::cookie;

/// Where it is.
pub const PATH: &str = "/portal/login/code";

/// What is typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// `GET /portal/login/code`: for a browser that waits for it, by the cookie that its session has from then on.
pub async fn show(Extension(visitor): Extension<Visitor>, headers: HeaderMap) -> Result<Response, Problem> {
    let token = cookie(&headers, cookies::session(visitor.secure)).unwrap_or_default();
    if portal::awaits_factor(&visitor.database, &token, visitor.now).await? {
        Ok(form(&visitor, None))
    } else {
        Ok(lead_to("/portal/login"))
    }
}

/// `POST /portal/login/code`.
pub async fn enter(
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let token = cookie(&headers, cookies::session(visitor.secure)).unwrap_or_default();
    let entered = portal::enter_factor(&visitor.database, &token, &typed.code, visitor.now).await;
    match entered.map_err(AppError::from) {
        Ok(token) => Ok(link::entered(&visitor, &headers, &Opened { token, awaits_code: false }).await),
        Err(AppError::Refused(Refusal::LinkExpired)) => Ok(lead_to("/portal/login")),
        Err(error) => match wrong(words_in(visitor.language), &error) {
            Some(wrong) => Ok(form(&visitor, Some(wrong))),
            None => Err(error.into()),
        },
    }
}

/// What is said of a code that was not taken, and the status of that; nothing of what is no fault of the code's.
pub fn wrong(l: Locale, error: &AppError) -> Option<(StatusCode, String)> {
    match error {
        AppError::Invalid(errors) => {
            let said = errors.at("code").map(|error| field_error(l, error));
            said.map(|said| (StatusCode::UNPROCESSABLE_ENTITY, said))
        }
        AppError::Refused(Refusal::WrongCode) => Some((StatusCode::UNPROCESSABLE_ENTITY, app_error(l, error))),
        AppError::Refused(Refusal::TooManyAttempts { .. }) => {
            Some((StatusCode::TOO_MANY_REQUESTS, app_error(l, error)))
        }
        _ => None,
    }
}

/// The input of a code, and what was wrong with it.
pub fn input(l: Locale, said: Option<String>) -> AnyView {
    let is_wrong = said.is_some();
    let said = said.map(|said| view! { <p class="wrong" id="said" role="alert">{said}</p> });
    view! {
        <label>
            <span>{td_string!(l, auth.code)}</span>
            <input
                name="code" type="text" required=true maxlength="40" autocomplete="one-time-code"
                aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
            />
        </label>
        {said}
    }
    .into_any()
}

fn form(visitor: &Visitor, wrong: Option<(StatusCode, String)>) -> Response {
    let l = words_in(visitor.language);
    let title = td_string!(l, auth.code_title);
    let (status, said) = wrong.map_or((StatusCode::OK, None), |(status, said)| (status, Some(said)));
    let content = view! {
        <main class="door">
            <h1>{title}</h1>
            <p>{td_string!(l, auth.code_intro)}</p>
            <form method="post" action=PATH>
                {input(l, said)}
                <p>{td_string!(l, auth.code_hint)}</p>
                <button type="submit">{td_string!(l, auth.go_on)}</button>
            </form>
            <p class="other"><a href="/portal/login">{td_string!(l, auth.start_over)}</a></p>
        </main>
    };
    page(status, Frame { title: title.to_owned(), language: visitor.language, ..Frame::default() }, content.into_any())
}
