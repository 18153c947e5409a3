use domain::clients::AddressForm;
use domain::clients::places::{AddressMarks, AddressUse};
use domain::error::FieldError;
use domain::form::FormText;
use domain::geo::{Country, Province};
use leptos::prelude::*;

use super::contacts::focus_soon;
use super::state::FormState;
use super::street::Street;
use crate::wording;
use engines::form::{DASH, Look, named_line, named_select};
use kit::places;
use kit::ui::{Button, FormSection, Glyph, Icon, IconButton, SelectField, ToggleField, ToggleKind};
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
    let path = move |name: &str| format!("addresses[{row}].{name}");
    let id = form.id.clone();
    let marks = AddressMarks::typed(&form);
    let usual = state.options.with_value(|options| options.defaults.country);
    let country = RwSignal::new(Country::parse(&form.country).unwrap_or(usual));
    let line = move |name: &'static str, value: String, class: &'static str, placeholder: Option<&'static str>| {
        let look = Look { placeholder, class, ..Look::default() };
        named_line(state.form(), path(name), wording::address_field(l, name).to_owned(), &value, look)
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
            <input type="hidden" name=path("id") value=id/>
            <div class="field-group-head">
                <strong>{move || td_string!(l, addresses.one, number = place().to_string()).to_string()}</strong>
                <div class="end">
                    <IconButton label=td_string!(l, addresses.remove) icon=Glyph::Trash class="sm" on_press=remove/>
                </div>
            </div>
            {wrong(state, card(row))}
            <div class="form-grid cols-2">
                {line("label", form.label, "span-all w-md", Some(td_string!(l, addresses.label_example)))}
                <Street state row value=form.line1 country/>
                {line("line2", form.line2, "", None)}
            </div>
            <div class="form-grid address-place">
                {line("postal_code", form.postal_code, "", None)}
                {line("city", form.city, "", None)}
                <SelectField
                    name=path("country")
                    label=td_string!(l, addresses.country)
                    options=places::countries(l)
                    value=country.get_untracked().as_str()
                    error=state.error(path("country"))
                    on_change=Callback::new(move |code: String| {
                        if let Ok(chosen) = Country::parse(&code) {
                            country.set(chosen);
                        }
                    })
                />
                <ProvinceChoice state row country typed=form.province/>
            </div>
            <Uses row marks/>
        </fieldset>
    }
}

/// The province, where the country's addresses carry one.
#[component]
fn ProvinceChoice(state: FormState, row: u32, country: RwSignal<Country>, typed: String) -> impl IntoView {
    let (l, path) = (state.l, format!("addresses[{row}].province"));
    move || {
        let country = country.get();
        // A province of another country would be nonsense here: then none is chosen.
        let held = Province::parse(country, &typed).map(|province| province.as_str().to_owned()).unwrap_or_default();
        country.has_provinces().then(|| {
            let options = places::provinces(l, country);
            let label = td_string!(l, addresses.province).to_owned();
            named_select(path.clone(), label, options, held, Some(DASH.to_owned()), state.error(path.clone()))
        })
    }
}

/// What the address is for, by the same drawings as on the client's page.
#[component]
fn Uses(row: u32, marks: AddressMarks) -> impl IntoView {
    let l = kit::words::words();
    let name = move |name: &str| format!("addresses[{row}].{name}");
    let label = move |name: &str| wording::address_field(l, name);
    view! {
        <div class="form-ticks uses">
            <ToggleField
                name="addresses.main"
                id=format!("addresses-{row}-is_main")
                kind=ToggleKind::Radio
                value=row.to_string()
                label=label("is_main")
                icon=Glyph::Home
                checked=marks.main
            />
            <ToggleField name=name("is_billing") label=label("is_billing") icon=Glyph::Euro checked=marks.billing/>
            <ToggleField name=name("is_delivery") label=label("is_delivery") icon=Glyph::Truck checked=marks.delivery/>
        </div>
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
