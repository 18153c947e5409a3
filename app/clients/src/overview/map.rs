//! The main address on a map (A4.1), where the company wants one: its position leaves for whoever draws it.

use domain::clients::{Address, Client};
use leptos::prelude::*;

use super::sites::lines;
use crate::view::ClientView;
use kit::bootstrap::bootstrap;
use kit::offline::within_reach;
use kit::ui::{Glyph, Icon};
use kit::words::{td_string, words};

/// What the frame may do: draw, and ask its own server for tiles. It leads nowhere, opens nothing, and knows nothing of the page.
const MAY: &str = "allow-scripts allow-same-origin";

/// The address that stands for the client.
pub fn main_address(client: &Client) -> Option<&Address> {
    client.addresses.iter().find(|address| address.is_main).or_else(|| client.addresses.first())
}

/// The map; nothing where nobody wants it, or where nobody knows where the client is. Without network its address and a link are left.
#[component]
pub fn Map(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let (id, address) = view.with_value(|view| {
        (view.client.id, main_address(&view.client).filter(|_| view.shows_map).map(|of| (of.clone(), of.position())))
    });
    let (address, position) = address?;
    let drawn = lines::drawn(position?);
    let (said, link) = (lines::lines(l, &address).join(", "), lines::on_map(&address));
    let title = td_string!(l, addresses.map_of, address = said.clone()).to_string();
    let is_near = within_reach();
    // A page from before the company wanted it may not hold it.
    let drawn_near = move || {
        is_near.get().then(|| {
            let (src, title) = (drawn.clone(), title.clone());
            let frame =
                view! { <iframe class="map" src=src title=title referrerpolicy="no-referrer" sandbox=MAY></iframe> };
            frame.attr("loading", "lazy")
        })
    };
    let frame = bootstrap().may_hold_map().then_some(drawn_near);
    let anew = frame.is_none().then(|| {
        view! { <a class="link" href=format!("/clients/{id}") rel="external">{td_string!(l, addresses.map_anew)}</a> }
    });
    Some(view! {
        <section class="card record-map" aria-label=td_string!(l, addresses.map_title)>
            {frame}
            <p class="map-foot">
                <span class="truncate">{said}</span>
                {anew}
                <a class="link" href=link target="_blank" rel="noopener noreferrer">
                    <Icon glyph=Glyph::MapPin/> {td_string!(l, addresses.map)}
                    <span class="sr-only">" " {td_string!(l, clients.new_tab)}</span>
                </a>
            </p>
        </section>
    })
}
