//! `/login/two-factor`.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::answer::{Answered, go_when_done};
use super::api::EnterCode;
use super::frame::Door;
use super::login_page::next_of_query;
use kit::ui::{Button, ButtonKind, TextField};
use kit::words::{td_string, words};

/// Six digits, or a recovery code.
#[component]
pub fn TwoFactorPage() -> impl IntoView {
    let l = words();
    let action = ServerAction::<EnterCode>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let next = next_of_query();
    view! {
        <Door title=td_string!(l, auth.code_title) intro=td_string!(l, auth.code_intro)>
            {answered.alert()}
            <ActionForm action attr:class="form" attr:novalidate="">
                <input type="hidden" name="next" value=next/>
                <TextField
                    name="code" label=td_string!(l, auth.code) hint=td_string!(l, auth.code_hint) autocomplete="one-time-code"
                    maxlength=40 autofocus=true required=true input_class="code" error=answered.field("code")
                />
                <Button kind=ButtonKind::Primary submit=true class="wide" busy=action.pending()>{td_string!(l, auth.go_on)}</Button>
            </ActionForm>
            <p class="auth-note"><a class="link" href="/login">{td_string!(l, auth.start_over)}</a></p>
        </Door>
    }
}
