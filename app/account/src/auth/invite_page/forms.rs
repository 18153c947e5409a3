//! The forms by which somebody joins. They work without script.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::{Join, JoinSignedIn, JoinWith};
use crate::auth::answer::{Answered, go_when_done};
use kit::bootstrap::bootstrap;
use kit::ui::{Button, ButtonKind, PasswordField, TextField};
use kit::words::{td_string, words};

/// With a name and a new password.
#[component]
pub fn JoinAsNew(
    /// The link's token.
    token: String,
    /// Who is invited.
    email: String,
) -> impl IntoView {
    let l = words();
    let action = ServerAction::<Join>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    view! {
        {answered.alert()}
        <p>{td_string!(l, auth.invite_new_intro, email = email.clone()).to_string()}</p>
        <ActionForm action attr:class="form" attr:novalidate="">
            <input type="hidden" name="token" value=token/>
            <SignsInWith email/>
            <TextField
                name="user_name" label=td_string!(l, auth.user_name) autocomplete="name" required=true autofocus=true
                error=answered.field("user_name")
            />
            <PasswordField
                name="password" label=td_string!(l, auth.password) hint=td_string!(l, auth.new_password_hint)
                show_label=td_string!(l, auth.show_password) hide_label=td_string!(l, auth.hide_password)
                autocomplete="new-password" error=answered.field("password")
            />
            <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>
                {td_string!(l, auth.invite_new)}
            </Button>
        </ActionForm>
    }
}

/// With the password of an account one has; its second factor comes after, as at every sign-in.
#[component]
pub fn JoinWithAccount(
    /// The link's token.
    token: String,
    /// Who is invited.
    email: String,
) -> impl IntoView {
    let l = words();
    let action = ServerAction::<JoinWith>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let wrong = td_string!(l, auth.invite_wrong_password);
    view! {
        {answered.alert_beside_password()}
        <p>{td_string!(l, auth.invite_account_intro, email = email.clone()).to_string()}</p>
        <ActionForm action attr:class="form" attr:novalidate="">
            <input type="hidden" name="token" value=token/>
            <SignsInWith email/>
            <PasswordField
                name="password" label=td_string!(l, auth.password) show_label=td_string!(l, auth.show_password)
                hide_label=td_string!(l, auth.hide_password) error=answered.password("password", wrong)
            />
            <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>{td_string!(l, auth.join)}</Button>
        </ActionForm>
    }
}

/// As whoever is signed in: one click.
#[component]
pub fn JoinAsMe(
    /// The link's token.
    token: String,
) -> impl IntoView {
    let l = words();
    let action = ServerAction::<JoinSignedIn>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let name = bootstrap().me.map(|me| me.name).unwrap_or_default();
    view! {
        {answered.alert()}
        <p>{td_string!(l, auth.signed_in_as, name = name).to_string()}</p>
        <ActionForm action attr:class="form" attr:novalidate="">
            <input type="hidden" name="token" value=token/>
            <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>{td_string!(l, auth.join)}</Button>
        </ActionForm>
    }
}

/// Password managers keep the password under this name.
#[component]
fn SignsInWith(
    /// The name.
    email: String,
) -> impl IntoView {
    view! {
        <input class="sr-only" type="email" autocomplete="username" value=email readonly=true tabindex="-1" aria-hidden="true"/>
    }
}
