use domain::geo::{Country, Province};
use leptos::prelude::*;

use super::contacts::focus_soon;
use super::state::FormState;
use crate::wording;
use engines::form::{DASH, Look, named_line, named_select};
use kit::places;
use kit::ui::{Button, CheckField, FormSection, Glyph, IconButton, SelectField, use_toasts};
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
    let (id, main) = (form.id.clone(), !form.is_main.is_empty());
    let (billing, delivery) = (!form.is_billing.is_empty(), !form.is_delivery.is_empty());
    let usual = state.options.with_value(|options| options.defaults.country);
    let country = RwSignal::new(Country::parse(&form.country).unwrap_or(usual));
    let line = move |name: &'static str, value: String, class: &'static str, placeholder: Option<&'static str>| {
        let look = Look { placeholder, class, ..Look::default() };
        named_line(path(name), wording::address_field(l, name).to_owned(), value, state.error(path(name)), look)
    };
    let tick = move |name: &'static str, checked: bool| {
        view! { <CheckField name=path(name) label=wording::address_field(l, name) checked value="on"/> }
    };
    let place = move || {
        state.rows.with(|rows| rows.of("addresses").iter().position(|other| *other == row).map_or(0, |at| at + 1))
    };
    let toasts = use_toasts();
    let remove = move |()| {
        // A default is not removed, it is first given to another (A6.2).
        let is_alone = state.rows.with_untracked(|rows| rows.of("addresses").len() == 1);
        let is_main = state.gathered().is_some_and(|form| !form.get(&format!("addresses[{row}].is_main")).is_empty());
        if is_main && !is_alone {
            toasts.bad(td_string!(l, addresses.main_stays));
            return;
        }
        state.remove_row("addresses", row);
    };
    let typed_province = form.province.clone();
    let province = move || {
        let country = country.get();
        // A province of another country would be nonsense here: then none is chosen.
        let held =
            Province::parse(country, &typed_province).map(|province| province.as_str().to_owned()).unwrap_or_default();
        country.has_provinces().then(|| {
            let options = places::provinces(l, country);
            named_select(
                path("province"),
                td_string!(l, addresses.province).to_owned(),
                options,
                held,
                Some(DASH.to_owned()),
                state.error(path("province")),
            )
        })
    };
    view! {
        <fieldset class="field-group boxed form-card">
            <legend class="sr-only">{move || td_string!(l, addresses.one, number = place().to_string()).to_string()}</legend>
            <input type="hidden" name=path("id") value=id/>
            <div class="field-group-head">
                <strong>{move || td_string!(l, addresses.one, number = place().to_string()).to_string()}</strong>
                <div class="end">
                    <IconButton label=td_string!(l, addresses.remove) icon=Glyph::Trash class="sm" on_press=remove/>
                </div>
            </div>
            <div class="form-grid cols-2">
                {line("label", form.label, "span-all w-md", Some(td_string!(l, addresses.label_example)))}
                {line("line1", form.line1, "", None)}
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
                {province}
            </div>
            <div class="form-ticks">
                <label class="choice">
                    <input class="radio" type="radio" name="addresses.main" value=row.to_string() checked=main/>
                    <span class="choice-text">{td_string!(l, addresses.is_main)}</span>
                </label>
                {tick("is_billing", billing)}
                {tick("is_delivery", delivery)}
            </div>
        </fieldset>
    }
}
