//! Turning the second factor on: a code to scan, and a first code to type.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::api::{self, NewSecondFactor};
use super::call::{Call, typed};
use kit::ui::{Button, ButtonKind, CopyButton, Glyph, TextField};
use kit::words::{td_string, words};

/// A button, then the QR code and the field for the first code.
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
    let begin = move |()| call.make(api::begin_two_factor(), move |factor| shown.set(Some(factor)));
    move || {
        match shown.get() {
        None => view! {
            <div>
                <Button kind=ButtonKind::Primary icon=Glyph::Shield busy=call.busy on_press=begin>{td_string!(l, users.turn_on)}</Button>
            </div>
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
        call.make(api::confirm_two_factor(typed("first-code")), move |codes| {
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
