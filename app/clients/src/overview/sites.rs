//! « Adresses »: where the client is, what each place is for, and how to get there (A6).

pub mod api;
pub mod lines;

mod acts;
mod add;
mod marks;
mod menu;

use domain::clients::Address;
use domain::ids::ClientId;
use leptos::prelude::*;

use self::add::AddAddress;
use self::lines::{directions, lines, on_map};
use self::marks::Marks;
use self::menu::AddressMenu;
use super::acts::Acts;
use super::adding::AddLink;
use super::may_edit;
use crate::view::ClientView;
use kit::ui::{Glyph, Icon};
use kit::words::{td_string, words};

/// The card of a client's addresses.
#[component]
pub fn Sites(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let addresses = StoredValue::new(view.with_value(|view| view.client.addresses.clone()));
    let count = addresses.with_value(Vec::len);
    let (id, can_edit) = view.with_value(|view| (view.client.id, may_edit(view.client.state)));
    let acts = can_edit.then(|| Acts::new(id));
    let adding = RwSignal::new(false);
    view! {
        <section class="panel">
            <header class="panel-head">
                <h2>{td_string!(l, addresses.title)}</h2>
                <span class="panel-links">
                    {(count > 0).then(|| view! { <a class="link" href=format!("/clients/{id}/near")>{td_string!(l, addresses.near)}</a> })}
                    {can_edit.then(|| view! {
                        <AddLink href=format!("/clients/{id}/edit#addresses") label=td_string!(l, addresses.add) open=adding/>
                    })}
                </span>
                {can_edit.then(|| view! { <AddAddress view open=adding/> })}
            </header>
            {(count == 0).then(|| view! { <p class="faint small">{td_string!(l, addresses.none)}</p> })}
            <ul class="sites">
                {(0..count).map(|at| view! { <Site client=id addresses at acts/> }).collect_view()}
            </ul>
        </section>
    }
}

/// One address.
#[component]
fn Site(client: ClientId, addresses: StoredValue<Vec<Address>>, at: usize, acts: Option<Acts>) -> impl IntoView {
    let l = words();
    let (address, is_alone) = addresses.with_value(|addresses| (addresses.get(at).cloned(), addresses.len() == 1));
    let address = address?;
    let mut shown = lines(l, &address).into_iter();
    let (first, label) = match &address.label {
        Some(label) => (Some(label.as_str().to_owned()), true),
        None => (shown.next(), false),
    };
    let rest: Vec<String> = shown.collect();
    let (map, route) = (on_map(&address), directions(&address));
    let place = u32::try_from(at).unwrap_or(u32::MAX);
    let menu = address.id.map(|id| view! { <AddressMenu client id address addresses at=place is_alone acts/> });
    let link = |href: String, glyph: Glyph, words: &'static str| {
        view! {
            <a class="link" href=href target="_blank" rel="noopener noreferrer">
                <Icon glyph/> {words} <span class="sr-only">" " {td_string!(l, clients.new_tab)}</span>
            </a>
        }
    };
    Some(view! {
        <li class="site">
            <span class="site-text">
                <span class="person-name" class:labelled=label>{first}</span>
                {rest.into_iter().map(|line| view! { <span class="person-note">{line}</span> }).collect_view()}
                <Marks addresses at acts/>
                <span class="row wrap site-links">
                    {link(map, Glyph::MapPin, td_string!(l, addresses.map))}
                    {link(route, Glyph::Directions, td_string!(l, addresses.directions))}
                </span>
            </span>
            {menu}
        </li>
    })
}
