use domain::clients::ClientState;
use domain::clients::list::ListQuery;
use leptos::prelude::*;

use crate::clients::{list_query, wording};
use crate::ui::ToggleChip;
use crate::words::{td_string, words};

/// The states shown, each with how many clients are in it (A1.8).
#[component]
pub fn Chips(
    /// The list as asked for.
    query: Memo<ListQuery>,
    /// How many clients are in each state.
    counts: Vec<(ClientState, u64)>,
) -> impl IntoView {
    let l = words();
    let chip = move |state: ClientState| {
        let count = counts.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count);
        let href = Signal::derive(move || query.with(|query| list_query::href(&list_query::toggled(query, state))));
        let pressed = Signal::derive(move || query.with(|query| query.states.contains(&state)));
        view! {
            <ToggleChip href pressed count=wording::integer(count)>{wording::states(l, state)}</ToggleChip>
        }
    };
    view! {
        <nav class="chips" aria-label=td_string!(l, clients.states_label)>
            {ClientState::ALL.iter().copied().map(chip).collect_view()}
        </nav>
    }
}
