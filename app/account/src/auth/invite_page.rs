//! `/invite/{token}`.

use domain::users::InvitationInfo;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::answer::{Answered, go_when_done};
use super::api::{Join, invitation};
use super::frame::Door;
use crate::users::role_name;
use kit::error::AppError;
use kit::ui::{Button, ButtonKind, ButtonLink, PasswordField, TextField, TextSkeleton};
use kit::words::{app_error, td_string, words};

/// Joins a company: with a new account, or with the one that the e-mail has.
#[component]
pub fn InvitePage() -> impl IntoView {
    let l = words();
    let params = use_params_map();
    let token = move || params.read().get("token").unwrap_or_default();
    let info = Resource::new(token, invitation);
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || {
                let token = token();
                Suspend::new(async move {
                    match info.await {
                        Ok(info) => view! { <Joining token info/> }.into_any(),
                        Err(AppError::Refused(_)) => view! { <Closed text=td_string!(l, auth.link_text)/> }.into_any(),
                        Err(error) => view! { <Closed text=app_error(l, &error)/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// A link that leads nowhere, or not now.
#[component]
fn Closed(
    /// Why not.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let l = words();
    kit::failure::answer_with(&kit::error::AppError::NotFound);
    view! {
        <Door title=td_string!(l, auth.link_title) intro=text>
            <ButtonLink href="/login" class="wide">{td_string!(l, auth.go_to_sign_in)}</ButtonLink>
        </Door>
    }
}

#[component]
fn Joining(
    /// The link's token.
    token: String,
    /// What it leads to.
    info: InvitationInfo,
) -> impl IntoView {
    let l = words();
    let action = ServerAction::<Join>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let known = info.has_account;
    let role = role_name(l, info.role);
    let email = info.email.clone();
    let about = if known {
        td_string!(l, auth.invite_existing, email = info.email.clone()).to_string()
    } else {
        td_string!(l, auth.invite_account, email = info.email.clone()).to_string()
    };
    let name = if known {
        view! { <input type="hidden" name="user_name" value=""/> }.into_any()
    } else {
        view! {
            <TextField
                name="user_name" label=td_string!(l, auth.user_name) autocomplete="name" required=true autofocus=true
                error=answered.field("user_name")
            />
        }
        .into_any()
    };
    let password = if known {
        view! {
            <PasswordField
                name="password" label=td_string!(l, auth.password) show_label=td_string!(l, auth.show_password)
                hide_label=td_string!(l, auth.hide_password) error=answered.field("password")
            />
        }
        .into_any()
    } else {
        view! {
            <PasswordField
                name="password" label=td_string!(l, auth.password) hint=td_string!(l, auth.new_password_hint)
                show_label=td_string!(l, auth.show_password) hide_label=td_string!(l, auth.hide_password)
                autocomplete="new-password" error=answered.field("password")
            />
        }
        .into_any()
    };
    view! {
        <Door
            title=td_string!(l, auth.invite_title, company = info.company).to_string()
            intro=td_string!(l, auth.invite_intro, name = info.invited_by, role = role).to_string()
        >
            {answered.alert()}
            <p>{about}</p>
            <ActionForm action attr:class="form" attr:novalidate="">
                <input type="hidden" name="token" value=token/>
                // Password managers keep the password under this name.
                <input class="sr-only" type="email" autocomplete="username" value=email readonly=true tabindex="-1" aria-hidden="true"/>
                {name}
                {password}
                <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>{td_string!(l, auth.join)}</Button>
            </ActionForm>
        </Door>
    }
}
