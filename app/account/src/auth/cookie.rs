//! The cookies of a visit, and the answers of forms that work without script.

use domain::format::Language;
use http::HeaderName;
use http::header::{ACCEPT, SET_COOKIE};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use kit::error::AppError;
use kit::session::{Visitor, device_cookie, language_cookie, session_cookie};

/// A cookie outlives its session, which the server ends: 400 days is the most that browsers keep.
const SESSION_SECONDS: u32 = 400 * 24 * 3600;
const YEAR_SECONDS: u32 = 365 * 24 * 3600;
/// What the browser is to let go of.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Hands a session's token to the browser, out of reach of any script, and what it is known by at the next sign-in.
pub fn set_session(visitor: &Visitor, token: &str, known_device: Option<&str>) {
    set(visitor, session_cookie(visitor.secure), token, SESSION_SECONDS);
    if let Some(known) = known_device {
        set(visitor, device_cookie(visitor.secure), known, SESSION_SECONDS);
    }
}

/// Takes the session's token back, and has the browser let go of the pictures, the papers and the pages that it keeps: whoever sits down
/// next does not come to them by Back. What is chosen for this device stays.
pub fn clear_session(visitor: &Visitor) {
    set(visitor, session_cookie(visitor.secure), "", 0);
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(CLEAR_SITE_DATA, http::HeaderValue::from_static("\"cache\""));
    }
}

/// Remembers the language.
pub fn set_language(visitor: &Visitor, language: Language) {
    set(visitor, language_cookie(visitor.secure), language.as_str(), YEAR_SECONDS);
}

fn set(visitor: &Visitor, name: &str, value: &str, seconds: u32) {
    let secure = if visitor.secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), http::HeaderValue::from_str(&cookie)) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// Leads to a path: a form without script by a redirect, the application by its answer.
#[expect(clippy::unnecessary_wraps, reason = "the last line of server functions")]
pub fn lead_to(path: &str) -> Result<String, AppError> {
    let parts = use_context::<http::request::Parts>();
    let plain_form = parts.is_some_and(|parts| {
        let accepts = parts.headers.get(ACCEPT).and_then(|accepts| accepts.to_str().ok());
        accepts.is_some_and(|accepts| accepts.contains("text/html"))
    });
    if plain_form {
        leptos_axum::redirect(path);
    }
    Ok(path.to_owned())
}
