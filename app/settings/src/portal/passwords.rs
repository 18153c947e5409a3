//! Whether contacts may have a password for the portal.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::switches::turn_back;
use kit::failure::tell;
use kit::ui::{FormSection, SwitchField, use_toasts};
use kit::words::{td_string, words};

/// The switch's name, and its id.
const NAME: &str = "portal_passwords";

/// The switch; it holds from the moment it is turned.
#[component]
pub fn PasswordsSwitch(
    /// Whether they may.
    allowed: bool,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let turn = Callback::new(move |allowed: bool| {
        spawn_local(async move {
            match api::save_passwords(allowed).await {
                Ok(()) => toasts.good(td_string!(l, common.saved)),
                Err(error) => {
                    turn_back(NAME, !allowed);
                    tell(l, toasts, &error);
                }
            }
        });
    });
    view! {
        <FormSection title=td_string!(l, embed.passwords)>
            <SwitchField
                name=NAME label=td_string!(l, embed.passwords_allowed) hint=td_string!(l, embed.passwords_hint)
                checked=allowed at_end=true on_change=turn
            />
        </FormSection>
    }
}
