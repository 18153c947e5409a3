use domain::listing::StateId;
use leptos::prelude::*;

use super::listed::Listed;
use kit::ui::ToggleChip;
use kit::words::{integer, td_string, words};

/// The states shown, each with how many of those that are looked for are in it (A1.8).
#[component]
pub fn Chips(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let (l, face) = (words(), listed.face);
    let chip = move |state: StateId| {
        let count =
            Memo::new(move |_| listed.head.with(|head| head.counts.get(usize::from(state)).copied().unwrap_or(0)));
        let href = Signal::derive(move || listed.query.with(|query| listed.href(&query.toggled(face.listing, state))));
        let pressed = Signal::derive(move || listed.query.with(|query| query.states.contains(&state)));
        view! {
            <ToggleChip href pressed count=move || integer(count.get())>{(face.state)(l, state)}</ToggleChip>
        }
    };
    view! {
        <nav class="chips" aria-label=td_string!(l, listing.states_label)>
            {face.listing.all_states().map(chip).collect_view()}
        </nav>
    }
}
