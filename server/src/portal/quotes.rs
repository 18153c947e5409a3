//! `/portal/quotes/{id}`: a quote as its client reads it, and their answer to it (A11.1). The page works without its script, which only lets
//! a signature be drawn: a typed name is enough.

mod form;
mod sheet;

use std::collections::BTreeSet;

use axum::Form;
use axum::extract::{DefaultBodyLimit, Extension, Path};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use domain::documents::Verdict;
use domain::documents::answer::{AnswerForm, Closed, NewAnswer};
use domain::error::FieldErrors;
use domain::ids::DocumentId;
use kit::session::Visitor;
use kit::words::{Locale, field_error, td_string};
use leptos::prelude::*;
use store::documents::{Answered, Offer};
use store::portal::{self, Guest};

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::papers::note_seen;
use crate::state::AppState;
use crate::transfer::Problem;

/// The largest answer: a drawn signature, and options.
const LARGEST: usize = 64 * 1024;
/// The most options that are read of one.
const MOST_OPTIONS: usize = 1_000;
/// Lets a signature be drawn.
const SCRIPT: &str = include_str!("quotes/sign.js");

/// What is asked for beside the quote itself.
#[derive(Debug, Default)]
pub struct Asked {
    /// What stands in the form.
    typed: AnswerForm,
    /// What is told above it.
    said: Option<String>,
    /// What is wrong with it.
    errors: FieldErrors,
}

/// What is done with a quote at its address.
pub fn routes() -> MethodRouter<AppState> {
    get(show).post(answer).layer(DefaultBodyLimit::max(LARGEST))
}

/// `GET /portal/sign.js`.
pub async fn script() -> Response {
    let headers = [(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, SCRIPT).into_response()
}

/// `GET /portal/quotes/{id}`. That a guest has opened it is noted.
async fn show(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Path(id): Path<DocumentId>,
) -> Result<Response, Problem> {
    let access = guest.access(visitor.database.clone(), visitor.now);
    let offer = Box::pin(portal::offer(&access.read(), &guest, id, &BTreeSet::new())).await?;
    Box::pin(note_seen(&guest, &access, &[id])).await;
    let typed = AnswerForm { name: guest.name.clone(), ..AnswerForm::default() };
    Ok(page(&guest, &offer, &Asked { typed, ..Asked::default() }, StatusCode::OK))
}

/// `POST /portal/quotes/{id}`: an answer, or the options with which one looks at the total anew.
async fn answer(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Path(id): Path<DocumentId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let (l, _) = tongue(&guest);
    let (typed, looks) = read(sent);
    let (options, new) = (typed.options(), typed.parse());
    let mut asked = Asked { typed, ..Asked::default() };
    let status = match new {
        _ if guest.is_preview => {
            asked.said = Some(td_string!(l, portal.answer_preview).to_owned());
            StatusCode::FORBIDDEN
        }
        _ if looks => StatusCode::OK,
        Ok(new) => match keep(&visitor, &guest, id, &new).await? {
            None => return Ok(lead_to(id)),
            Some(said) => {
                asked.said = Some(said);
                StatusCode::CONFLICT
            }
        },
        Err(errors) => {
            // What our own script does not draw is drawn anew.
            if let Some(error) = errors.at("signature") {
                asked.said = Some(field_error(l, error));
                asked.typed.signature.clear();
            }
            asked.errors = errors;
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    let access = guest.access(visitor.database.clone(), visitor.now);
    let offer = Box::pin(portal::offer(&access.read(), &guest, id, &options)).await?;
    Ok(page(&guest, &offer, &asked, status))
}

/// Keeps an answer. Answers why that is not so; nothing where it is, also since it was sent before.
async fn keep(visitor: &Visitor, guest: &Guest, id: DocumentId, new: &NewAnswer) -> Result<Option<String>, Problem> {
    let (l, _) = tongue(guest);
    let tx = guest.access(visitor.database.clone(), visitor.now).begin().await?;
    let from = (visitor.address.as_str(), visitor.device.as_str());
    let said = match Box::pin(portal::answer(&tx, guest, id, new, from)).await? {
        Answered::Kept => None,
        Answered::Otherwise => Some(td_string!(l, portal.total_changed).to_owned()),
        Answered::Closed(why) => {
            let kept = store::documents::answer_of(&tx, id).await?;
            // Pressed twice: what was said is said.
            let is_said = kept.is_some_and(|kept| kept.verdict == new.verdict);
            (!is_said).then(|| closed(l, guest, why))
        }
    };
    if said.is_none() {
        tx.commit().await?;
    } else {
        tx.roll_back().await?;
    }
    Ok(said)
}

/// What was sent, and whether one only looks.
fn read(sent: Vec<(String, String)>) -> (AnswerForm, bool) {
    let (mut typed, mut looks) = (AnswerForm::default(), false);
    for (name, value) in sent {
        match name.as_str() {
            "verdict" => typed.verdict = value,
            "name" => typed.name = value,
            "reason" => typed.reason = value,
            "signature" => typed.signature = value,
            "shown" => typed.shown = value,
            "option" if typed.options.len() < MOST_OPTIONS => typed.options.push(value),
            "look" => looks = true,
            _ => {}
        }
    }
    let has_said = !typed.verdict.is_empty();
    (typed, looks || !has_said)
}

/// Leads to the quote, as it stands after its answer.
fn lead_to(id: DocumentId) -> Response {
    let to = [(LOCATION, format!("/portal/quotes/{id}")), (CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::SEE_OTHER, to).into_response()
}

/// Why a quote takes no answer, in words.
fn closed(l: Locale, guest: &Guest, why: Closed) -> String {
    let company = guest.company_name.clone();
    match why {
        Closed::Accepted => td_string!(l, portal.closed_accepted).to_owned(),
        Closed::Refused => td_string!(l, portal.closed_refused).to_owned(),
        Closed::Invoiced => td_string!(l, portal.closed_invoiced).to_owned(),
        Closed::Expired => td_string!(l, portal.closed_expired, company = company).to_string(),
        Closed::Withdrawn => td_string!(l, portal.closed_withdrawn, company = company).to_string(),
    }
}

/// Whether a quote stands where its answer led it, and not where the company has taken it since.
const fn follows(said: Verdict, why: Closed) -> bool {
    match said {
        Verdict::Approved => matches!(why, Closed::Accepted | Closed::Invoiced),
        Verdict::Refused => matches!(why, Closed::Refused),
    }
}

/// The page: the quote, and beneath it what was answered, why there is nothing to answer, or the form.
fn page(guest: &Guest, offer: &Offer, asked: &Asked, status: StatusCode) -> Response {
    let (l, f) = tongue(guest);
    let said = asked.said.clone().map(|said| view! { <p class="said" role="alert">{said}</p> });
    let below = match (&offer.answer, offer.closed) {
        (Some(answer), why) => {
            let since = why.filter(|why| asked.said.is_none() && !follows(answer.verdict, *why));
            let since = since.map(|why| view! { <p class="said">{closed(l, guest, why)}</p> });
            view! { {since} {sheet::answered(l, f, answer, &offer.document.new.lines)} }.into_any()
        }
        (None, Some(_)) if asked.said.is_some() => ().into_any(),
        (None, Some(why)) => view! { <p class="said">{closed(l, guest, why)}</p> }.into_any(),
        (None, None) => form::form(l, f, guest, offer, asked),
    };
    let content = view! { {sheet::sheet(l, f, offer, said.into_any())} {below} };
    let mut answer = inside(guest, "/portal/quotes", td_string!(l, portal.quotes_title), content.into_any());
    *answer.status_mut() = status;
    with_script(answer)
}

/// The page may run our own script besides.
fn with_script(mut answer: Response) -> Response {
    let policy = answer.headers().get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let wider = policy.and_then(|policy| HeaderValue::from_str(&format!("{policy}; script-src 'self'")).ok());
    if let Some(wider) = wider {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, wider);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_read_by_name() {
        let sent = |pairs: &[(&str, &str)]| {
            read(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        let (typed, looks) = sent(&[("name", "Ana"), ("option", "a"), ("option", "b"), ("verdict", "approved")]);
        assert_eq!((typed.name.as_str(), typed.options.len(), looks), ("Ana", 2, false));
        assert!(sent(&[("look", "1"), ("verdict", "approved")]).1, "one only looks");
        assert!(sent(&[("name", "Ana")]).1, "nothing is said by the key that sends a form");
    }
}
