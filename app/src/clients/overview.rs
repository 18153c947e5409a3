//! The parts of a client's overview.

pub mod api;

mod actions;
mod details;
mod dialogs;
mod facts;
mod head;
mod logo;
mod notes;
mod people;
mod sites;

pub use facts::Facts;
pub use head::Head;
pub use notes::Notes;

use leptos::prelude::*;

use crate::clients::view::ClientView;

/// The column of facts: how to reach the client, who is there, where it is, and everything else that is known.
#[component]
pub fn Aside(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    view! {
        <aside class="card client-aside">
            <details::Reach view/>
            <people::People view/>
            <sites::Sites view/>
            <details::MoreDetails view/>
        </aside>
    }
}

/// Whether the record offers to be changed: by whoever may, and not while it is thrown away.
fn may_edit(state: domain::clients::ClientState) -> bool {
    state != domain::clients::ClientState::Deleted && crate::bootstrap::may(domain::access::Permission::EditClients)
}
