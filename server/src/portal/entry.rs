//! Who is at the clients' own door.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use kit::error::AppError;
use store::portal::{self, Guest};

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
        let token = cookie(&parts.headers, cookies::session(state.config.is_https())).ok_or(NotIn::SignedOut)?;
        match portal::find(&state.database, &token, Utc::now()).await {
            Ok(Some(guest)) => Ok(Self(guest)),
            Ok(None) => Err(NotIn::SignedOut),
            Err(error) => Err(NotIn::Failed(error.into())),
        }
    }
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
