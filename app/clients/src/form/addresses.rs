use domain::clients::AddressForm;
use domain::clients::places::{AddressMarks, AddressUse};
use domain::error::FieldError;
use domain::form::FormText;
use leptos::prelude::*;

use super::contacts::focus_soon;
use super::place::{AddressInputs, Uses};
use super::state::FormState;
use crate::wording;
use kit::ui::{Button, FormSection, Glyph, Icon, IconButton, ToggleField, ToggleKind};
use kit::words::td_string;

/// Where the client is (A6.1–A6.3).
#[component]
pub fn Addresses(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let add = move |()| {
        let row = state.add_row("addresses", state.of().new_row("addresses"));
        focus_soon(format!("addresses-{row}-label"));
    };
    view! {
        <FormSection
            id="addresses"
            title=td_string!(l, clients.section_addresses)
            description=td_string!(l, clients.section_addresses_text)
        >
            {wrong(state, "addresses".to_owned())}
            <For each=move || state.rows.with(|rows| rows.of("addresses").to_vec()) key=|row| *row let(row)>
                <AddressCard state row/>
            </For>
            <div><Button icon=Glyph::Plus on_press=add>{td_string!(l, addresses.add)}</Button></div>
        </FormSection>
    }
}

/// One address.
#[component]
fn AddressCard(state: FormState, row: u32) -> impl IntoView {
    let l = state.l;
    let form = state.address(row);
    let id = form.id.clone();
    let marks = AddressMarks::typed(&form);
    let (usual, suggests) = state.options.with_value(|options| (options.defaults.country, options.suggests));
    let main = view! {
        <ToggleField
            name="addresses.main"
            id=format!("addresses-{row}-is_main")
            kind=ToggleKind::Radio
            value=row.to_string()
            label=wording::address_field(l, "is_main")
            icon=Glyph::Home
            checked=marks.main
        />
    };
    let place = move || {
        state.rows.with(|rows| rows.of("addresses").iter().position(|other| *other == row).map_or(0, |at| at + 1))
    };
    let element = (!id.is_empty()).then(|| format!("address-{id}"));
    let stored_id = StoredValue::new(id.clone());
    let remove = move |()| match stored_id.with_value(|id| kept(state, row, id)) {
        Some(what) => state.note(&card(row), Some(FieldError::AddressKept(what))),
        None => state.remove_row("addresses", row),
    };
    view! {
        <fieldset
            class="field-group boxed form-card"
            id=element
            on:change=move |_| forget_complaints(state)
        >
            <legend class="sr-only">{move || td_string!(l, addresses.one, number = place().to_string()).to_string()}</legend>
            <input type="hidden" name=format!("addresses[{row}].id") value=id/>
            <div class="field-group-head">
                <strong>{move || td_string!(l, addresses.one, number = place().to_string()).to_string()}</strong>
                <div class="end">
                    <IconButton label=td_string!(l, addresses.remove) icon=Glyph::Trash class="sm" on_press=remove/>
                </div>
            </div>
            {wrong(state, card(row))}
            <AddressInputs form=state.form() row usual suggests/>
            <Uses row marks main=main.into_any()/>
        </fieldset>
    }
}

/// What is wrong with an address as a whole, or with all of them.
fn wrong(state: FormState, path: String) -> impl IntoView {
    let error = state.error(path);
    move || {
        error.get().map(|text| {
            view! { <p class="field-error" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p> }
        })
    }
}

/// Where it is noted what is wrong with an address as a whole.
fn card(row: u32) -> String {
    format!("addresses[{row}]")
}

/// Another choice may have been made: what stood in the way is asked anew.
fn forget_complaints(state: FormState) {
    for row in state.rows.with_untracked(|rows| rows.of("addresses").to_vec()) {
        state.note(&card(row), None);
    }
}

/// Why an address stays (A6.2): a default is first given to another. What it is stored as counts as well, until another row bears it:
/// the server would say the same.
fn kept(state: FormState, row: u32, id: &str) -> Option<AddressUse> {
    let text = state.gathered()?;
    let rows = state.rows.with_untracked(|rows| rows.of("addresses").to_vec());
    let marks = |text: &FormText, row: u32| AddressMarks::typed(&AddressForm::from(text.row("addresses", row)));
    let is_alone = rows.len() == 1;
    let typed = marks(&text, row).kept_as(is_alone);
    if typed.is_some() || is_alone || id.is_empty() {
        return typed;
    }
    let stored = state.start(|start| {
        let row = start.rows("addresses").into_iter().find(|row| start.row("addresses", *row).get("id") == id);
        row.map(|row| marks(start, row)).unwrap_or_default()
    });
    let is_elsewhere = |what: AddressUse| rows.iter().any(|other| *other != row && marks(&text, *other).is(what));
    let defaults = [AddressUse::Billing, AddressUse::Delivery];
    defaults.into_iter().find(|what| stored.is(*what) && !is_elsewhere(*what))
}
