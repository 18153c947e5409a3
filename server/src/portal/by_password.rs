//! `/portal/login/password`: an e-mail and the password that its contact has chosen. Whatever is wrong with them, the page says the same, after
//! as long a while.

use axum::Form;
use axum::extract::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::error::{FieldError, Refusal};
use domain::identifiers::Email;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{app_error, field_error, td_string, words_in};
use leptos::prelude::*;
use serde::Deserialize;
use store::portal::{self, ByPassword};

use super::page::{Frame, page};
use super::{cookies, link};
use crate::transfer::Problem;
use crate::visitor::cookie;

/// What is typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    password: String,
}

/// What is wrong with it, and how that is answered.
struct Wrong {
    status: StatusCode,
    said: String,
}

/// `GET /portal/login/password`.
pub async fn show(Extension(visitor): Extension<Visitor>) -> Response {
    form(&visitor, String::new(), None)
}

/// `POST /portal/login/password`.
pub async fn enter(
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let l = words_in(visitor.language);
    let email = match Email::parse(&typed.email) {
        Ok(email) if !typed.password.is_empty() => email,
        Ok(_) => return Ok(unread(&visitor, typed.email, field_error(l, &FieldError::Required))),
        Err(error) => return Ok(unread(&visitor, typed.email, field_error(l, &error))),
    };
    let known = cookie(&headers, cookies::known(visitor.secure));
    let by = ByPassword {
        email: &email,
        password: &typed.password,
        device: &visitor.device,
        address: &visitor.address,
        known: known.as_deref(),
    };
    let entered = portal::enter_password(&visitor.database, by, visitor.now).await;
    let error = match entered.map_err(AppError::from) {
        Ok(opened) => return Ok(link::entered(&visitor, &headers, &opened).await),
        Err(error) => error,
    };
    let status = match &error {
        AppError::Refused(Refusal::WrongCredentials) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Refused(Refusal::TooManyAttempts { .. }) => StatusCode::TOO_MANY_REQUESTS,
        _ => return Err(error.into()),
    };
    Ok(form(&visitor, typed.email, Some(Wrong { status, said: app_error(l, &error) })))
}

fn unread(visitor: &Visitor, email: String, said: String) -> Response {
    form(visitor, email, Some(Wrong { status: StatusCode::UNPROCESSABLE_ENTITY, said }))
}

/// The form; a password that was typed is never sent back.
fn form(visitor: &Visitor, email: String, wrong: Option<Wrong>) -> Response {
    let l = words_in(visitor.language);
    let title = td_string!(l, portal.door_password);
    let status = wrong.as_ref().map_or(StatusCode::OK, |wrong| wrong.status);
    let is_wrong = wrong.is_some();
    let said = wrong.map(|wrong| view! { <p class="wrong" id="said" role="alert">{wrong.said}</p> });
    let content = view! {
        <main class="door">
            <h1>{title}</h1>
            <p>{td_string!(l, portal.password_intro)}</p>
            <form method="post" action="/portal/login/password">
                <label>
                    <span>{td_string!(l, portal.door_email)}</span>
                    <input
                        name="email" type="email" value=email required=true maxlength="254" autocomplete="username"
                        aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
                    />
                </label>
                <label>
                    <span>{td_string!(l, auth.password)}</span>
                    <input
                        name="password" type="password" required=true autocomplete="current-password"
                        aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
                    />
                </label>
                {said}
                <button type="submit">{td_string!(l, portal.link_enter)}</button>
            </form>
            <p class="other"><a href="/portal/login">{td_string!(l, portal.password_link)}</a></p>
        </main>
    };
    page(status, Frame { title: title.to_owned(), language: visitor.language, ..Frame::default() }, content.into_any())
}
