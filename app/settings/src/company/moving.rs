//! Whether clients change their own address in the portal (A11.1).

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::switches::turn_back;
use kit::failure::{Unavailable, tell};
use kit::ui::{FormSection, SwitchField, TextSkeleton, use_toasts};
use kit::words::{td_string, words};

/// The switch's name, and its id.
const NAME: &str = "own_address";

/// Its part of the page of the portal.
#[component]
pub fn MovingPart() -> impl IntoView {
    let moving = Resource::new(|| (), |()| api::own_address());
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=2/> }>
            {move || Suspend::new(async move {
                match moving.await {
                    Ok(allowed) => view! { <MovingSwitch allowed/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The switch; it holds from the moment it is turned.
#[component]
fn MovingSwitch(
    /// Whether they do.
    allowed: bool,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let turn = Callback::new(move |allowed: bool| {
        spawn_local(async move {
            match api::save_own_address(allowed).await {
                Ok(()) => toasts.good(td_string!(l, common.saved)),
                Err(error) => {
                    turn_back(NAME, !allowed);
                    tell(l, toasts, &error);
                }
            }
        });
    });
    view! {
        <FormSection id="details" title=td_string!(l, settings.own_address_title)>
            <SwitchField
                name=NAME label=td_string!(l, settings.own_address_allowed) hint=td_string!(l, settings.own_address_hint)
                checked=allowed at_end=true on_change=turn
            />
        </FormSection>
    }
}
