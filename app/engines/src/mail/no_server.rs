//! Where the company has not said by which server letters are sent.

use domain::access::Permission;
use leptos::prelude::*;

use kit::bootstrap::may;
use kit::ui::{Alert, AlertKind, ButtonKind, ButtonLink};
use kit::words::{td_string, words};

/// Leads to the settings whoever may change them.
#[component]
pub fn NoServer() -> impl IntoView {
    let l = words();
    if may(Permission::ManageSettings) {
        view! {
            <p>{td_string!(l, mail.no_server)}</p>
            <div class="dialog-actions">
                <ButtonLink href="/settings/mail" kind=ButtonKind::Primary>{td_string!(l, mail.to_settings)}</ButtonLink>
            </div>
        }
        .into_any()
    } else {
        view! { <Alert kind=AlertKind::Info>{td_string!(l, mail.ask_admin)}</Alert> }.into_any()
    }
}
