//! Turning the second factor on: the password, a code to scan, and a first code to type.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::api::{self, NewSecondFactor};
use super::call::{Call, typed};
use kit::ui::{Button, ButtonKind, CopyButton, Glyph, PasswordField, TextField};
use kit::words::{td_string, words};

/// The password and a button, then the QR code and the field for the first code.
#[component]
pub fn SettingUp(
    /// Where the recovery codes are shown afterwards.
    recovery: RwSignal<Vec<String>>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let shown = RwSignal::new(None::<NewSecondFactor>);
    let call = Call::new();
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        call.make(api::begin_two_factor(typed("factor-password").into()), move |factor| shown.set(Some(factor)));
    };
    move || {
        match shown.get() {
        None => view! {
            <form class="stack" method="post" novalidate="" on:submit=begin>
                <PasswordField
                    name="factor-password" label=td_string!(l, users.current_password)
                    show_label=td_string!(l, auth.show_password) hide_label=td_string!(l, auth.hide_password) class="w-lg"
                    error=call.secret("password")
                />
                <div>
                    <Button kind=ButtonKind::Primary submit=true icon=Glyph::Shield busy=call.busy>
                        {td_string!(l, users.turn_on)}
                    </Button>
                </div>
            </form>
        }
        .into_any(),
        Some(factor) => view! { <Confirming factor recovery changed/> }.into_any(),
    }
    }
}

#[component]
fn Confirming(
    /// What the application is shown.
    factor: NewSecondFactor,
    /// Where the recovery codes are shown afterwards.
    recovery: RwSignal<Vec<String>>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        call.make(api::confirm_two_factor(typed("first-code").into()), move |codes| {
            recovery.set(codes);
            changed.run(());
        });
    };
    let NewSecondFactor { secret, size, path } = factor;
    // Readers find the code by the white around it: four squares (ISO/IEC 18004).
    let around = format!("-4 -4 {0} {0}", size + 8);
    view! {
        <form class="stack" method="post" novalidate="" on:submit=submit>
            <p>{td_string!(l, users.scan)}</p>
            <div class="qr">
                <svg viewBox=around role="img" aria-label=td_string!(l, users.qr) shape-rendering="crispEdges">
                    <path fill="currentColor" d=path/>
                </svg>
            </div>
            <p class="muted">{td_string!(l, users.secret)}</p>
            <p class="break">
                <code>{in_fours(&secret)}</code>
                <CopyButton text=secret label=td_string!(l, users.copy_secret) done_label=td_string!(l, users.copied)/>
            </p>
            <TextField
                name="first-code" label=td_string!(l, users.six_digits) inputmode="numeric" autocomplete="one-time-code" maxlength=12
                required=true class="w-md" input_class="code" error=call.field("code")
            />
            <div><Button kind=ButtonKind::Primary submit=true busy=call.busy>{td_string!(l, users.confirm)}</Button></div>
        </form>
    }
}

/// A key in groups of four, as people read it out.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
