//! What somebody sees who asks for a page and gets none: words and a way on, in place of what programs are told. Scripts, which ask for no
//! page, are told as ever.

use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Request};
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{Locale, app_error, td_string, words_in};
use leptos::prelude::*;

use super::page::{Frame, page};
use crate::transfer::Problem;

/// The largest error, in bytes.
const LARGEST: usize = 64 * 1024;

/// Any other address of the clients' own door.
pub async fn nowhere() -> Problem {
    Problem(AppError::NotFound)
}

/// Puts a page in the place of an error that a browser would show as it is.
pub async fn around(Extension(visitor): Extension<Visitor>, request: Request<Body>, next: Next) -> Response {
    let is_page = says(request.headers(), ACCEPT);
    let answer = next.run(request).await;
    let status = answer.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_page || !is_error || says(answer.headers(), CONTENT_TYPE) {
        return answer;
    }
    let said = to_bytes(answer.into_body(), LARGEST).await.ok();
    let error = said.and_then(|said| serde_json::from_slice::<AppError>(&said).ok());
    told(&visitor, status, error.as_ref())
}

/// Whether a header speaks of a page.
fn says(headers: &HeaderMap, name: HeaderName) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"))
}

fn told(visitor: &Visitor, status: StatusCode, error: Option<&AppError>) -> Response {
    let l = words_in(visitor.language);
    let (title, text) = words(l, status, error);
    let content = view! {
        <main class="door">
            <h1>{title}</h1>
            <p role="alert">{text}</p>
            <p><a class="button" href="/portal">{td_string!(l, portal.to_start)}</a></p>
        </main>
    };
    let frame = Frame { title: title.to_owned(), language: visitor.language, ..Frame::default() };
    page(status, frame, content.into_any())
}

/// What is said of an error: its title and its text.
fn words(l: Locale, status: StatusCode, error: Option<&AppError>) -> (&'static str, String) {
    // An address that is none is nowhere, like one of somebody else's.
    if status == StatusCode::NOT_FOUND || error.is_none() && status == StatusCode::BAD_REQUEST {
        return (td_string!(l, portal.missing_title), td_string!(l, portal.missing_text).to_owned());
    }
    let text = match error {
        Some(error) if is_worded(error) => app_error(l, error),
        _ => td_string!(l, portal.failed_text).to_owned(),
    };
    (td_string!(l, portal.failed_title), text)
}

/// Whether the words of an error are for whoever stands before a page, and not before a form.
const fn is_worded(error: &AppError) -> bool {
    use AppError as E;
    matches!(error, E::Refused(_) | E::Forbidden | E::Busy | E::Unwritable | E::TooLong | E::Internal { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_said_in_words() {
        for l in [Locale::fr, Locale::en] {
            let missing = words(l, StatusCode::NOT_FOUND, Some(&AppError::NotFound));
            assert_eq!(words(l, StatusCode::BAD_REQUEST, None), missing);
            let failed = words(l, StatusCode::SERVICE_UNAVAILABLE, None);
            assert_ne!(failed, missing);
            let busy = words(l, StatusCode::SERVICE_UNAVAILABLE, Some(&AppError::Busy));
            assert_ne!(busy.1, failed.1);
        }
    }

    #[test]
    fn a_browser_asks_for_a_page() {
        let mut headers = HeaderMap::new();
        assert!(!says(&headers, ACCEPT));
        headers.insert(ACCEPT, "*/*".parse().unwrap());
        assert!(!says(&headers, ACCEPT));
        headers.insert(ACCEPT, "text/html,application/xhtml+xml".parse().unwrap());
        assert!(says(&headers, ACCEPT));
    }
}
