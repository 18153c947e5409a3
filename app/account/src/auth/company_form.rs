//! The fields that found a company: at the first visit, and when a user adds another.

use domain::company::currency_of;
use domain::geo::Country;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Answered;
use kit::bootstrap::bootstrap;
use kit::places;
use kit::ui::{SelectField, TextField, field_id};
use kit::words::{td_string, words};

/// Name, country, language, currency, and the country's own number.
#[component]
pub fn CompanyFields(
    /// Where errors come from.
    answered: Answered,
    /// Whether the page begins with them.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let l = words();
    let page = bootstrap();
    let language = page.language;
    let here = page.me.and_then(|me| me.company).map_or(Country::FRANCE, |company| company.country);
    let country = RwSignal::new(here.as_str().to_owned());
    // The currency follows the country until somebody chooses one.
    let chosen = StoredValue::new(false);
    let country_changed = Callback::new(move |code: String| {
        if let (false, Ok(country)) = (chosen.get_value(), Country::parse(&code)) {
            show("currency", currency_of(country).as_str());
        }
        country.set(code);
    });
    let elsewhere = move |code: &'static str| move || *country.read() != code;
    view! {
        <TextField
            name="name" label=td_string!(l, auth.company_name) autocomplete="organization" required=true autofocus
            error=answered.field("name")
        />
        <SelectField
            name="country" label=td_string!(l, auth.country) options=places::countries(l) value=here.as_str() required=true
            autocomplete="country"
            on_change=country_changed error=answered.field("country")
        />
        <div class="form-grid cols-2">
            <SelectField
                name="language" label=td_string!(l, auth.company_language) options=places::spoken_languages(l)
                value=language.as_str() required=true error=answered.field("language")
            />
            <SelectField
                name="currency" label=td_string!(l, auth.currency) options=places::currencies(l)
                value=currency_of(here).as_str() required=true
                on_change=Callback::new(move |_| chosen.set_value(true)) error=answered.field("currency")
            />
        </div>
        <div hidden=elsewhere("FR")>
            <TextField
                name="siret" label=td_string!(l, auth.siret) hint=td_string!(l, auth.siret_hint) inputmode="numeric"
                maxlength=20 error=answered.field("siret")
            />
        </div>
        <div hidden=elsewhere("CA")>
            <TextField
                name="neq" label=td_string!(l, auth.neq) hint=td_string!(l, auth.neq_hint) inputmode="numeric"
                maxlength=20 error=answered.field("neq")
            />
        </div>
    }
}

/// Chooses an option of a list, as if it had been chosen from the start.
fn show(name: &str, value: &str) {
    let select = document().get_element_by_id(&field_id(name));
    if let Some(select) = select.and_then(|select| select.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
        select.set_value(value);
    }
}
