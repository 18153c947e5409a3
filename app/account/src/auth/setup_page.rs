//! `/setup`: the first visit.

use domain::listings::START;
use leptos::form::ActionForm;
use leptos::prelude::*;

use super::CompanyFields;
use super::answer::{Answered, go_when_done};
use super::api::{SetUp, SetupStage, stage_of_setup};
use super::frame::Door;
use super::ways::Ways;
use kit::bootstrap::bootstrap;
use kit::ui::{
    Alert, AlertKind, Button, ButtonKind, ButtonLink, FieldGroup, InputKind, PasswordField, TextField, TextSkeleton,
};
use kit::words::{app_error, td_string, words};

/// Company and owner, then three ways in.
#[component]
pub fn SetupPage() -> impl IntoView {
    let l = words();
    let stage = Resource::new(|| (), |()| stage_of_setup());
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=12/> }>
            {move || Suspend::new(async move {
                match stage.await {
                    Ok(SetupStage::Company { needs_code }) => view! { <Founding needs_code/> }.into_any(),
                    Ok(SetupStage::Ways { company }) => view! { <Ways company/> }.into_any(),
                    Ok(SetupStage::Done) => view! { <AlreadySetUp/> }.into_any(),
                    Err(error) => view! {
                        <Door title=td_string!(l, auth.setup_title)>
                            <Alert kind=AlertKind::Bad>{app_error(l, &error)}</Alert>
                        </Door>
                    }
                    .into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Founding(
    /// Whether the one-time code is asked for.
    needs_code: bool,
) -> impl IntoView {
    let l = words();
    let action = ServerAction::<SetUp>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let code = needs_code.then(|| {
        view! {
            <TextField
                name="code" label=td_string!(l, auth.setup_code) hint=td_string!(l, auth.setup_code_hint) autocomplete="off"
                required=true error=answered.field("code")
            />
        }
    });
    // Sent empty where it is not asked for.
    let no_code = (!needs_code).then(|| view! { <input type="hidden" name="code" value=""/> });
    view! {
        <Door title=td_string!(l, auth.setup_title) intro=td_string!(l, auth.setup_intro) wide=true>
            {answered.alert()}
            <ActionForm action attr:class="form" attr:novalidate="">
                {code}
                {no_code}
                <FieldGroup legend=td_string!(l, auth.your_company)>
                    <CompanyFields answered autofocus=true/>
                </FieldGroup>
                <FieldGroup legend=td_string!(l, auth.your_account)>
                    <TextField
                        name="user_name" label=td_string!(l, auth.user_name) autocomplete="name" required=true
                        error=answered.field("user_name")
                    />
                    <TextField
                        name="email" label=td_string!(l, auth.email) kind=InputKind::Email autocomplete="username" required=true
                        error=answered.field("email")
                    />
                    <PasswordField
                        name="password" label=td_string!(l, auth.password) hint=td_string!(l, auth.new_password_hint)
                        show_label=td_string!(l, auth.show_password) hide_label=td_string!(l, auth.hide_password)
                        autocomplete="new-password" error=answered.field("password")
                    />
                </FieldGroup>
                <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>
                    {td_string!(l, auth.create_company)}
                </Button>
            </ActionForm>
        </Door>
    }
}

#[component]
fn AlreadySetUp() -> impl IntoView {
    let l = words();
    let (href, label) = if bootstrap().me.is_some() {
        (START, td_string!(l, auth.go_to_clients))
    } else {
        ("/login", td_string!(l, auth.go_to_sign_in))
    };
    view! {
        <Door title=td_string!(l, auth.already_title) intro=td_string!(l, auth.already_intro)>
            <ButtonLink href=href kind=ButtonKind::Primary class="wide">{label}</ButtonLink>
        </Door>
    }
}
