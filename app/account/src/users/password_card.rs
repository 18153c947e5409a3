//! Changing one's password.

use domain::users::PasswordForm;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::api;
use super::call::{Call, empty, typed};
use kit::bootstrap::bootstrap;
use kit::ui::{Button, ButtonKind, FormSection, PasswordField};
use kit::words::{td_string, words};

/// The one in force, and the one to take its place.
#[component]
pub fn PasswordCard(
    /// Runs after a change: other devices are gone.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let email = bootstrap().me.map(|me| me.email).unwrap_or_default();
    let call = Call::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let form = PasswordForm { current: typed("current"), new: typed("new") };
        call.make(api::change_password(form), move |()| {
            empty(&["current", "new"]);
            call.done(td_string!(l, users.password_changed));
            changed.run(());
        });
    };
    view! {
        <FormSection title=td_string!(l, users.password) description=td_string!(l, users.password_intro)>
            <form class="stack" method="post" novalidate="" on:submit=submit>
                // Password managers change the password kept under this name.
                <input class="sr-only" type="email" autocomplete="username" value=email readonly=true tabindex="-1" aria-hidden="true"/>
                <div class="form-grid cols-2">
                    <PasswordField
                        name="current" label=td_string!(l, users.current_password) show_label=td_string!(l, auth.show_password)
                        hide_label=td_string!(l, auth.hide_password) error=call.secret("current")
                    />
                    <PasswordField
                        name="new" label=td_string!(l, users.new_password) hint=td_string!(l, auth.new_password_hint)
                        show_label=td_string!(l, auth.show_password) hide_label=td_string!(l, auth.hide_password)
                        autocomplete="new-password" error=call.field("new")
                    />
                </div>
                <div><Button kind=ButtonKind::Primary submit=true busy=call.busy>{td_string!(l, users.change_password)}</Button></div>
            </form>
        </FormSection>
    }
}
