use domain::clients::AddressForm;
use domain::clients::places::AddressMarks;
use domain::company::Suggests;
use domain::geo::{Country, Province};
use leptos::prelude::*;

use super::position::{self, Position};
use super::street::Street;
use crate::wording;
use engines::form::{DASH, Form, Look, named_line, named_select};
use kit::places;
use kit::ui::{Glyph, SelectField, ToggleField};
use kit::words::td_string;

/// The inputs of one address's row: where it is.
#[component]
pub fn AddressInputs(
    /// The form.
    form: Form,
    /// The address's row.
    row: u32,
    /// The country of new addresses.
    usual: Country,
    /// Where addresses are suggested while one types.
    suggests: Suggests,
) -> impl IntoView {
    let l = form.l;
    let first = AddressForm::from(form.row("addresses", row));
    let path = move |name: &str| position::path(row, name);
    let country = RwSignal::new(Country::parse(&first.country).unwrap_or(usual));
    // Whether a suggestion is being filled in.
    let filling = StoredValue::new(false);
    let typed = position::when_typed(row, filling);
    let line = move |name: &'static str, value: String, class: &'static str, placeholder: Option<&'static str>| {
        let look = Look { placeholder, class, ..Look::default() };
        named_line(form, path(name), wording::address_field(l, name).to_owned(), &value, look)
    };
    view! {
        <div class="form-grid cols-2" on:input=typed>
            {line("label", first.label, "span-all w-md", Some(td_string!(l, addresses.label_example)))}
            <Street form row suggests value=first.line1 country filling/>
            {line("line2", first.line2, "", None)}
        </div>
        <div class="form-grid address-place" on:input=typed>
            {line("postal_code", first.postal_code, "", None)}
            {line("city", first.city, "", None)}
            <SelectField
                name=path("country")
                label=td_string!(l, addresses.country)
                options=places::countries(l)
                value=country.get_untracked().as_str()
                error=form.error(path("country"))
                on_change=Callback::new(move |code: String| {
                    if let Ok(chosen) = Country::parse(&code) {
                        country.set(chosen);
                    }
                })
            />
            <ProvinceChoice form row country typed=first.province/>
        </div>
        <Position form row first=[first.latitude, first.longitude]/>
    }
}

/// The province, where the country's addresses carry one.
#[component]
fn ProvinceChoice(form: Form, row: u32, country: RwSignal<Country>, typed: String) -> impl IntoView {
    let (l, path) = (form.l, format!("addresses[{row}].province"));
    move || {
        let country = country.get();
        // A province of another country would be nonsense here: then none is chosen.
        let held = Province::parse(country, &typed).map(|province| province.as_str().to_owned()).unwrap_or_default();
        country.has_provinces().then(|| {
            let options = places::provinces(l, country);
            let label = td_string!(l, addresses.province).to_owned();
            named_select(path.clone(), label, options, held, Some(DASH.to_owned()), form.error(path.clone()))
        })
    }
}

/// What the address is for, by the same drawings as on the client's page.
#[component]
pub fn Uses(
    /// The address's row.
    row: u32,
    /// What is on at first.
    marks: AddressMarks,
    /// What makes it the main one, where it can become that.
    main: AnyView,
) -> impl IntoView {
    let l = kit::words::words();
    let name = move |name: &str| format!("addresses[{row}].{name}");
    let label = move |name: &str| wording::address_field(l, name);
    view! {
        <div class="form-ticks uses">
            {main}
            <ToggleField name=name("is_billing") label=label("is_billing") icon=Glyph::Euro checked=marks.billing/>
            <ToggleField name=name("is_delivery") label=label("is_delivery") icon=Glyph::Truck checked=marks.delivery/>
        </div>
    }
}
