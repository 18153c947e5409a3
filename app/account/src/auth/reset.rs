//! `/login/forgotten` and `/login/reset/{token}`: a forgotten password set anew, by a link that is sent to the account's e-mail. Both work
//! without script.

pub mod api;

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::api::{AskReset, ResetPassword, may_reset, reset_of};
use super::answer::{Answered, go_when_done};
use super::frame::Door;
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, ButtonLink, InputKind, PasswordField, TextField, TextSkeleton};
use kit::words::{app_error, td_string, words};

/// Asks for a link. The answer is the same for every e-mail.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let l = words();
    let query = use_query_map();
    let is_sent = move || query.read().get("sent").is_some();
    let may = Resource::new(|| (), |()| may_reset());
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=6/> }>
            {move || {
                let is_sent = is_sent();
                Suspend::new(async move {
                    match may.await {
                        Ok(true) if is_sent => view! {
                            <Door title=td_string!(l, auth.forgotten_title)>
                                <Alert kind=AlertKind::Good>{td_string!(l, auth.forgotten_sent)}</Alert>
                                <ToSignIn/>
                            </Door>
                        }
                        .into_any(),
                        Ok(true) => view! { <Asking/> }.into_any(),
                        Ok(false) => view! {
                            <Door title=td_string!(l, auth.forgotten_title) intro=td_string!(l, auth.forgotten)><ToSignIn/></Door>
                        }
                        .into_any(),
                        Err(error) => view! {
                            <Door title=td_string!(l, auth.forgotten_title) intro=app_error(l, &error)><ToSignIn/></Door>
                        }
                        .into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn ToSignIn() -> impl IntoView {
    view! { <ButtonLink href="/login" class="wide">{td_string!(words(), auth.go_to_sign_in)}</ButtonLink> }
}

#[component]
fn Asking() -> impl IntoView {
    let l = words();
    let action = ServerAction::<AskReset>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    view! {
        <Door title=td_string!(l, auth.forgotten_title) intro=td_string!(l, auth.forgotten_intro)>
            {answered.alert()}
            <ActionForm action attr:class="form" attr:novalidate="">
                <TextField
                    name="email" label=td_string!(l, auth.email) kind=InputKind::Email autocomplete="username" autofocus=true
                    required=true error=answered.field("email")
                />
                <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>
                    {td_string!(l, auth.forgotten_send)}
                </Button>
            </ActionForm>
            <ToSignIn/>
        </Door>
    }
}

/// Sets the password of the link's account.
#[component]
pub fn ResetPage() -> impl IntoView {
    let l = words();
    let params = use_params_map();
    let token = move || params.read().get("token").unwrap_or_default();
    let whose = Resource::new(token, |token| reset_of(token.into()));
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=6/> }>
            {move || {
                let token = token();
                Suspend::new(async move {
                    match whose.await {
                        Ok((name, email)) => view! { <Choosing token name email/> }.into_any(),
                        Err(AppError::Refused(_)) => view! { <Closed text=td_string!(l, auth.reset_link_text)/> }.into_any(),
                        Err(error) => view! { <Closed text=app_error(l, &error)/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// A link that leads nowhere any more.
#[component]
fn Closed(#[prop(into)] text: String) -> impl IntoView {
    let l = words();
    kit::failure::answer_with(&AppError::NotFound);
    view! {
        <Door title=td_string!(l, auth.link_title) intro=text>
            <ButtonLink href="/login/forgotten" class="wide">{td_string!(l, auth.forgotten_again)}</ButtonLink>
        </Door>
    }
}

#[component]
fn Choosing(token: String, name: String, email: String) -> impl IntoView {
    let l = words();
    let action = ServerAction::<ResetPassword>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let intro = td_string!(l, auth.reset_intro, name = name, email = email.clone()).to_string();
    view! {
        <Door title=td_string!(l, auth.reset_title) intro>
            {answered.alert()}
            <ActionForm action attr:class="form" attr:novalidate="">
                <input type="hidden" name="token" value=token/>
                // Password managers keep the new one under this name.
                <input class="sr-only" type="email" autocomplete="username" value=email readonly=true tabindex="-1" aria-hidden="true"/>
                <PasswordField
                    name="password" label=td_string!(l, auth.password) hint=td_string!(l, auth.new_password_hint)
                    show_label=td_string!(l, auth.show_password) hide_label=td_string!(l, auth.hide_password)
                    autocomplete="new-password" error=answered.field("password")
                />
                <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>
                    {td_string!(l, auth.reset_send)}
                </Button>
            </ActionForm>
        </Door>
    }
}
