//! Who is at the clients' own door.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use domain::access::Permission;
use kit::error::AppError;
use kit::session::session_cookie;
use store::portal::{self, Guest};
use store::sessions;

use super::cookies;
use crate::state::AppState;
use crate::transfer::Problem;
use crate::visitor::cookie;

/// A contact who is signed in. A handler that takes it is for them alone: whoever is not is led to where they can sign in.
pub struct Entered(pub Guest);

/// Why somebody does not get in.
pub enum NotIn {
    /// They are not signed in, or not any more.
    SignedOut,
    /// We could not find out.
    Failed(AppError),
}

impl FromRequestParts<AppState> for Entered {
    type Rejection = NotIn;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotIn> {
        if let Some(guest) = previewed(parts, state).await {
            return Ok(Self(guest));
        }
        let token = cookie(&parts.headers, cookies::session(state.config.is_https())).ok_or(NotIn::SignedOut)?;
        match portal::find(&state.database, &token, Utc::now()).await {
            Ok(Some(guest)) => Ok(Self(guest)),
            Ok(None) => Err(NotIn::SignedOut),
            Err(error) => Err(NotIn::Failed(error.into())),
        }
    }
}

/// What staff see who look at a client's portal: by their own session, in the company that they began it in, and no further than their role
/// goes there.
async fn previewed(parts: &Parts, state: &AppState) -> Option<Guest> {
    let (is_https, now) = (state.config.is_https(), Utc::now());
    let (company, client) = cookies::previewed(&cookie(&parts.headers, cookies::preview(is_https))?)?;
    let token = cookie(&parts.headers, session_cookie(is_https))?;
    let lifetime = state.config.session_lifetime();
    let staff = sessions::find(&state.database, &token, Some(company), lifetime, now).await.ok()??;
    // None before the second factor, nor without one where the company asks for it.
    let access = staff.access(state.database.clone(), now)?.require(Permission::ViewDocuments).ok()?;
    portal::preview(&access, client).await.ok()
}

impl IntoResponse for NotIn {
    fn into_response(self) -> Response {
        match self {
            Self::SignedOut => lead_to("/portal/login"),
            Self::Failed(error) => Problem(error).into_response(),
        }
    }
}

/// Leads to a page.
pub fn lead_to(path: &'static str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, path), (CACHE_CONTROL, "no-store")]).into_response()
}
