//! `/portal/message`: a contact writes to the company, which reads it in the client's activity (A11.1).

use axum::Form;
use axum::extract::{Extension, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::activity::PortalText;
use domain::error::{FieldErrors, Refusal};
use domain::own_details::Typed;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{app_error, td_string};
use leptos::prelude::*;
use store::portal::{self, Guest};

use super::entry::{Entered, lead_to};
use super::inputs::Filled;
use super::inside::{inside_as, tongue};
use crate::transfer::Problem;
use crate::transfer::export::Parameters;

/// The input.
const TEXT: &str = "text";
/// In the address of the page once something was written.
const SENT: &str = "sent";
/// The most characters of a message, as [`PortalText`] says.
const LONGEST: usize = 1_500;

/// `GET /portal/message`.
pub async fn show(Entered(guest): Entered, Query(parameters): Parameters) -> Response {
    let (l, _) = tongue(&guest);
    let sent = parameters
        .contains_key(SENT)
        .then(|| view! { <p class="good" role="status">{td_string!(l, portal.message_sent)}</p> }.into_any());
    page(StatusCode::OK, &guest, sent, (&Typed::new(), &FieldErrors::default()))
}

/// `POST /portal/message`.
pub async fn send(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let text = match PortalText::parse(typed.get(TEXT).map(String::as_str).unwrap_or_default()) {
        Ok(text) => text,
        Err(error) => {
            let errors = FieldErrors::one(TEXT, error);
            return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &guest, None, (&typed, &errors)));
        }
    };
    let counted = portal::count_messages(&visitor.database, &guest, visitor.now).await.map_err(AppError::from);
    match counted {
        Ok(()) => {}
        Err(error @ AppError::Refused(Refusal::TooManyAttempts { .. })) => {
            let said = app_error(tongue(&guest).0, &error);
            let said = view! { <p class="wrong" role="alert">{said}</p> }.into_any();
            let nothing = FieldErrors::default();
            return Ok(page(StatusCode::TOO_MANY_REQUESTS, &guest, Some(said), (&typed, &nothing)));
        }
        Err(error) => return Err(error.into()),
    }
    let tx = guest.access(visitor.database.clone(), visitor.now).begin().await?;
    portal::write_message(&tx, &guest, text).await?;
    tx.commit().await?;
    Ok(lead_to("/portal/message?sent"))
}

fn page(status: StatusCode, guest: &Guest, said: Option<AnyView>, (typed, errors): (&Typed, &FieldErrors)) -> Response {
    let (l, _) = tongue(guest);
    let title = td_string!(l, portal.message_title);
    let filled = Filled { l, typed, errors };
    let content = view! {
        <h1>{title}</h1>
        {said}
        <p>{td_string!(l, portal.message_intro, company = guest.company_name.clone()).to_string()}</p>
        <form class="sheet" method="post" action="/portal/message">
            {filled.lines(TEXT, td_string!(l, portal.message_text), LONGEST)}
            <button type="submit" disabled=guest.is_preview>{td_string!(l, portal.message_send)}</button>
        </form>
    };
    inside_as(status, guest, ("/portal/message", title), content.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_is_taken() {
        assert!(PortalText::parse(&"x".repeat(LONGEST)).is_ok());
        assert!(PortalText::parse(&"x".repeat(LONGEST + 1)).is_err());
    }
}
