//! `/settings/me`.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::api;
use super::call::{Call, typed};
use super::my_companies::MyCompanies;
use super::theme::ThemeChoice;
use crate::auth::LanguageSwitch;
use kit::bootstrap::bootstrap;
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::{Button, ButtonKind, FormSection, TextField};
use kit::words::{td_string, words};

/// Name, language, theme and companies of whoever looks.
#[component]
pub fn MePage() -> impl IntoView {
    let l = words();
    view! {
        <PageTitle text=td_string!(l, users.me)/>
        <SettingsHead title=td_string!(l, users.me) intro=td_string!(l, users.me_intro)/>
        <Identity/>
        <FormSection title=td_string!(l, users.language) description=td_string!(l, users.language_intro)>
            <LanguageSwitch/>
        </FormSection>
        <ThemeChoice/>
        <MyCompanies/>
    }
}

#[component]
fn Identity() -> impl IntoView {
    let l = words();
    let me = bootstrap().me;
    let (name, email) = me.map(|me| (me.name, me.email)).unwrap_or_default();
    let call = Call::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        call.make(api::rename_me(typed("user_name").into()), move |()| call.done(td_string!(l, users.saved)));
    };
    view! {
        <FormSection
            title=td_string!(l, users.identity)
            description=td_string!(l, users.signs_in_with, email = email).to_string()
        >
            <form class="entry-form" method="post" novalidate="" on:submit=submit>
                <TextField
                    name="user_name" label=td_string!(l, users.name) value=name autocomplete="name" required=true class="grow"
                    error=call.field("user_name")
                />
                <Button kind=ButtonKind::Primary submit=true busy=call.busy>{td_string!(l, users.save)}</Button>
            </form>
        </FormSection>
    }
}
