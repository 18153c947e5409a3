use domain::access::Permission;
use domain::clients::ClientState;
use domain::clients::list::ListQuery;
use leptos::prelude::*;

use super::listed::Listed;
use crate::bootstrap::may;
use crate::clients::list_query;
use crate::ui::{ButtonKind, ButtonLink, EmptyState, Glyph};
use crate::words::{td_string, words};

/// Nothing yet, or nothing found: each leads out.
#[component]
pub fn Empty(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let l = words();
    let query = listed.query.get();
    if listed.head.get().counts.iter().all(|(_, count)| *count == 0) {
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Users title=td_string!(l, clients.empty_title) text=td_string!(l, clients.empty_text)>
                    {may(Permission::EditClients).then(|| view! {
                        <ButtonLink href="/clients/new" kind=ButtonKind::Primary icon=Glyph::Plus>{td_string!(l, common.new_client)}</ButtonLink>
                    })}
                    {may(Permission::ImportClients).then(|| view! {
                        <ButtonLink href="/clients/import" icon=Glyph::Upload>{td_string!(l, clients.import_clients)}</ButtonLink>
                    })}
                </EmptyState>
            </div>
        }
        .into_any();
    }
    let filtered = !query.filter.is_empty() || query.criteria.count() > 0;
    let everywhere = (filtered && query.states.len() < ClientState::ALL.len())
        .then(|| listed.href(&ListQuery { states: ClientState::ALL.to_vec(), page: 1, ..query }));
    let text = if filtered { td_string!(l, clients.none_text) } else { td_string!(l, clients.none_in_state) };
    view! {
        <div class="card">
            <EmptyState icon=Glyph::Search title=td_string!(l, clients.none_title) text=text>
                <ButtonLink href=list_query::PATH>{td_string!(l, clients.clear_all)}</ButtonLink>
                {everywhere.map(|href| view! { <ButtonLink href>{td_string!(l, clients.show_all_states)}</ButtonLink> })}
            </EmptyState>
        </div>
    }
    .into_any()
}
