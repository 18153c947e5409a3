//! `/login`.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::answer::{Answered, go_when_done};
use super::api::Login;
use super::frame::Door;
use super::safe_next;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, InputKind, PasswordField, TextField};
use kit::words::{td_string, words};

/// E-mail and password; works without script.
#[component]
pub fn LoginPage() -> impl IntoView {
    let l = words();
    let action = ServerAction::<Login>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let next = next_of_query();
    let is_reset = use_query_map().read_untracked().get("reset").is_some();
    view! {
        <Door title=td_string!(l, auth.sign_in) intro=td_string!(l, auth.sign_in_intro)>
            {answered.alert()}
            {is_reset.then(|| view! { <Alert kind=AlertKind::Good>{td_string!(l, auth.reset_done)}</Alert> })}
            <ActionForm action attr:class="form" attr:novalidate="">
                <input type="hidden" name="next" value=next/>
                <TextField
                    name="email" label=td_string!(l, auth.email) kind=InputKind::Email autocomplete="username" autofocus=true
                    required=true error=answered.field("email")
                />
                <PasswordField
                    name="password" label=td_string!(l, auth.password) show_label=td_string!(l, auth.show_password)
                    hide_label=td_string!(l, auth.hide_password) error=answered.field("password")
                />
                <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>{td_string!(l, auth.sign_in)}</Button>
            </ActionForm>
            <p class="auth-note"><a class="link" href="/login/forgotten">{td_string!(l, auth.forgotten_link)}</a></p>
        </Door>
    }
}

/// Where the address says to go afterwards.
pub(super) fn next_of_query() -> String {
    let wanted = use_query_map().read_untracked().get("next").unwrap_or_default();
    safe_next(&wanted).to_owned()
}
