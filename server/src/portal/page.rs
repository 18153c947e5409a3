//! What all pages of the clients' own door have in common: the document around them, and what it may load.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::company::Colour;
use domain::format::Language;
use leptos::nonce::Nonce;
use leptos::prelude::*;

/// How the pages look: small, and theirs alone.
const STYLE: &str = concat!(
    include_str!("theme.css"),
    include_str!("portal.css"),
    include_str!("listed.css"),
    include_str!("quotes/quotes.css")
);
/// A browser asks anew for it now and then.
const KEPT: &str = "public, max-age=3600";

/// What stands around a page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// What the page is called.
    pub title: String,
    /// The language of it.
    pub language: Language,
    /// The company's colour.
    pub colour: Option<Colour>,
}

/// `GET /portal/portal.css`.
pub async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, KEPT)], STYLE).into_response()
}

/// A page. It runs no script and loads nothing of anybody else's; no cache keeps it.
pub fn page(status: StatusCode, frame: Frame, content: AnyView) -> Response {
    let nonce = Nonce::new().to_string();
    let policy = format!(
        "default-src 'none'; style-src 'self' 'nonce-{nonce}'; img-src 'self'; font-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_LANGUAGE, HeaderValue::from_static(frame.language.as_str())),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'")),
        ),
    ];
    (status, headers, html(frame, nonce, content)).into_response()
}

fn html(frame: Frame, nonce: String, content: AnyView) -> String {
    let Frame { title, language, colour } = frame;
    let brand = colour.map(|colour| {
        let rule = format!(":root{{--brand:{}}}", colour.as_str());
        view! { <style nonce=nonce>{rule}</style> }
    });
    let document = view! {
        <html lang=language.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <title>{title}</title>
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <link rel="stylesheet" href="/portal/portal.css"/>
                {brand}
            </head>
            <body>{content}</body>
        </html>
    };
    format!("<!DOCTYPE html>{}", document.to_html())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_are_called_is_text() {
        let frame = Frame {
            title: "<script>alert(1)</script>".into(),
            colour: Some(Colour::parse("#1f4f8a").unwrap()),
            ..Frame::default()
        };
        let name = "</main><img src=x>".to_owned();
        let html = html(frame, "abc".into(), view! { <main>{name}</main> }.into_any());
        assert!(html.starts_with("<!DOCTYPE html><html") && html.contains(r#"lang="fr""#), "{html}");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(html.contains(":root{--brand:#1f4f8a}") && html.contains(r#"nonce="abc""#), "{html}");
    }
}
