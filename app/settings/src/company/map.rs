//! Whether the pages of clients draw a map (A4.1), and who is told of them then.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::switches::turn_back;
use kit::failure::tell;
use kit::ui::{FormSection, SwitchField, use_toasts};
use kit::words::{td_string, words};

/// The switch's name, and its id.
const NAME: &str = "shows_map";

/// The switch; it holds from the moment it is turned, in pages that are loaded from then on.
#[component]
pub fn MapSwitch(
    /// Whether they do.
    shown: bool,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let turn = Callback::new(move |shown: bool| {
        spawn_local(async move {
            match api::save_map(shown).await {
                Ok(()) => toasts.good(td_string!(l, common.saved)),
                Err(error) => {
                    turn_back(NAME, !shown);
                    tell(l, toasts, &error);
                }
            }
        });
    });
    view! {
        <FormSection id="map" title=td_string!(l, settings.map_title)>
            <SwitchField
                name=NAME label=td_string!(l, settings.map_shown) hint=td_string!(l, settings.map_hint)
                checked=shown at_end=true on_change=turn
            />
        </FormSection>
    }
}
