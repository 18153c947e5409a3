use domain::clients::ClientState;
use leptos::prelude::*;

use super::listed::Listed;
use crate::clients::{list_query, wording};
use crate::ui::ToggleChip;
use crate::words::{td_string, words};

/// The states shown, each with how many clients are in it (A1.8).
#[component]
pub fn Chips(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let l = words();
    let chip = move |state: ClientState| {
        let count = Memo::new(move |_| {
            listed.head.with(|head| head.counts.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count))
        });
        let href = Signal::derive(move || listed.query.with(|query| listed.href(&list_query::toggled(query, state))));
        let pressed = Signal::derive(move || listed.query.with(|query| query.states.contains(&state)));
        view! {
            <ToggleChip href pressed count=move || wording::integer(count.get())>{wording::states(l, state)}</ToggleChip>
        }
    };
    view! {
        <nav class="chips" aria-label=td_string!(l, clients.states_label)>
            {ClientState::ALL.iter().copied().map(chip).collect_view()}
        </nav>
    }
}
