//! A page that cannot go on: what it asked for is not here, not allowed, or did not come.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::error::AppError;
use crate::offline;
use crate::ui::{ButtonKind, ButtonLink, EmptyState, Glyph};
use crate::words::{self, td_string, words};

/// Stands in the place of what could not be shown; the answer's status says the same.
#[component]
pub fn Failure(
    /// Why.
    error: AppError,
    /// Whether nothing else is on the page.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let l = words();
    answer_with(&error);
    if matches!(error, AppError::Transport(_)) {
        offline::open_kept();
    }
    let (icon, title, text) = match &error {
        AppError::NotFound => {
            (Glyph::Search, td_string!(l, common.not_found_title), td_string!(l, common.not_found_text).to_owned())
        }
        error if offline::is_why(error) => {
            (Glyph::CloudOff, td_string!(l, offline.page_title), words::not_shown(l, error))
        }
        other => (Glyph::Warning, td_string!(l, common.error_title), words::app_error(l, other)),
    };
    let way_out = match error {
        AppError::SignedOut => view! {
            <ButtonLink href="/login" kind=ButtonKind::Primary>{td_string!(l, clients.sign_in_again)}</ButtonLink>
        },
        _ => view! { <ButtonLink href="/clients">{td_string!(l, common.go_to_clients)}</ButtonLink> },
    };
    view! {
        <Title text=title/>
        <EmptyState icon title=title text=text alone>{way_out}</EmptyState>
    }
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
