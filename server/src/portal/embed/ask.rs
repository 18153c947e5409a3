//! `/portal/embed/{company}`: the door in a frame. An e-mail, to which a code is sent if the company lets it in; the page says the same in any
//! case, and of a company that there is not.

use axum::Form;
use axum::extract::{Extension, Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use domain::error::{FieldErrors, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::CompanyId;
use domain::mail::{LetterForm, NewLetter};
use domain::portal::place;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{app_error, field_error, td_string, words_in};
use leptos::prelude::*;
use serde::Deserialize;
use store::portal::SignInLink;
use store::{portal, tokens};
use tokio::sync::Semaphore;

use super::super::entry::{Entered, NotIn};
use super::super::framed::OfCompany;
use super::super::page::{Frame, page};
use crate::transfer::export::Parameters;

/// The most requests that are worked on at once; what is asked beyond is asked again by whoever waits.
static TURNS: Semaphore = Semaphore::const_new(8);
/// In the address of a frame that brings a signed token.
const SIGNED: &str = "signed";
/// Where one begins who has not said otherwise.
const START: &str = "/portal";

/// What the forms of a frame send, each its own part of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Who wants in.
    pub email: String,
    /// What the frame that asked for a code is known by; once that was right, the session that waits for a second factor.
    pub browser: String,
    /// The code.
    pub code: String,
    /// What the company's back end has signed.
    pub token: String,
    /// Where to go then.
    pub to: String,
    /// The language of the site around.
    pub lang: String,
}

impl Typed {
    /// Where to go: a page of the portal, whatever was sent.
    pub fn place(&self) -> &str {
        place(&self.to).unwrap_or(START)
    }

    /// The language that the page is in.
    pub fn language(&self, visitor: &Visitor) -> Language {
        Language::parse(&self.lang).unwrap_or(visitor.language)
    }
}

/// `GET /portal/embed/{company}`.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    entered: Result<Entered, NotIn>,
    Path(company): Path<CompanyId>,
    Query(parameters): Parameters,
) -> Response {
    let text = |name: &str| parameters.get(name).cloned().unwrap_or_default();
    let typed = Typed { to: text("to"), lang: text("lang"), ..Typed::default() };
    if parameters.contains_key(SIGNED) {
        return awaited(&visitor, company, &typed);
    }
    match entered {
        Ok(Entered(guest)) if guest.company == company && !guest.is_preview => lead_to(typed.place()),
        _ => door(&visitor, company, &typed, (StatusCode::OK, None)),
    }
}

/// `POST /portal/embed/{company}`. Who is let in is found out beside the answer: how long it takes tells whoever asks nothing.
pub async fn ask(
    Extension(visitor): Extension<Visitor>,
    Path(company): Path<CompanyId>,
    Form(typed): Form<Typed>,
) -> Response {
    let l = words_in(typed.language(&visitor));
    let email = match Email::parse(&typed.email) {
        Ok(email) => email,
        Err(error) => {
            let said = Some(field_error(l, &error));
            return door(&visitor, company, &typed, (StatusCode::UNPROCESSABLE_ENTITY, said));
        }
    };
    let counted = portal::count_links(&visitor.database, &email, &visitor.address, visitor.now).await;
    if let Err(error) = counted.map_err(AppError::from) {
        return door(&visitor, company, &typed, (refused(&error), Some(app_error(l, &error))));
    }
    let browser = tokens::generate();
    send(&visitor, company, email, browser.clone());
    let typed = Typed { browser, ..typed };
    code_asked(&visitor, company, &typed, (StatusCode::OK, None))
}

/// What is shown until a signed token is judged: nothing of whoever was in before.
fn awaited(visitor: &Visitor, company: CompanyId, typed: &Typed) -> Response {
    let language = typed.language(visitor);
    let l = words_in(language);
    let again = format!("/portal/embed/{company}?lang={}", language.as_str());
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, embed.token_awaited)}</h1>
            <p><a href=again>{td_string!(l, embed.token_again)}</a></p>
        </main>
    };
    of_company(company, page(StatusCode::OK, frame(language), content.into_any()))
}

/// The form of a code.
pub fn code_asked(
    visitor: &Visitor,
    company: CompanyId,
    typed: &Typed,
    (status, said): (StatusCode, Option<String>),
) -> Response {
    let language = typed.language(visitor);
    let l = words_in(language);
    let is_wrong = said.is_some();
    let said = said.map(|said| view! { <p class="wrong" id="said" role="alert">{said}</p> });
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, embed.code_title)}</h1>
            <p role="status">{td_string!(l, embed.code_intro)}</p>
            <form method="post" action=format!("/portal/embed/{company}/code")>
                <input type="hidden" name="browser" value=typed.browser.clone()/>
                {hidden(typed)}
                <label>
                    <span>{td_string!(l, embed.code_label)}</span>
                    <input
                        name="code" type="text" inputmode="numeric" required=true maxlength="20" autocomplete="one-time-code"
                        aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
                    />
                </label>
                {said}
                <button type="submit">{td_string!(l, embed.code_enter)}</button>
            </form>
            <p><a href=format!("/portal/embed/{company}?lang={}", language.as_str())>{td_string!(l, embed.code_again)}</a></p>
        </main>
    };
    of_company(company, page(status, frame(language), content.into_any()))
}

/// The frame around a page that a company's sites may hold.
pub fn frame(language: Language) -> Frame {
    Frame { title: td_string!(words_in(language), portal.door_title).to_owned(), language, ..Frame::default() }
}

/// Says whose page it is.
pub fn of_company(company: CompanyId, mut answer: Response) -> Response {
    answer.extensions_mut().insert(OfCompany(company));
    answer
}

/// The status of what is refused for being asked too often, or for a fault of ours.
pub const fn refused(error: &AppError) -> StatusCode {
    match error {
        AppError::Refused(Refusal::TooManyAttempts { .. }) => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn door(
    visitor: &Visitor,
    company: CompanyId,
    typed: &Typed,
    (status, said): (StatusCode, Option<String>),
) -> Response {
    let language = typed.language(visitor);
    let l = words_in(language);
    let is_wrong = said.is_some();
    let said = said.map(|said| view! { <p class="wrong" id="said" role="alert">{said}</p> });
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, portal.door_title)}</h1>
            <p>{td_string!(l, embed.door_intro)}</p>
            <form method="post" action=format!("/portal/embed/{company}")>
                {hidden(typed)}
                <label>
                    <span>{td_string!(l, portal.door_email)}</span>
                    <input
                        name="email" type="email" value=typed.email.clone() required=true maxlength="254" autocomplete="email"
                        aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("said")
                    />
                </label>
                {said}
                <button type="submit">{td_string!(l, embed.door_send)}</button>
            </form>
        </main>
    };
    of_company(company, page(status, frame(language), content.into_any()))
}

/// What goes from form to form.
pub fn hidden(typed: &Typed) -> AnyView {
    view! {
        <input type="hidden" name="to" value=typed.place().to_owned()/>
        <input type="hidden" name="lang" value=typed.lang.clone()/>
    }
    .into_any()
}

fn lead_to(place: &str) -> Response {
    let place = HeaderValue::from_str(place).unwrap_or(HeaderValue::from_static(START));
    (StatusCode::SEE_OTHER, [(LOCATION, place), (CACHE_CONTROL, HeaderValue::from_static("no-store"))]).into_response()
}

fn send(visitor: &Visitor, company: CompanyId, email: Email, browser: String) {
    let Ok(turn) = TURNS.try_acquire() else {
        tracing::warn!("too many ask for a code to the portal at once");
        return;
    };
    let (database, now) = (visitor.database.clone(), visitor.now);
    drop(tokio::spawn(async move {
        if let Err(error) = portal::send_code(&database, company, &email, (&browser, now), &letter).await {
            tracing::warn!(%error, "no code to the portal can be sent");
        }
        drop(turn);
    }));
}

/// The letter with a code, in the language of the contact's client.
fn letter(code: &SignInLink) -> Result<NewLetter, FieldErrors> {
    let l = words_in(code.language);
    let (name, company, digits) = (code.name.clone(), code.company.clone(), code.token.clone());
    let text = td_string!(l, embed.letter, name = name, company = company, code = digits).to_string();
    let (company, digits) = (code.company.clone(), code.token.clone());
    let subject = td_string!(l, embed.letter_subject, company = company, code = digits).to_string();
    let subject: String = subject.chars().take(200).collect();
    let form = LetterForm { to: code.email.to_string(), subject, text, ..LetterForm::default() };
    form.parse()
}
