use domain::clients::places::AddressMarks;
use domain::clients::{Address, AddressMark};
use domain::error::Refusal;
use domain::ids::{AddressId, ClientId};
use leptos::prelude::*;

use super::lines::{called, directions, on_map};
use crate::overview::acts::Acts;
use kit::ui::{Glyph, Icon, Menu, MenuAlign, MenuItem, MenuSeparator};
use kit::words::{self, Locale, td_string, words};

/// What may be done with one address (A6.3, A6.4). One that stays says why.
#[component]
pub fn AddressMenu(
    /// The client.
    client: ClientId,
    /// The address.
    id: AddressId,
    /// What it says.
    address: Address,
    /// All addresses of the client.
    addresses: StoredValue<Vec<Address>>,
    /// Its place among the addresses, from 0.
    at: u32,
    /// Whether it is the only one.
    is_alone: bool,
    /// What is done to it; nothing where the client may not be changed.
    acts: Option<Acts>,
) -> impl IntoView {
    let l = words();
    let name = called(l, &address);
    let label = td_string!(l, addresses.actions, name = name.clone()).to_string();
    let (name, address) = (StoredValue::new(name), StoredValue::new(address));
    let items = move || {
        let marks = address.with_value(AddressMarks::of);
        let item = |(label, icon, mark): (&'static str, Glyph, AddressMark)| {
            let run = Callback::new(move |()| {
                if let Some(acts) = acts {
                    addresses.with_value(|all| acts.mark_address((id, name.get_value()), mark, all));
                }
            });
            view! { <MenuItem label icon on_select=run/> }
        };
        let changes = acts.map(|acts| {
            let refused = marks.kept_as(is_alone).map(|what| words::refusal(l, &Refusal::AddressKept(what)));
            let remove = Callback::new(move |()| acts.remove_address(id, name.get_value(), address.get_value(), at));
            view! {
                <MenuItem label=td_string!(l, common.edit) icon=Glyph::Pencil href=format!("/clients/{client}/edit#address-{id}")/>
                <MenuSeparator/>
                {changes(l, marks).into_iter().flatten().map(item).collect_view()}
                <MenuSeparator/>
                {ways(l, client, id, address)}
                <MenuSeparator/>
                <MenuItem label=td_string!(l, common.delete) icon=Glyph::Trash danger=true refused on_select=remove/>
            }
        });
        let is_changed = changes.is_some();
        view! { {changes} {(!is_changed).then(|| ways(l, client, id, address))} }
    };
    view! {
        <Menu id=format!("address-menu-{id}") label icon=Glyph::DotsVertical class="sm" align=MenuAlign::End lazy=true>
            {items()}
        </Menu>
    }
}

/// What changes what the address is for: the other of what it is now.
fn changes(l: Locale, marks: AddressMarks) -> [Option<(&'static str, Glyph, AddressMark)>; 3] {
    let turned = |is: bool, on: &'static str, off: &'static str| if is { off } else { on };
    let AddressMarks { main, billing, delivery } = marks;
    let billed = turned(billing, td_string!(l, addresses.make_billing), td_string!(l, addresses.stop_billing));
    let delivered = turned(delivery, td_string!(l, addresses.make_delivery), td_string!(l, addresses.stop_delivery));
    [
        (!main).then(|| (td_string!(l, addresses.make_main), Glyph::Home, AddressMark::Main)),
        Some((billed, Glyph::Euro, AddressMark::Billing(!billing))),
        Some((delivered, Glyph::Truck, AddressMark::Delivery(!delivery))),
    ]
}

/// Where one may go from here.
fn ways(l: Locale, client: ClientId, id: AddressId, address: StoredValue<Address>) -> impl IntoView {
    let outside = |href: String, glyph: Glyph, words: &'static str| {
        view! {
            <a class="menu-item" role="menuitem" tabindex="-1" href=href target="_blank" rel="noopener noreferrer">
                <Icon glyph/>
                <span>{words} <span class="sr-only">" " {td_string!(l, clients.new_tab)}</span></span>
            </a>
        }
    };
    view! {
        {outside(address.with_value(on_map), Glyph::MapPin, td_string!(l, addresses.map))}
        {outside(address.with_value(directions), Glyph::Directions, td_string!(l, addresses.directions))}
        <MenuItem label=td_string!(l, addresses.near) icon=Glyph::Nearby href=format!("/clients/{client}/near?address={id}")/>
    }
}
