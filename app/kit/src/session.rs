//! Who asks: the request's visitor, found by the server's middleware, and what they may.

use chrono::{DateTime, Utc};
use domain::access::Permission;
use domain::format::Language;
use domain::ids::CompanyId;
use leptos::prelude::*;
use store::sessions::SignedIn;
use store::{Access, Database};

use crate::bootstrap::Bootstrap;
use crate::error::AppError;
use crate::heavy::Heavy;
use crate::map;

/// The cookie of a session, whose value is the token that the database keeps the hash of. By its name a browser takes it over https alone,
/// from this very host, so that no other site of the domain can put one in its place.
#[must_use]
pub const fn session_cookie(secure: bool) -> &'static str {
    if secure { "__Host-clientele_session" } else { "clientele_session" }
}

/// The cookie of a browser that somebody has signed in with; it stays when they sign out.
#[must_use]
pub const fn device_cookie(secure: bool) -> &'static str {
    if secure { "__Host-clientele_device" } else { "clientele_device" }
}

/// The cookie of a language that was chosen before anybody has signed in.
#[must_use]
pub const fn language_cookie(secure: bool) -> &'static str {
    if secure { "__Host-clientele_language" } else { "clientele_language" }
}

/// What the middleware found out about a request.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The database.
    pub database: Database,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// Whoever is signed in.
    pub signed_in: Option<SignedIn>,
    /// The company that the page names which makes the call.
    pub page_company: Option<CompanyId>,
    /// The language of the answer: the user's, else the cookie's, else the browser's.
    pub language: Language,
    /// What pages know from the start; made for pages alone.
    pub bootstrap: Bootstrap,
    /// What the device calls itself, for the list of devices.
    pub device: String,
    /// What the browser is known by from a sign-in before.
    pub known_device: Option<String>,
    /// Where the request came from, for counting failed attempts.
    pub address: String,
    /// Whether cookies may only travel by https.
    pub secure: bool,
    /// The public address, for links that leave the application.
    pub public_url: String,
    /// Printed at start-up while nobody has set the installation up; `/setup` asks for it, unless the visitor sits at the machine.
    pub setup_code: Option<String>,
}

/// The visitor of the request being answered.
pub fn visitor() -> Result<Visitor, AppError> {
    let parts = use_context::<http::request::Parts>();
    parts.and_then(|parts| parts.extensions.get::<Visitor>().cloned()).ok_or(AppError::SignedOut)
}

/// The lanes of heavy work, which the server names with every request.
pub fn heavy() -> Result<Heavy, AppError> {
    let parts = use_context::<http::request::Parts>();
    parts.and_then(|parts| parts.extensions.get::<Heavy>().cloned()).ok_or(AppError::NotFound)
}

/// Whoever is signed in, past the second factor.
pub fn signed_in() -> Result<(Visitor, SignedIn), AppError> {
    let visitor = visitor()?;
    let signed_in = visitor.user()?.clone();
    Ok((visitor, signed_in))
}

impl Visitor {
    /// Whoever is signed in, past the second factor.
    pub fn user(&self) -> Result<&SignedIn, AppError> {
        self.signed_in.as_ref().filter(|signed_in| !signed_in.awaits_code).ok_or(AppError::SignedOut)
    }

    /// Entry into the company that the page is of, else the session's.
    pub fn enter(&self) -> Result<Access, AppError> {
        let signed_in = self.user()?;
        if signed_in.lacks_factor {
            return Err(AppError::FactorRequired);
        }
        let access = signed_in.access(self.database.clone(), self.now);
        // Whoever has left the page's company is signed in all the same.
        access.ok_or(if self.page_company.is_some() { AppError::Forbidden } else { AppError::SignedOut })
    }
}

/// Entry into the page's company, if the role allows what is asked.
pub fn require(permission: Permission) -> Result<Access, AppError> {
    Ok(enter()?.require(permission)?)
}

/// Entry into the page's company where what it takes depends on what is found there: whoever asks requires it then.
pub fn enter() -> Result<Access, AppError> {
    visitor()?.enter()
}

/// The bootstrap of the page being rendered.
#[must_use]
pub fn bootstrap() -> Bootstrap {
    visitor().map(|visitor| visitor.bootstrap).unwrap_or_default()
}

/// What the page being rendered may load: our own files, and the inline scripts that bear this page's nonce.
///
/// `wasm-unsafe-eval` lets WebAssembly compile; it allows no JavaScript `eval`. Styles come from files alone.
pub fn set_page_policy() {
    let (Some(nonce), Some(response)) = (leptos::nonce::use_nonce(), use_context::<leptos_axum::ResponseOptions>())
    else {
        return;
    };
    // Papers are shown within pages. A map that the company wants is the one thing of somebody else's; a page that says so stays so until
    // it is loaded again.
    let frames = if bootstrap().may_hold_map() { format!("'self' {}", map::ORIGIN) } else { "'self'".to_owned() };
    let reload = if std::env::var_os("LEPTOS_WATCH").is_some() { " ws: wss:" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'{reload}; manifest-src 'self'; worker-src 'self'; frame-src {frames}; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    );
    if let Ok(value) = http::HeaderValue::from_str(&policy) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, value);
    }
    // A page shows what its visitor may see, for as long as they are signed in. What a browser may keep, it shows by Back without asking
    // (`no-cache` is of no help there), to whoever sits before it by then.
    response.insert_header(http::header::CACHE_CONTROL, http::HeaderValue::from_static("private, no-store"));
}
