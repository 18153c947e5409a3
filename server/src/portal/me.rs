//! `/portal/me`: what a contact changes of themselves, and of where their client is where the company lets them (A11.1).

mod form;

use axum::Form;
use axum::extract::{Extension, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::error::FieldErrors;
use domain::own_details::{PERSON, PLACE, Typed};
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::td_string;
use leptos::prelude::*;
use store::portal::{self, Guest, Own};
use store::{Access, StoreError};

use super::entry::{Entered, lead_to};
use super::inside::{inside_as, tongue};
use crate::transfer::Problem;
use crate::transfer::export::Parameters;
use form::{Part, Said, Sheet};

/// In the address of the page once something was saved.
const SAVED: &str = "saved";

/// `GET /portal/me`.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let own = portal::own(&read, &guest).await?;
    let said = parameters.contains_key(SAVED).then_some(Said::Saved);
    Ok(page(StatusCode::OK, &guest, Sheet { own, said, errors: FieldErrors::default() }))
}

/// `POST /portal/me`.
pub async fn save(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let access = guest.access(visitor.database.clone(), visitor.now);
    let versions = [number(&typed, "version")?, number(&typed, "client_version")?];
    let tx = access.begin().await?;
    match portal::save_own(&tx, &guest, versions, &typed).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(lead_to("/portal/me?saved"))
        }
        Err(error) => {
            tx.roll_back().await?;
            again((&guest, &access), Part::Person, (versions, typed), error).await
        }
    }
}

/// `POST /portal/me/address`.
pub async fn save_place(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let access = guest.access(visitor.database.clone(), visitor.now);
    let version = number(&typed, "client_version")?;
    let tx = access.begin().await?;
    match portal::save_place(&tx, &guest, version, &typed).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(lead_to("/portal/me?saved"))
        }
        Err(error) => {
            tx.roll_back().await?;
            again((&guest, &access), Part::Place, ([0, version], typed), error).await
        }
    }
}

/// A version that the page sent along.
fn number(typed: &Typed, name: &str) -> Result<i32, Problem> {
    let sent = typed.get(name).and_then(|sent| sent.parse().ok());
    sent.ok_or_else(|| Problem(AppError::Transport(format!("without {name}"))))
}

/// The page with what was typed, and why it was not saved. What others have changed stands beside it; saved again, it goes over that.
async fn again(
    (guest, access): (&Guest, &Access),
    part: Part,
    (versions, typed): ([i32; 2], Typed),
    error: StoreError,
) -> Result<Response, Problem> {
    let (status, errors) = match error {
        StoreError::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        StoreError::Conflict(_) => (StatusCode::CONFLICT, FieldErrors::default()),
        other => return Err(other.into()),
    };
    let is_conflict = status == StatusCode::CONFLICT;
    let mut own = portal::own(&access.read(), guest).await?;
    let theirs = lay_over(&mut own, part, &typed);
    if !is_conflict {
        // Whoever changes it before the next try is told of, still.
        let ([contact, _], [_, client]) = (own.versions, versions);
        own.versions = if part == Part::Person { versions } else { [contact, client] };
    }
    let said = if is_conflict { Said::Changed(part, theirs) } else { Said::Wrong(part) };
    Ok(page(status, guest, Sheet { own, said: Some(said), errors }))
}

/// Puts what was typed over what there is, and answers of what differs what there is.
fn lay_over(own: &mut Own, part: Part, typed: &Typed) -> Typed {
    let mut theirs = Typed::new();
    let (names, fields) = match part {
        Part::Person => (PERSON, &mut own.person),
        Part::Place => (PLACE, &mut own.place),
    };
    for (name, mine) in names.iter().filter_map(|name| typed.get_key_value(*name)) {
        let stands = fields.as_mut().and_then(|fields| fields.insert(name.clone(), mine.clone()));
        if let Some(stands) = stands.filter(|stands| stands != mine) {
            theirs.insert(name.clone(), stands);
        }
    }
    if let Some(language) = typed.get("language").filter(|_| part == Part::Person) {
        if own.language != *language {
            theirs.insert("language".to_owned(), own.language.clone());
        }
        own.language.clone_from(language);
    }
    theirs
}

fn page(status: StatusCode, guest: &Guest, sheet: Sheet) -> Response {
    let (l, _) = tongue(guest);
    let title = td_string!(l, portal.me_title);
    let content = view! { <h1>{title}</h1> {form::forms(l, &sheet)} };
    inside_as(status, guest, ("/portal/me", title), content.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_what_others_changed_is_told() {
        let fields = |mobile: &str| {
            Typed::from([("mobile".to_owned(), mobile.to_owned()), ("first_name".to_owned(), "Ana".to_owned())])
        };
        let mut own = Own {
            versions: [3, 4],
            email: "ana@roche.example".into(),
            person: Some(fields("theirs")),
            language: "fr".into(),
            languages: Vec::new(),
            place: None,
        };
        let mut typed = fields("mine");
        typed.insert("language".to_owned(), "en".to_owned());
        typed.insert("email".to_owned(), "else@x.example".to_owned());
        let told = lay_over(&mut own, Part::Person, &typed);
        assert_eq!((told["mobile"].as_str(), told["language"].as_str(), told.len()), ("theirs", "fr", 2));
        assert_eq!((own.person, own.language.as_str()), (Some(fields("mine")), "en"));
    }
}
