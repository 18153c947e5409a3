use domain::clients::places::{Given, given};
use domain::clients::{Address, AddressMark, AddressUse};
use domain::ids::AddressId;
use leptos::prelude::*;

use super::lines::called;
use crate::overview::acts::Acts;
use kit::ui::{Glyph, Icon};
use kit::words::{Locale, td_string, words};

/// The three things that an address may be for: the house, the euro and the lorry.
const USES: [AddressUse; 3] = [AddressUse::Main, AddressUse::Billing, AddressUse::Delivery];

/// What an address is for. Whoever may change the client sees what it is not for as well, in grey, and turns each on and off (A6.2).
#[component]
pub fn Marks(
    /// All addresses of the client.
    addresses: StoredValue<Vec<Address>>,
    /// The place of this one, from 0.
    at: usize,
    /// What is done to it; nothing where the client may not be changed.
    acts: Option<Acts>,
) -> impl IntoView {
    let l = words();
    let of = move |what| addresses.with_value(|addresses| given(addresses, at, what));
    let this = addresses.with_value(|addresses| addresses.get(at).and_then(|one| Some((one.id?, called(l, one)))));
    let mark = move |what: AddressUse| {
        let (icon, word, title) = face(l, what, of(what));
        if let Some((acts, (id, name))) = acts.zip(this.clone()) {
            return view! { <Toggle acts id name addresses what given=of(what) icon word title/> }.into_any();
        }
        let tag = || view! { <span class="tag" title=title><Icon glyph=icon/> {word}</span> };
        of(what).map(|_| tag()).into_any()
    };
    view! { <span class="row wrap site-marks">{USES.map(mark).into_iter().collect_view()}</span> }
}

/// One of them, to be turned on or off. The main address is only ever turned on: turning on another turns it off.
#[component]
fn Toggle(
    acts: Acts,
    id: AddressId,
    name: String,
    addresses: StoredValue<Vec<Address>>,
    what: AddressUse,
    given: Option<Given>,
    icon: Glyph,
    word: &'static str,
    title: &'static str,
) -> impl IntoView {
    let is_on = given == Some(Given::Chosen);
    let class = match given {
        Some(Given::Chosen) => "tag site-use on",
        Some(Given::ByDefault) => "tag site-use",
        None => "tag site-use off",
    };
    let (mark, element) = match what {
        AddressUse::Main => (AddressMark::Main, format!("address-main-{id}")),
        AddressUse::Billing => (AddressMark::Billing(!is_on), format!("address-billing-{id}")),
        AddressUse::Delivery => (AddressMark::Delivery(!is_on), format!("address-delivery-{id}")),
    };
    let turn = move |_| {
        if what != AddressUse::Main || !is_on {
            addresses.with_value(|all| acts.mark_address((id, name.clone()), mark, all));
        }
    };
    view! {
        <button
            class=class
            type="button"
            id=element
            title=title
            aria-label=title
            aria-pressed=if is_on { "true" } else { "false" }
            on:click=turn
        >
            <Icon glyph=icon/>
            {given.is_some().then_some(word)}
        </button>
    }
}

/// The drawing, the word, and what is said of it.
fn face(l: Locale, what: AddressUse, given: Option<Given>) -> (Glyph, &'static str, &'static str) {
    let is_so = given != Some(Given::ByDefault);
    match what {
        AddressUse::Main => (Glyph::Home, td_string!(l, addresses.main), td_string!(l, addresses.is_main)),
        AddressUse::Billing if is_so => {
            (Glyph::Euro, td_string!(l, addresses.billing), td_string!(l, addresses.is_billing))
        }
        AddressUse::Billing => {
            (Glyph::Euro, td_string!(l, addresses.billing), td_string!(l, addresses.billing_by_default))
        }
        AddressUse::Delivery if is_so => {
            (Glyph::Truck, td_string!(l, addresses.delivery), td_string!(l, addresses.is_delivery))
        }
        AddressUse::Delivery => {
            (Glyph::Truck, td_string!(l, addresses.delivery), td_string!(l, addresses.delivery_by_default))
        }
    }
}
