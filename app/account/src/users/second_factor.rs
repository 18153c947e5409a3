//! The second factor: off with a way to turn it on, or on with its recovery codes.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::api;
use super::call::{Call, empty, typed};
use super::recovery_codes::RecoveryCodes;
use super::setting_up::SettingUp;
use kit::ui::{Badge, BadgeKind, Button, ButtonKind, FormSection, Glyph, PasswordField};
use kit::words::{td_string, words};

/// The section of the second factor.
#[component]
pub fn SecondFactor(
    /// Whether it is on.
    on: bool,
    /// How many recovery codes still work.
    codes_left: u64,
    /// A company that asks for it.
    required_by: Option<String>,
    /// Recovery codes just made, until they are put away.
    recovery: RwSignal<Vec<String>>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let description = if on { td_string!(l, users.second_factor_on) } else { td_string!(l, users.second_factor_off) };
    let body = if on {
        view! { <TurnedOn codes_left required_by recovery changed/> }.into_any()
    } else {
        view! { <SettingUp recovery changed/> }.into_any()
    };
    view! {
        <FormSection title=td_string!(l, users.second_factor) description>
            <RecoveryCodes recovery/>
            {body}
        </FormSection>
    }
}

/// What a right password may do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    TurnOff,
    Renew,
}

#[component]
fn TurnedOn(
    /// How many recovery codes still work.
    codes_left: u64,
    /// A company that asks for it: then it stays on.
    required_by: Option<String>,
    /// Where new ones are shown.
    recovery: RwSignal<Vec<String>>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let wish = RwSignal::new(None::<Wish>);
    let kind = if codes_left < 3 { BadgeKind::Warn } else { BadgeKind::Neutral };
    let off = if let Some(company) = required_by {
        view! { <p class="muted">{td_string!(l, errors.two_factor_required, company = company).to_string()}</p> }
            .into_any()
    } else {
        view! {
            <Button kind=ButtonKind::QuietDanger on_press=move |()| wish.set(Some(Wish::TurnOff))>
                {td_string!(l, users.turn_off)}
            </Button>
        }
        .into_any()
    };
    view! {
        <p><Badge kind>{td_string!(l, users.recovery_left, count = codes_left.to_string()).to_string()}</Badge></p>
        <div class="row">
            <Button icon=Glyph::Key on_press=move |()| wish.set(Some(Wish::Renew))>{td_string!(l, users.recovery_renew)}</Button>
            {off}
        </div>
        {move || wish.get().map(|wanted| view! { <ByPassword wanted wish recovery changed/> })}
    }
}

/// Asks for the password again before it is done.
#[component]
fn ByPassword(
    /// What is to be done.
    wanted: Wish,
    /// Set back when it is done or given up.
    wish: RwSignal<Option<Wish>>,
    /// Where new codes are shown.
    recovery: RwSignal<Vec<String>>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let password = typed("confirm-password");
        let over = move || {
            empty(&["confirm-password"]);
            wish.set(None);
            changed.run(());
        };
        match wanted {
            Wish::TurnOff => call.make(api::disable_two_factor(password.into()), move |()| {
                recovery.set(Vec::new());
                over();
            }),
            Wish::Renew => call.make(api::renew_recovery_codes(password.into()), move |codes| {
                recovery.set(codes);
                over();
            }),
        }
    };
    let (note, words_of, kind) = match wanted {
        Wish::TurnOff => (td_string!(l, users.turn_off_intro), td_string!(l, users.turn_off), ButtonKind::Danger),
        Wish::Renew => {
            (td_string!(l, users.recovery_renew_intro), td_string!(l, users.recovery_renew), ButtonKind::Primary)
        }
    };
    view! {
        <form class="stack" method="post" novalidate="" on:submit=submit>
            <p class="muted">{note}</p>
            <PasswordField
                name="confirm-password" label=td_string!(l, users.current_password) show_label=td_string!(l, auth.show_password)
                hide_label=td_string!(l, auth.hide_password) class="w-lg" error=call.secret("password")
            />
            <div class="row">
                <Button kind submit=true busy=call.busy>{words_of}</Button>
                <Button on_press=move |()| wish.set(None)>{td_string!(l, common.cancel)}</Button>
            </div>
        </form>
    }
}
