use leptos::prelude::*;

use super::actions::Actions;
use crate::face::FACE;
use crate::tags::TagBadges;
use crate::view::ClientView;
use engines::listing::acts::{Acts, Target};
use engines::record;
use kit::ui::{Badge, BadgeKind};
use kit::words::{td_string, words};

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
    let record = Target { id: client.id.0, name: client.data.name.as_str().to_owned(), state: client.state.id() };
    let badges = view! {
        {client.data.is_prospect.then(|| view! { <Badge kind=BadgeKind::Info>{td_string!(l, clients.is_prospect)}</Badge> })}
        {client.data.is_supplier.then(|| view! { <Badge>{td_string!(l, clients.supplier)}</Badge> })}
    };
    view! {
        <record::Head
            face=&FACE
            record=record.clone()
            number=client.number
            image=client.logo.map(|file| format!("/files/{file}"))
            acts
            badges=badges.into_any()
            below=view! { <TagBadges tags/> }.into_any()
            actions=view! { <Actions view record acts/> }.into_any()
        />
    }
}
