//! `/portal/embedding`: how a site signs its clients in, for whoever makes that site. It says the same to everybody, and asks for nothing.

use axum::extract::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use kit::session::Visitor;
use kit::words::{Locale, td_string, words_in};
use leptos::prelude::*;

use super::page::{Frame, page};

/// Where the examples are taken from: they are tried out there.
const DOCUMENT: &str = include_str!("../../../docs/embedding.md");
/// How the token stands in a page.
const ELEMENT: &str = r#"<clientele-portal company="…" token="…"></clientele-portal>"#;

/// `GET /portal/embedding`.
pub async fn show(Extension(visitor): Extension<Visitor>) -> Response {
    let l = words_in(visitor.language);
    let title = td_string!(l, embed.guide_title);
    let example = |(name, code): (&'static str, &'static str)| view! { <h2>{name}</h2> {lines(code)} };
    let content = view! {
        <main class="inside guide">
            <h1>{title}</h1>
            <p>{td_string!(l, embed.guide_intro)}</p>
            <p>{td_string!(l, embed.guide_token)}</p>
            <dl class="facts">{claims(l)}</dl>
            <p>{td_string!(l, embed.guide_who)}</p>
            <p>{td_string!(l, embed.guide_rules)}</p>
            {lines("Cache-Control: no-store")}
            <p>{td_string!(l, embed.guide_page)}</p>
            {lines(ELEMENT)}
            {examples().map(example).collect_view()}
        </main>
    };
    let frame = Frame { title: title.to_owned(), language: visitor.language, ..Frame::default() };
    page(StatusCode::OK, frame, content.into_any())
}

/// What a token says, each with what it is.
fn claims(l: Locale) -> AnyView {
    let claims = [
        ("aud", td_string!(l, embed.guide_aud)),
        ("iat, exp", td_string!(l, embed.guide_times)),
        ("jti", td_string!(l, embed.guide_jti)),
        ("email", td_string!(l, embed.guide_email)),
        ("number", td_string!(l, embed.guide_number)),
    ];
    let claim = |(name, what): (&'static str, &'static str)| view! { <dt><code>{name}</code></dt><dd>{what}</dd> };
    claims.map(claim).into_iter().collect_view().into_any()
}

/// Lines to be copied. Whoever has no mouse scrolls them too.
fn lines(code: &'static str) -> AnyView {
    view! { <pre tabindex="0"><code>{code}</code></pre> }.into_any()
}

/// The examples: the language of each, and its lines.
fn examples() -> impl Iterator<Item = (&'static str, &'static str)> {
    DOCUMENT.split("\n### ").skip(1).filter_map(|section| {
        let (name, rest) = section.split_once('\n')?;
        let (_, fenced) = rest.split_once("```")?;
        let (_, code) = fenced.split_once('\n')?;
        let (code, _) = code.split_once("\n```")?;
        Some((name, code))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_examples_in_four_languages() {
        let names: Vec<&str> = examples().map(|(name, _)| name).collect();
        assert_eq!(names, ["PHP", "Python", "JavaScript (Node.js)", "Ruby"]);
        for (name, code) in examples() {
            assert!(
                code.contains("clientele-portal:") && code.contains("jti") && !code.contains("```"),
                "{name}: {code}"
            );
        }
    }
}
