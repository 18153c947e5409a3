//! `/portal/security`: the password that a contact may have beside the links, and the second factor beside it. A form each, which the page says
//! by its address: nothing here needs a script.

mod form;
mod shown;

use axum::extract::{Extension, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::error::{FieldErrors, Refusal};
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{app_error, td_string};
use leptos::prelude::*;
use serde::Deserialize;
use store::portal::{self, Choice, Guest};

use super::entry::{Entered, lead_to};
use super::inside::{inside_as, tongue};
use super::second_step;
use crate::state::AppState;
use crate::transfer::Problem;
use crate::transfer::export::Parameters;
use form::{Done, Part, Said, Sheet};

/// Where it is; « Mes coordonnées » leads here, and is marked among the ways.
pub const PATH: &str = "/portal/security";

/// What the forms send, each its own part of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    current: String,
    new: String,
    code: String,
}

/// Its routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/portal/security", get(show))
        .route("/portal/security/password", post(choose))
        .route("/portal/security/password/remove", post(remove))
        .route("/portal/security/factor", post(begin))
        .route("/portal/security/factor/confirm", post(confirm))
        .route("/portal/security/factor/off", post(turn_off))
        .route("/portal/security/factor/codes", post(renew))
}

/// `GET /portal/security`.
async fn show(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let done = Done::ALL.into_iter().find(|done| parameters.contains_key(done.name()));
    page((&visitor, &guest), StatusCode::OK, done.map(Said::Done)).await
}

async fn choose(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let choice = Choice { current: &typed.current, new: &typed.new, address: &visitor.address };
    match portal::choose_password(&visitor.database, &guest, choice, visitor.now).await {
        Ok(()) => Ok(lead_to("/portal/security?chosen")),
        Err(error) => again((&visitor, &guest), Part::Password, error.into()).await,
    }
}

async fn remove(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    match portal::remove_password(&visitor.database, &guest, &typed.current, visitor.now).await {
        Ok(()) => Ok(lead_to("/portal/security?removed")),
        Err(error) => again((&visitor, &guest), Part::Remove, error.into()).await,
    }
}

async fn begin(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let (l, _) = tongue(&guest);
    match portal::begin_factor(&visitor.database, &guest, &typed.current, visitor.now).await {
        Ok(factor) => Ok(around(&guest, StatusCode::OK, shown::factor(l, &factor))),
        Err(error) => again((&visitor, &guest), Part::TurnOn, error.into()).await,
    }
}

async fn confirm(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let (l, _) = tongue(&guest);
    let confirmed = portal::confirm_factor(&visitor.database, &guest, &typed.code, visitor.now).await;
    let error = match confirmed.map_err(AppError::from) {
        Ok(codes) => return Ok(around(&guest, StatusCode::OK, shown::codes(l, codes))),
        Err(error) => error,
    };
    match second_step::wrong(l, &error) {
        Some((status, said)) => Ok(around(&guest, status, shown::first_code(l, Some(said)))),
        None => again((&visitor, &guest), Part::TurnOn, error).await,
    }
}

async fn turn_off(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    match portal::disable_factor(&visitor.database, &guest, &typed.current, visitor.now).await {
        Ok(()) => Ok(lead_to("/portal/security?off")),
        Err(error) => again((&visitor, &guest), Part::TurnOff, error.into()).await,
    }
}

async fn renew(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let (l, _) = tongue(&guest);
    match portal::renew_codes(&visitor.database, &guest, &typed.current, visitor.now).await {
        Ok(codes) => Ok(around(&guest, StatusCode::OK, shown::codes(l, codes))),
        Err(error) => again((&visitor, &guest), Part::Renew, error.into()).await,
    }
}

/// The page with what is wrong with a form; no password is sent back.
async fn again(of: (&Visitor, &Guest), part: Part, error: AppError) -> Result<Response, Problem> {
    let (l, _) = tongue(of.1);
    let (status, text, errors) = match error {
        AppError::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, None, errors),
        AppError::Refused(Refusal::WrongCredentials) => {
            let said = td_string!(l, users.wrong_password).to_owned();
            (StatusCode::UNPROCESSABLE_ENTITY, Some(said), FieldErrors::default())
        }
        error @ AppError::Refused(Refusal::TooManyAttempts { .. }) => {
            (StatusCode::TOO_MANY_REQUESTS, Some(app_error(l, &error)), FieldErrors::default())
        }
        error @ AppError::Refused(_) => (StatusCode::CONFLICT, Some(app_error(l, &error)), FieldErrors::default()),
        other => return Err(other.into()),
    };
    page(of, status, Some(Said::Wrong { part, text, errors })).await
}

async fn page(
    (visitor, guest): (&Visitor, &Guest),
    status: StatusCode,
    said: Option<Said>,
) -> Result<Response, Problem> {
    let (l, _) = tongue(guest);
    let safety = portal::safety(&guest.access(visitor.database.clone(), visitor.now).read(), guest).await?;
    let sheet = Sheet { safety, said, is_preview: guest.is_preview, company: guest.company_name.clone() };
    Ok(around(guest, status, form::forms(l, &sheet)))
}

fn around(guest: &Guest, status: StatusCode, content: AnyView) -> Response {
    let (l, _) = tongue(guest);
    let title = td_string!(l, portal.security_title);
    let content = view! { <h1>{title}</h1> {content} };
    inside_as(status, guest, ("/portal/me", title), content.into_any())
}
