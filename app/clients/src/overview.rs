//! The parts of a client's overview.

pub mod api;

mod actions;
mod acts;
mod adding;
mod all_notes;
mod details;
mod dialogs;
mod facts;
mod head;
mod in_place;
mod known;
mod mail;
mod map;
mod notes;
mod people;
mod rows;
mod sites;
mod terms;

pub use all_notes::AllNotes;
pub use facts::Facts;
pub use head::Head;
pub use map::Map;
pub use notes::Notes;
pub use sites::lines::called;

use leptos::prelude::*;

use crate::view::ClientView;
use engines::record::Pins;

/// Whether the record offers to be changed: by whoever may, and not while it is thrown away.
pub fn may_edit(state: domain::clients::ClientState) -> bool {
    state.editable() && crate::face::FACE.may_edit()
}

/// The column of facts: how to reach the client, who is there, where it is, and everything else that is known.
#[component]
pub fn Aside(
    /// The client.
    view: StoredValue<ClientView>,
    /// What the user pinned.
    pins: Pins,
    /// What other features tell of the client there.
    given: AnyView,
) -> impl IntoView {
    let in_place = view.with_value(in_place::of);
    view! {
        <aside class="card record-aside">
            <details::Reach view pins in_place/>
            <people::People view/>
            <sites::Sites view/>
            {given}
            <details::MoreDetails view pins in_place/>
        </aside>
    }
}
