//! What a frame is told once somebody is in: the session, by a cookie that the browser keeps for the site around alone, and to its script,
//! for browsers that keep none.

use axum::http::header::{HeaderValue, SET_COOKIE};
use axum::http::{HeaderName, StatusCode};
use axum::response::Response;
use domain::ids::CompanyId;
use kit::session::Visitor;
use kit::words::{td_string, words_in};
use leptos::prelude::*;

use super::super::cookies;
use super::super::framed::SESSION;
use super::super::page::page;
use super::ask::{Typed, frame, of_company};

/// Where the frame's script goes next.
const NEXT: HeaderName = HeaderName::from_static("clientele-to");

/// The answer: a page with the way on, which the frame's script goes by itself.
pub fn entered(visitor: &Visitor, company: CompanyId, typed: &Typed, session: &str) -> Response {
    let language = typed.language(visitor);
    let l = words_in(language);
    let place = typed.place().to_owned();
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, embed.entered_title)}</h1>
            <p><a class="button" href=place.clone()>{td_string!(l, embed.entered_go)}</a></p>
        </main>
    };
    let mut answer = of_company(company, page(StatusCode::OK, frame(language), content.into_any()));
    let headers = answer.headers_mut();
    for (name, value) in [(SESSION, session), (NEXT, place.as_str())] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    if let Some(cookie) = cookies::set_frame(visitor, session) {
        headers.append(SET_COOKIE, cookie);
    }
    answer
}
