//! Who asks, in which language and, for a page, what it knows from the start: one look-up a request, and one more a page.

mod headers;

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{LOCATION, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::format::Language;
use domain::ids::{CompanyId, SavedViewId};
use domain::listing::{ListLook, Listing};
use domain::listings;
use domain::subject::Subject;
use kit::bootstrap::{Bootstrap, Me, MyCompany, PageViews};
use kit::session::{Visitor, device_cookie, session_cookie};
use store::audit::Origin;
use store::frame::{self, Frame};
use store::sessions::SignedIn;
use store::{Database, StoreResult, companies, sessions};

use crate::state::AppState;
use crate::{host, offline, portal, proxies};
use headers::{escape, page_company, text};

pub use headers::{cookie, language};

/// Pages that need nobody signed in.
const OPEN_PAGES: [&str; 6] =
    ["/login", "/login/two-factor", "/login/forgotten", "/login/reset/", "/setup", "/invite/"];

/// Pages of one's own account: they are open to whoever lacks the second factor that their company asks for.
const OWN_PAGES: [&str; 2] = ["/settings/security", "/settings/me"];

/// Puts the [`Visitor`] into the request, and sends a visitor of a page to where they must go first.
pub async fn find(State(state): State<AppState>, request: Request<Body>, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let is_page = is_page(&parts.method, &parts.uri);
    match visitor(&state, &parts, is_page).await {
        Ok(visitor) => {
            if is_page && let Some(elsewhere) = first(&state.database, &visitor, &parts.uri).await {
                return (StatusCode::SEE_OTHER, [(LOCATION, elsewhere)]).into_response();
            }
            parts.extensions.insert(visitor);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(error) => {
            tracing::error!(%error, "the session could not be looked up");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response()
        }
    }
}

/// Whether a page is asked for, which only reads.
pub(crate) fn is_page(method: &Method, uri: &Uri) -> bool {
    let path = uri.path();
    let is_other = path.starts_with("/api/")
        || path.starts_with("/files/")
        || portal::is_of_clients(path)
        || offline::is_for_everybody(uri);
    matches!(*method, Method::GET | Method::HEAD) && !is_other
}

/// Where a page's visitor must go first: to set the installation up, to sign in, to give the second factor, to set one up.
async fn first(database: &Database, visitor: &Visitor, uri: &Uri) -> Option<String> {
    let path = uri.path();
    let open = OPEN_PAGES.iter().any(|page| path == *page || (page.ends_with('/') && path.starts_with(page)));
    match &visitor.signed_in {
        Some(signed_in) if signed_in.awaits_code => (!open).then(|| "/login/two-factor".to_owned()),
        Some(signed_in) if signed_in.lacks_factor => {
            (!OWN_PAGES.contains(&path) && !path.starts_with("/invite/")).then(|| "/settings/security".to_owned())
        }
        Some(_) => (path == "/login" || path == "/login/two-factor").then(|| "/".to_owned()),
        None if path != "/setup" && companies::is_empty(database).await.unwrap_or(false) => Some("/setup".to_owned()),
        None if open => None,
        None => {
            let wanted = uri.path_and_query().map_or("/", |wanted| wanted.as_str());
            Some(if wanted == "/" { "/login".into() } else { format!("/login?next={}", escape(wanted)) })
        }
    }
}

async fn visitor(state: &AppState, parts: &Parts, is_page: bool) -> StoreResult<Visitor> {
    let headers = &parts.headers;
    let (now, is_https) = (Utc::now(), state.config.is_https());
    let page_company = (!is_page).then(|| page_company(headers, &parts.uri)).flatten();
    let signed_in = match cookie(headers, session_cookie(is_https)) {
        Some(token) => {
            sessions::find(&state.database, &token, page_company, state.config.session_lifetime(), now).await?
        }
        None => None,
    };
    let language = signed_in.as_ref().map_or_else(|| language(headers, is_https), |signed_in| signed_in.language);
    let bootstrap = if is_page {
        let known = bootstrap(&state.database, signed_in.as_ref(), (language, now), opened(&parts.uri)).await?;
        Bootstrap { looks: looks(headers, is_https), ..known }
    } else {
        Bootstrap::default()
    };
    let device: String = text(headers, USER_AGENT).chars().take(200).collect();
    let address = address(state, &parts.extensions, headers);
    Ok(Visitor {
        // What is done by it is known to come from there.
        database: state.database.asked_from(Origin { address: address.clone(), device: device.clone() }),
        now,
        signed_in,
        page_company,
        language,
        bootstrap,
        device,
        known_device: cookie(headers, device_cookie(is_https)),
        address,
        secure: is_https,
        public_url: state.config.public_url(),
        setup_code: (!is_at_the_machine(state, parts))
            .then(|| state.setup_code.0.as_ref().map(ToString::to_string))
            .flatten(),
    })
}

/// What a page knows from the start of whoever asks, of their company and of their views of its lists, one of which its address may name.
async fn bootstrap(
    database: &Database,
    signed_in: Option<&SignedIn>,
    (language, now): (Language, DateTime<Utc>),
    opened: Option<SavedViewId>,
) -> StoreResult<Bootstrap> {
    let Some(signed_in) = signed_in.filter(|signed_in| !signed_in.awaits_code) else {
        return Ok(Bootstrap { language, now: now.naive_utc(), ..Bootstrap::default() });
    };
    let frame = match signed_in.access(database.clone(), now) {
        Some(access) => Some(frame::of(&access, opened).await?),
        None => None,
    };
    let zone = frame.as_ref().and_then(|frame| frame.time_zone.parse().ok()).unwrap_or(chrono_tz::UTC);
    let (company, companies, views) = match frame.zip(signed_in.company) {
        Some((frame, of)) => {
            let company = my_company(&frame, of);
            (Some(company), frame.companies, PageViews { favourites: frame.favourites, opened: frame.opened })
        }
        None => (None, companies::of_user(database, signed_in.user).await?, PageViews::default()),
    };
    let me = Me {
        user: signed_in.user,
        name: signed_in.name.clone(),
        email: signed_in.email.clone(),
        two_factor: signed_in.two_factor,
        drafts: database.secrets().of_drafts(signed_in.user),
        company,
        companies,
    };
    let now = now.with_timezone(&zone).naive_local();
    Ok(Bootstrap { language, now, me: Some(me), views, ..Bootstrap::default() })
}

fn my_company(frame: &Frame, (id, role): (CompanyId, Role)) -> MyCompany {
    MyCompany {
        id,
        name: frame.profile.name.as_str().to_owned(),
        role,
        country: frame.profile.country,
        currency: frame.profile.currency,
        languages: frame.languages.clone(),
        shows_map: frame.shows_map,
        modules_off: frame.modules_off.clone(),
        timer_runs: frame.timer_runs,
        revisions: frame.revisions,
    }
}

/// How the lists look that whoever asks has arranged otherwise than they usually are: of what a cookie says, what makes sense.
fn looks(headers: &HeaderMap, is_https: bool) -> Vec<(Subject, String)> {
    let look = |listing: &'static Listing| {
        let look = ListLook::read(listing, &cookie(headers, &listing.cookie(is_https))?);
        (look != ListLook::usual(listing)).then(|| (listing.subject, look.written(listing)))
    };
    listings::all().filter_map(look).collect()
}

/// The view that the address of a list names.
fn opened(uri: &Uri) -> Option<SavedViewId> {
    let query = uri.query().filter(|_| listings::at(uri.path()).is_some())?;
    query.split('&').find_map(|pair| pair.strip_prefix("view="))?.parse().ok()
}

/// Where the request comes from, past the proxies that are trusted.
pub fn address(state: &AppState, extensions: &Extensions, headers: &HeaderMap) -> String {
    let client = |peer| state.config.trusted_proxies.client(peer, headers).to_string();
    peer(extensions).map(client).unwrap_or_default()
}

fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

/// Whether the visitor sits at this machine: no proxy in between, and an address of ours that nobody else could have come by.
fn is_at_the_machine(state: &AppState, parts: &Parts) -> bool {
    let public_url = state.config.public_url();
    let host = public_url.split_once("://").map_or("", |(_, host)| host);
    let is_near = peer(&parts.extensions).is_some_and(|peer| peer.to_canonical().is_loopback());
    is_near && host::is_loopback(host) && proxies::is_direct(&parts.headers)
}

#[cfg(test)]
mod tests {
    use axum::http::header::COOKIE;
    use domain::clients::CLIENTS;

    use super::*;

    #[test]
    fn a_list_looks_as_its_own_cookie_says() {
        let asked = |value: &str, is_https| {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, value.parse().unwrap());
            looks(&headers, is_https)
        };
        let of = |value: &str| asked(value, false);
        let number = vec![(Subject::Client, "number:comfortable".to_owned())];
        assert_eq!(of("a=b; clientele_list=number.logo.number:tight"), number);
        assert_eq!(asked("__Host-clientele_list=number:comfortable", true), number);
        assert_eq!(
            asked("clientele_list=number:comfortable", true),
            [],
            "another site of the domain could have set it"
        );
        assert_eq!(of("clientele_list_client=number:compact; clientele_list_nobody=number:compact"), []);
        // Nothing is said of what goes without saying.
        let usual = ListLook::usual(&CLIENTS).written(&CLIENTS);
        assert_eq!((of("clientele_list=nonsense"), of(&format!("clientele_list={usual}"))), (vec![], vec![]));
    }
}
