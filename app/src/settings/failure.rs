//! What is said when a setting could not be shown or changed.

use leptos::prelude::*;

use crate::error::AppError;
use crate::failure::answer_with;
use crate::ui::{Alert, AlertKind, Toast, ToastKind, ToastStack};
use crate::words::{Locale, app_error, not_shown, td_string, words};

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
    toasts.push(Toast { text: app_error(l, error), action, kind: ToastKind::Bad });
}

fn sign_in_beside() {
    let path = window().location().pathname().unwrap_or_default();
    // Refused by a browser that allows no new tabs: then nothing is lost either.
    drop(window().open_with_url_and_target(&format!("/login?next={path}"), "_blank"));
}
