use leptos::prelude::*;

use super::state::FormState;
use crate::tags::TagChoice;
use kit::ui::field_id;
use kit::words::td_string;

/// What lists and searches know the client by.
const NAME: &str = "fields.tags";

/// The client's tags: those that there are, and new ones by their name.
#[component]
pub fn TagField(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let held = state.value("tags");
    let offered = state.options.with_value(|options| options.tags(&held));
    view! {
        <TagChoice
            name=NAME
            id=field_id(NAME)
            label=td_string!(state.l, clients.tags)
            offered
            held
            makes=true
            error=state.error(NAME)
            on_change=Callback::new(move |()| state.touch())
        />
    }
}
