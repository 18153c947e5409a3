use domain::clients::ClientState;
use leptos::prelude::*;

use super::actions::Actions;
use crate::clients::tags::TagBadges;
use crate::clients::view::ClientView;
use crate::clients::wording;
use crate::listing::acts::Acts;
use crate::ui::{Avatar, AvatarSize, Badge, BadgeKind};
use crate::words::{td_string, words};

/// Who it is, in which state, and what can be done.
#[component]
pub fn Head(
    /// The client.
    view: StoredValue<ClientView>,
    /// What is being done to it.
    acts: Acts,
) -> impl IntoView {
    let l = words();
    let (client, tags) = view.with_value(|view| (view.client.clone(), view.tags.clone()));
    let name = client.data.name.as_str().to_owned();
    let state = Memo::new(move |_| ClientState::of(acts.state(client.id.0, client.state.id())).unwrap_or(client.state));
    let badge = move || {
        let now = state.get();
        let kind = match now {
            ClientState::Active => BadgeKind::Good,
            ClientState::Inactive => BadgeKind::Neutral,
            ClientState::Archived => BadgeKind::Warn,
            ClientState::Deleted => BadgeKind::Bad,
        };
        view! { <Badge kind>{wording::state(l, now)}</Badge> }
    };
    let logo = client.logo.map(|file| format!("/files/{file}"));
    view! {
        <header class="page-head client-head">
            <Avatar name=name.clone() image=logo size=AvatarSize::Large/>
            <div class="page-title">
                <nav class="crumbs">
                    <a href="/clients">{td_string!(l, clients.title)}</a>
                    <span aria-hidden="true">"·"</span>
                    <span>{client.number.clone()}</span>
                </nav>
                <div class="row">
                    <h1 class:struck=move || state.get() == ClientState::Deleted>{name}</h1>
                    {badge}
                    {client.data.is_prospect.then(|| view! { <Badge kind=BadgeKind::Info>{td_string!(l, clients.prospect)}</Badge> })}
                    {client.data.is_supplier.then(|| view! { <Badge>{td_string!(l, clients.supplier)}</Badge> })}
                </div>
                <TagBadges tags/>
            </div>
            <Actions view state acts/>
        </header>
    }
}
