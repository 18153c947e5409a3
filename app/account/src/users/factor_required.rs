//! Whether the company asks its users for a second factor.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::api;
use super::call::Call;
use kit::ui::{FormSection, SwitchField};
use kit::words::{td_string, words};

/// The switch's name, and its id.
const NAME: &str = "requires_two_factor";

/// The switch goes back to what is true when a change was refused: it was turned by the browser.
fn turn_back(required: bool) {
    let input = document().get_element_by_id(NAME);
    if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.set_checked(required);
    }
}

/// The switch; it holds from the moment it is turned.
#[component]
pub fn FactorRequired(
    /// Whether it does.
    required: bool,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let turn = Callback::new(move |required: bool| {
        call.make(api::require_two_factor(required), move |()| {
            call.done(if required {
                td_string!(l, users.factor_required_now)
            } else {
                td_string!(l, users.factor_not_required_now)
            });
            changed.run(());
        });
    });
    Effect::new(move || {
        if call.error.read().is_some() {
            turn_back(required);
        }
    });
    view! {
        <FormSection title=td_string!(l, users.second_factor)>
            <SwitchField
                name=NAME label=td_string!(l, users.factor_required)
                hint=td_string!(l, users.factor_required_hint) checked=required at_end=true on_change=turn
            />
        </FormSection>
    }
}
