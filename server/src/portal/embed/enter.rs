//! The two ways in from a frame: with a code, past the second factor where there is one, and with what the company's own back end has signed,
//! which vouches for whoever is there. All are posted by pages of ours alone (`origin.rs`), which no site frames that the company has not
//! named: nobody is signed in as somebody else by a link.

use axum::Form;
use axum::extract::{Extension, Path};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::ids::CompanyId;
use kit::error::AppError;
use kit::session::Visitor;
use kit::words::{app_error, td_string, words_in};
use leptos::prelude::*;
use store::portal::{self, Opened};

use super::super::page::page;
use super::super::{cookies, second_step};
use super::ask::{Typed, code_asked, frame, hidden, of_company, refused};
use super::entered::entered;
use crate::transfer::Problem;

/// `POST /portal/embed/{company}/code`.
pub async fn by_code(
    Extension(visitor): Extension<Visitor>,
    Path(company): Path<CompanyId>,
    Form(typed): Form<Typed>,
) -> Response {
    let l = words_in(typed.language(&visitor));
    let from = (visitor.address.as_str(), visitor.device.as_str());
    let answer = portal::enter_code(&visitor.database, company, &typed.code, &typed.browser, from, visitor.now).await;
    match answer {
        Ok(Opened { token, awaits_code: true }) => {
            factor_asked(&visitor, company, &Typed { browser: token, ..typed }, None)
        }
        Ok(Opened { token, .. }) => entered(&visitor, company, &typed, &token),
        Err(error) if portal::is_expired(&error) => {
            let said = td_string!(l, embed.code_wrong).to_owned();
            code_asked(&visitor, company, &typed, (StatusCode::UNPROCESSABLE_ENTITY, Some(said)))
        }
        Err(error) => {
            let error = AppError::from(error);
            code_asked(&visitor, company, &typed, (refused(&error), Some(app_error(l, &error))))
        }
    }
}

/// `POST /portal/embed/{company}/factor`. What waits for it is sent along by the page: a frame may have no cookie.
pub async fn by_factor(
    Extension(visitor): Extension<Visitor>,
    Path(company): Path<CompanyId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let l = words_in(typed.language(&visitor));
    match portal::enter_factor(&visitor.database, &typed.browser, &typed.code, visitor.now).await {
        Ok(session) => Ok(entered(&visitor, company, &typed, &session)),
        Err(error) if portal::is_expired(&error) => Ok(no_good(&visitor, company, &typed)),
        Err(error) => {
            let error = AppError::from(error);
            match second_step::wrong(l, &error) {
                Some(wrong) => Ok(factor_asked(&visitor, company, &typed, Some(wrong))),
                None => Err(error.into()),
            }
        }
    }
}

/// `POST /portal/embed/{company}/token`.
pub async fn by_token(
    Extension(visitor): Extension<Visitor>,
    Path(company): Path<CompanyId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    match portal::enter_signed(&visitor.database, company, &typed.token, &visitor.device, visitor.now).await {
        Ok(session) => Ok(entered(&visitor, company, &typed, &session)),
        Err(error) if portal::is_expired(&error) => Ok(no_good(&visitor, company, &typed)),
        Err(error) => Err(error.into()),
    }
}

fn no_good(visitor: &Visitor, company: CompanyId, typed: &Typed) -> Response {
    let language = typed.language(visitor);
    let l = words_in(language);
    let again = format!("/portal/embed/{company}?lang={}", language.as_str());
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, embed.token_title)}</h1>
            <p role="alert">{td_string!(l, embed.token_text)}</p>
            <p><a class="button" href=again>{td_string!(l, embed.token_again)}</a></p>
        </main>
    };
    let mut answer = of_company(company, page(StatusCode::GONE, frame(language), content.into_any()));
    if visitor.secure {
        // Whom the site means is not who was in before.
        answer.headers_mut().append(SET_COOKIE, cookies::clear_frame());
    }
    answer
}

/// The form of the second factor.
fn factor_asked(visitor: &Visitor, company: CompanyId, typed: &Typed, wrong: Option<(StatusCode, String)>) -> Response {
    let language = typed.language(visitor);
    let l = words_in(language);
    let (status, said) = wrong.map_or((StatusCode::OK, None), |(status, said)| (status, Some(said)));
    let content = view! {
        <main class="door">
            <h1>{td_string!(l, auth.code_title)}</h1>
            <p>{td_string!(l, auth.code_intro)}</p>
            <form method="post" action=format!("/portal/embed/{company}/factor")>
                <input type="hidden" name="browser" value=typed.browser.clone()/>
                {hidden(typed)}
                {second_step::input(l, said)}
                <p>{td_string!(l, auth.code_hint)}</p>
                <button type="submit">{td_string!(l, auth.go_on)}</button>
            </form>
        </main>
    };
    of_company(company, page(status, frame(language), content.into_any()))
}
