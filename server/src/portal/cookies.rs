//! The cookies of the clients' own door, apart from those of staff.

use axum::http::HeaderValue;
use domain::ids::{ClientId, CompanyId};
use kit::session::Visitor;

/// A cookie outlives its session, which the server ends.
const SESSION_SECONDS: u32 = 30 * 24 * 3600;
/// A browser that has asked for a link is known for a little longer than the link works, and not for whoever comes after.
const BROWSER_SECONDS: u32 = 20 * 60;
/// How long a browser is known that somebody has signed in with; browsers keep no cookie for longer.
const KNOWN_SECONDS: u32 = 400 * 24 * 3600;
/// Staff who have forgotten that they look at a preview do so no more after that.
const PREVIEW_SECONDS: u32 = 3600;

/// The cookie of a session in a frame of another site. There is none without https.
pub const FRAME: &str = "__Host-clientele_portal_frame";

/// The cookie of a session, whose value is the token that the database keeps the hash of.
#[must_use]
pub const fn session(secure: bool) -> &'static str {
    if secure { "__Host-clientele_portal" } else { "clientele_portal" }
}

/// The cookie of a browser that has asked for a link, which works in no other.
#[must_use]
pub const fn browser(secure: bool) -> &'static str {
    if secure { "__Host-clientele_portal_browser" } else { "clientele_portal_browser" }
}

/// The cookie of a browser that somebody has signed in with: strangers who ask for links do not slow it down. It opens nothing.
#[must_use]
pub const fn known(secure: bool) -> &'static str {
    if secure { "__Host-clientele_portal_known" } else { "clientele_portal_known" }
}

/// The cookie of staff who look at what a client sees: of which company, and which one. It opens nothing without their own session.
#[must_use]
pub const fn preview(secure: bool) -> &'static str {
    if secure { "__Host-clientele_portal_preview" } else { "clientele_portal_preview" }
}

/// Begins a preview of a client. The company is named, since another tab may be at another one.
pub fn set_preview(visitor: &Visitor, company: CompanyId, client: ClientId) -> HeaderValue {
    set(visitor, preview(visitor.secure), &format!("{company}.{client}"), PREVIEW_SECONDS)
}

/// Whose preview a cookie says.
pub fn previewed(cookie: &str) -> Option<(CompanyId, ClientId)> {
    let (company, client) = cookie.split_once('.')?;
    Some((company.parse().ok()?, client.parse().ok()?))
}

/// Ends it.
pub fn clear_preview(visitor: &Visitor) -> HeaderValue {
    set(visitor, preview(visitor.secure), "", 0)
}

/// Hands a session's token to the browser.
pub fn set_session(visitor: &Visitor, token: &str) -> HeaderValue {
    set(visitor, session(visitor.secure), token, SESSION_SECONDS)
}

/// Takes it back.
pub fn clear_session(visitor: &Visitor) -> HeaderValue {
    set(visitor, session(visitor.secure), "", 0)
}

/// Hands a session's token to a tab that a frame has opened: it ends with the browser, as the frame's does with its page.
pub fn set_handed(visitor: &Visitor, token: &str) -> HeaderValue {
    let secure = if visitor.secure { "; Secure" } else { "" };
    let name = session(visitor.secure);
    written(&format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}"))
}

/// Hands a session's token to a frame, for the site around it alone; nothing where people do not come by https.
pub fn set_frame(visitor: &Visitor, token: &str) -> Option<HeaderValue> {
    visitor.secure.then(|| of_frame(token, SESSION_SECONDS))
}

/// Takes it back.
pub fn clear_frame() -> HeaderValue {
    of_frame("", 0)
}

fn of_frame(value: &str, seconds: u32) -> HeaderValue {
    let kept = "Path=/; HttpOnly; SameSite=None; Secure; Partitioned";
    written(&format!("{FRAME}={value}; {kept}; Max-Age={seconds}"))
}

/// Has the browser known again that asks for a link.
pub fn set_browser(visitor: &Visitor, token: &str) -> HeaderValue {
    set(visitor, browser(visitor.secure), token, BROWSER_SECONDS)
}

/// Has a browser known again that somebody has signed in with.
pub fn set_known(visitor: &Visitor, token: &str) -> HeaderValue {
    set(visitor, known(visitor.secure), token, KNOWN_SECONDS)
}

/// Out of reach of any script. A link in a letter leads here from elsewhere, so that it goes with whatever leads here.
fn set(visitor: &Visitor, name: &str, value: &str, seconds: u32) -> HeaderValue {
    let secure = if visitor.secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    written(&cookie)
}

fn written(cookie: &str) -> HeaderValue {
    HeaderValue::from_str(cookie).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frames_cookie_is_kept_apart_for_each_site_around() {
        let set = of_frame("0f", 60);
        let expected =
            "__Host-clientele_portal_frame=0f; Path=/; HttpOnly; SameSite=None; Secure; Partitioned; Max-Age=60";
        assert_eq!(set, expected);
    }
}
