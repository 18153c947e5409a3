//! Where an address is on a map: filled in with a suggestion, or typed; and gone once the address is another one.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::wording;
use engines::form::{Folded, Form, Look, named_line, put};
use kit::ui::{field_id, target};
use kit::words::td_string;

/// What says where an address is. Of the province nothing hangs: it follows from the rest.
const PLACE: [&str; 4] = ["line1", "postal_code", "city", "country"];
/// Where that is in degrees.
pub const DEGREES: [&str; 2] = ["latitude", "longitude"];

/// The inputs of degrees, folded: most people never type any.
#[component]
pub fn Position(
    /// The form.
    form: Form,
    /// The address's row.
    row: u32,
    /// What stands in them at first.
    first: [String; 2],
) -> impl IntoView {
    let l = form.l;
    let is_known = first.iter().any(|degrees| !degrees.is_empty());
    let line = move |(name, value): (&'static str, String)| {
        let look = Look { inputmode: Some("decimal"), ..Look::default() };
        named_line(form, path(row, name), wording::address_field(l, name).to_owned(), &value, look)
    };
    view! {
        <Folded title=td_string!(l, addresses.position) open=is_known>
            <div class="form-grid cols-2">{DEGREES.into_iter().zip(first).map(line).collect_view()}</div>
            <p class="field-hint">{td_string!(l, addresses.position_hint)}</p>
        </Folded>
    }
}

/// Hears of another place being typed: the degrees that were known are of the one before. What is `filling` all of an address in tells
/// its degrees itself.
pub fn when_typed(row: u32, filling: StoredValue<bool>) -> impl Fn(ev::Event) + Copy + 'static {
    move |event| {
        if !filling.get_value() {
            forget(&event, row);
        }
    }
}

fn forget(event: &ev::Event, row: u32) {
    let name = target::<web_sys::Element>(event).and_then(|input| input.get_attribute("name"));
    if !PLACE.iter().any(|part| name.as_deref() == Some(path(row, part).as_str())) {
        return;
    }
    for degrees in DEGREES.map(|name| path(row, name)) {
        let input = document().get_element_by_id(&field_id(&degrees));
        let input = input.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
        if input.is_some_and(|input| !input.value().is_empty()) {
            put(&degrees, "");
        }
    }
}

/// The path of a value of an address.
pub fn path(row: u32, name: &str) -> String {
    format!("addresses[{row}].{name}")
}
