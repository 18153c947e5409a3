//! `/clients`. Filter, states, sort and page stand in the address, so a view can be bookmarked and Back returns to it.

use std::collections::BTreeSet;

use domain::access::Permission;
use domain::clients::list::ListQuery;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::bootstrap::may;
use crate::clients::acts::{Acts, revision};
use crate::clients::api::list_clients;
use crate::clients::list::{Chips, ClientsTable, ExportMenu, Filter, Picked};
use crate::clients::list_query;
use crate::failure::Failure;
use crate::ui::{ButtonKind, ButtonLink, Glyph, TableSkeleton};
use crate::words::{td_string, words};

/// The list of clients and prospects (A1).
#[component]
pub fn ClientsPage() -> impl IntoView {
    let l = words();
    let params = use_query_map();
    let query = Memo::new(move |_| params.with(|params| list_query::read(|name| params.get(name))));
    let revision = revision();
    let acts = Acts::new();
    let picked: Picked = RwSignal::new(BTreeSet::new());
    Effect::new(move |before: Option<ListQuery>| {
        let now = query.get();
        if before.is_some_and(|before| before != now) {
            picked.set(BTreeSet::new());
        }
        now
    });
    let page = Resource::new(move || (query.get(), revision.get()), |(query, _)| list_clients(query));
    view! {
        <Title text=td_string!(l, clients.title)/>
        <header class="page-head">
            <h1>{td_string!(l, clients.title)}</h1>
            <div class="page-actions">
                {may(Permission::ImportClients).then(|| view! {
                    <ButtonLink href="/clients/import" icon=Glyph::Upload class="only-wide">{td_string!(l, common.import)}</ButtonLink>
                })}
                {may(Permission::ExportClients).then(|| view! { <ExportMenu query/> })}
                {may(Permission::EditClients).then(|| view! {
                    <ButtonLink href="/clients/new" kind=ButtonKind::Primary icon=Glyph::Plus>{td_string!(l, common.new_client)}</ButtonLink>
                })}
            </div>
        </header>
        <div class="page-body">
            <div class="toolbar">
                <Filter query/>
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move {
                        let counts = page.await.map(|page| page.counts).unwrap_or_default();
                        view! { <Chips query counts/> }
                    })}
                </Transition>
            </div>
            <Transition fallback=|| view! { <TableSkeleton rows=12 cols=5/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => {
                            acts.settle();
                            view! { <ClientsTable page query=query.get_untracked() acts picked/> }.into_any()
                        }
                        Err(error) => view! { <Failure error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}
