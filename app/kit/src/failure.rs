//! A page that cannot go on: what it asked for is not here, not allowed, or did not come.

use domain::access::Permission;
use domain::listings::START;
use domain::subject::Subject;
use leptos::prelude::*;

use crate::bootstrap::{may, uses};
use crate::error::AppError;
use crate::offline;
use crate::title::PageTitle;
use crate::ui::{Alert, AlertKind, ButtonKind, ButtonLink, EmptyState, Glyph, Toast, ToastKind, ToastStack};
use crate::words::{Locale, app_error, not_shown, td_string, to_start, words};

/// Stands in the place of what could not be shown; the answer's status says the same.
#[component]
pub fn Failure(
    /// Why.
    error: AppError,
    /// Whether nothing else is on the page.
    #[prop(optional)]
    alone: bool,
    /// The page of the record that was to be changed, where it may still be read.
    #[prop(optional_no_strip)]
    record: Option<String>,
) -> impl IntoView {
    let l = words();
    answer_with(&error);
    let record = record.filter(|_| matches!(error, AppError::Refused(_)));
    if matches!(error, AppError::Transport(_)) {
        offline::open_kept();
    }
    let (icon, title, text) = match &error {
        AppError::NotFound => {
            (Glyph::Search, td_string!(l, common.not_found_title), td_string!(l, common.not_found_text).to_owned())
        }
        AppError::Forbidden => (Glyph::Lock, td_string!(l, common.forbidden_title), app_error(l, &error)),
        error if record.is_some() => (Glyph::Lock, td_string!(l, common.not_editable_title), app_error(l, error)),
        error if offline::is_why(error) => (Glyph::CloudOff, td_string!(l, offline.page_title), not_shown(l, error)),
        other => (Glyph::Warning, td_string!(l, common.error_title), app_error(l, other)),
    };
    let way_out = match error {
        AppError::SignedOut => view! {
            <ButtonLink href="/login" kind=ButtonKind::Primary>{td_string!(l, common.sign_in_again)}</ButtonLink>
        },
        _ => match record {
            Some(record) => view! {
                <ButtonLink href=record kind=ButtonKind::Primary>{td_string!(l, common.open_record)}</ButtonLink>
            },
            None => view! { <ButtonLink href=START>{to_start(l)}</ButtonLink> },
        },
    };
    view! {
        <PageTitle text=title/>
        <EmptyState icon title=title text=text alone>{way_out}</EmptyState>
    }
}

/// A page of what the company uses: of what it has switched off there is none.
#[component]
pub fn Used(
    /// What it is about.
    subject: Subject,
    /// The page.
    children: Children,
) -> impl IntoView {
    if uses(subject) { children() } else { view! { <Failure error=AppError::NotFound alone=true/> }.into_any() }
}

/// A page, for whoever may see it. Whoever may not sees why, and the way back: nothing is asked for that would be refused, and no form stands
/// under a refusal.
#[component]
pub fn Allowed(
    /// What it takes.
    to: Permission,
    /// Whether nothing else is on the page.
    #[prop(optional)]
    alone: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    if may(to) { children() } else { view! { <Failure error=AppError::Forbidden alone=alone/> }.into_any() }
}

/// The page says by its status what it says in words; in the browser it has been sent already.
pub fn answer_with(error: &AppError) {
    #[cfg(feature = "ssr")]
    if let (Some(response), Ok(status)) =
        (use_context::<leptos_axum::ResponseOptions>(), http::StatusCode::from_u16(error.status()))
    {
        response.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}
/// In place of a setting that cannot be shown.
#[component]
pub fn Unavailable(
    /// Why not.
    error: AppError,
) -> impl IntoView {
    answer_with(&error);
    view! { <Alert kind=AlertKind::Bad>{not_shown(words(), &error)}</Alert> }
}

/// Tells of a change that did not happen. A session that ended is taken up again in another tab, so that what was typed here stays.
pub fn tell(l: Locale, toasts: ToastStack, error: &AppError) {
    let action = matches!(error, AppError::SignedOut)
        .then(|| (td_string!(l, settings.sign_in_again).to_owned(), Callback::new(|()| sign_in_beside())));
    toasts.push(Toast { text: app_error(l, error), action, kind: ToastKind::Bad, counted: None });
}

fn sign_in_beside() {
    let path = window().location().pathname().unwrap_or_default();
    // Refused by a browser that allows no new tabs: then nothing is lost either.
    drop(window().open_with_url_and_target(&format!("/login?next={path}"), "_blank"));
}
