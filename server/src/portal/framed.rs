//! The clients' own door in frames of other sites: who may frame a page, and how whoever is in is known there.
//!
//! A page may be framed by exactly the sites that the company of its guest has named, and by none before it has named any. In a frame the
//! usual cookie is not sent. A cookie of the frame's own takes its place where people come by https: it is kept apart for each site around
//! (`Partitioned`). Where browsers keep no cookies for frames, the frame's script sends the token, which is stored nowhere.

use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_SECURITY_POLICY, COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::ids::CompanyId;
use domain::portal::Site;
use kit::session::Visitor;
use store::portal;

use super::cookies;
use crate::visitor::cookie;

/// The session of a frame, as its script sends it and is given it.
pub const SESSION: HeaderName = HeaderName::from_static("clientele-frame");
/// What browsers fetch something for.
const FETCHED_FOR: HeaderName = HeaderName::from_static("sec-fetch-dest");
/// The largest page, in bytes.
const LARGEST: usize = 8 * 1024 * 1024;
/// Letters of a token.
const TOKEN: usize = 64;

/// On an answer: the company whose page it is. Without it, a page is framed by nobody.
#[derive(Clone, Copy, Debug)]
pub struct OfCompany(pub CompanyId);

/// On an answer that some site may frame, which an older header would refuse to all.
#[derive(Clone, Copy, Debug)]
pub struct Framed;

/// The session of a frame.
struct Session {
    token: String,
    /// Whether the browser keeps it, so that the frame's script has yet to be told.
    is_kept: bool,
}

/// Lets a frame's session in, and the company's sites frame what is answered.
pub async fn around(Extension(visitor): Extension<Visitor>, mut request: Request<Body>, next: Next) -> Response {
    let session = of_frame(request.headers(), visitor.secure);
    let is_leaving = request.uri().path() == "/portal/logout";
    // A page that is shown as itself needs no script. Browsers that do not say are given it: it does nothing there.
    let is_shown = |dest: &HeaderValue| !["document", "empty"].iter().any(|other| dest == *other);
    let runs = request.headers().get(FETCHED_FOR).is_none_or(is_shown);
    if let Some(session) = &session {
        // The frame is nobody else: neither staff nor a guest of another company who uses the same browser.
        let only = format!("{}={}", cookies::session(visitor.secure), session.token);
        let Ok(only) = HeaderValue::from_str(&only) else { return StatusCode::BAD_REQUEST.into_response() };
        request.headers_mut().insert(COOKIE, only);
    }
    let mut answer = next.run(request).await;
    if session.is_some() && is_leaving {
        answer.headers_mut().insert(SET_COOKIE, cookies::clear_frame());
    }
    let Some(OfCompany(company)) = answer.extensions().get::<OfCompany>().copied() else { return answer };
    match portal::sites(&visitor.database, company, visitor.now).await {
        Ok(sites) if sites.is_empty() => answer,
        Ok(sites) => {
            let kept = session.filter(|session| session.is_kept).map(|session| session.token);
            let script = runs.then(|| script(company, &sites, kept.as_deref()));
            allow(answer, &sites, script).await
        }
        Err(error) => {
            tracing::warn!(%error, "the sites that may hold the portal cannot be read");
            answer
        }
    }
}

/// The session that a frame comes with: by its script, else by its cookie. Where the site around is of the same domain, browsers send that
/// cookie with pages outside frames too, which have a session of their own.
fn of_frame(headers: &HeaderMap, secure: bool) -> Option<Session> {
    let sent = headers.get(SESSION).and_then(|sent| sent.to_str().ok()).map(str::to_owned);
    let is_kept = sent.is_none();
    let kept = || (secure && is_in_frame(headers)).then(|| cookie(headers, cookies::FRAME)).flatten();
    let token = sent.or_else(kept)?;
    let is_token = token.len() == TOKEN && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_token.then_some(Session { token, is_kept })
}

/// Whether a browser says that it asks for a frame, or for a picture where no page outside is known. Scripts of frames send the session.
fn is_in_frame(headers: &HeaderMap) -> bool {
    match headers.get(FETCHED_FOR).and_then(|dest| dest.to_str().ok()) {
        Some("iframe" | "frame") => true,
        Some("image") => cookie(headers, cookies::session(true)).is_none(),
        _ => false,
    }
}

/// The element that runs the frame's script. What stands in it was parsed: there is nothing to escape.
fn script(company: CompanyId, sites: &[Site], session: Option<&str>) -> String {
    let session = session.map(|session| format!(" data-session=\"{session}\"")).unwrap_or_default();
    let sites = names(sites);
    format!(
        "<script src=\"/portal/frame.js\" defer data-company=\"{company}\" data-sites=\"{sites}\"{session}></script>"
    )
}

async fn allow(answer: Response, sites: &[Site], script: Option<String>) -> Response {
    let (mut parts, body) = answer.into_parts();
    let policy = parts.headers.get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let policy = policy.map(|policy| widened(policy, sites, script.is_some()));
    let Some(Ok(policy)) = policy.map(|policy| HeaderValue::from_str(&policy)) else {
        return Response::from_parts(parts, body);
    };
    parts.headers.insert(CONTENT_SECURITY_POLICY, policy);
    parts.extensions.insert(Framed);
    let Some(script) = script else { return Response::from_parts(parts, body) };
    let bytes = to_bytes(body, LARGEST).await.ok();
    let Some(html) = bytes.as_deref().and_then(|bytes| str::from_utf8(bytes).ok()) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(CONTENT_LENGTH);
    // Names and words stand behind the head, and as text.
    Response::from_parts(parts, Body::from(html.replacen("</head>", &format!("{script}</head>"), 1)))
}

/// A page's policy with the sites that may frame it, and what the frame's script needs where it runs.
fn widened(policy: &str, sites: &[Site], runs: bool) -> String {
    let directives = policy.split(';').map(str::trim);
    let mut kept: Vec<String> = directives
        .filter(|directive| !directive.is_empty() && !directive.starts_with("frame-ancestors"))
        .map(str::to_owned)
        .collect();
    if runs {
        // Pictures are fetched by the script too, with the session.
        for (name, source) in [("script-src", "'self'"), ("connect-src", "'self'"), ("img-src", "blob:")] {
            match kept.iter_mut().find(|directive| directive.split(' ').next() == Some(name)) {
                Some(directive) if !directive.contains(source) => *directive = format!("{directive} {source}"),
                Some(_) => {}
                None => kept.push(format!("{name} {source}")),
            }
        }
    }
    kept.push(format!("frame-ancestors {}", names(sites)));
    kept.join("; ")
}

fn names(sites: &[Site]) -> String {
    sites.iter().map(Site::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_framed_by_the_sites_that_are_named() {
        let sites = [Site::parse("https://a.example").unwrap(), Site::parse("https://b.example:8443").unwrap()];
        let usual = "default-src 'none'; img-src 'self'; form-action 'self'; frame-ancestors 'none'";
        assert_eq!(
            widened(usual, &sites, true),
            "default-src 'none'; img-src 'self' blob:; form-action 'self'; script-src 'self'; connect-src 'self'; \
             frame-ancestors https://a.example https://b.example:8443"
        );
        let own = widened("script-src 'nonce-x'; connect-src 'self'; frame-ancestors 'none'", &sites[..1], true);
        assert_eq!(
            own,
            "script-src 'nonce-x' 'self'; connect-src 'self'; img-src blob:; frame-ancestors https://a.example"
        );
        assert!(!widened(usual, &sites, false).contains("script-src"));
    }

    #[test]
    fn a_session_comes_from_the_script_or_where_people_come_by_https_from_a_cookie() {
        let token = "0f".repeat(32);
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, format!("{}={token}", cookies::FRAME).parse().unwrap());
        assert!(of_frame(&headers, true).is_none(), "nobody says that it is a frame");
        headers.insert(FETCHED_FOR, "document".parse().unwrap());
        assert!(of_frame(&headers, true).is_none(), "a page outside frames has a session of its own");
        headers.insert(FETCHED_FOR, "iframe".parse().unwrap());
        assert!(of_frame(&headers, true).is_some_and(|session| session.is_kept && session.token == token));
        assert!(of_frame(&headers, false).is_none(), "anybody on the way could have set it");
        let other = "1e".repeat(32);
        headers.insert(SESSION, other.parse().unwrap());
        assert!(of_frame(&headers, true).is_some_and(|session| !session.is_kept && session.token == other));
        headers.insert(SESSION, "x; clientele_session=y".parse().unwrap());
        assert!(of_frame(&headers, true).is_none());
    }
}
