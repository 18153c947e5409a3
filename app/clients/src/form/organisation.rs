use domain::clients::ClientKind;
use domain::company::Registry;
use domain::geo::Country;
use leptos::prelude::*;

use super::duplicates::Duplicates;
use super::identifiers;
use super::state::FormState;
use crate::wording;
use engines::form::{Folded, Look, area, decimal, line, select, tick};
use kit::ui::{FormSection, InputKind};
use kit::words::td_string;

/// Who the client is and how it is reached (A3.1, A3.3, A3.4).
#[component]
pub fn Organisation(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let kinds =
        ClientKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), wording::kind(l, *kind).to_owned())).collect();
    let name = Look { required: true, autofocus: state.id.is_none(), class: "span-all", ..Look::default() };
    let tel = Look { kind: InputKind::Tel, ..Look::default() };
    let email = Look { kind: InputKind::Email, ..Look::default() };
    let site = Look { inputmode: Some("url"), ..Look::default() };
    let reach = ["mobile", "switchboard", "fax", "other_emails", "other_phones"];
    let legal = ["legal_form", "share_capital", "id_number"];
    let per_line = td_string!(l, clients.one_per_line);
    let enough = if state.options.with_value(|options| options.defaults.email_required) {
        td_string!(l, clients.section_organisation_email_text)
    } else {
        td_string!(l, clients.section_organisation_text)
    };
    view! {
        <FormSection
            id="organisation"
            title=td_string!(l, clients.section_organisation)
            description=enough
        >
            <div class="form-grid cols-2">
                {line(state.form(), "name", name)}
            </div>
            <Duplicates l found=state.duplicates/>
            <div class="form-grid cols-2">
                {select(state.form(), "kind", kinds, None)}
                <div class="form-ticks">{tick(state.form(), "is_prospect")}</div>
            </div>
            <Identifiers state/>
            <div class="form-grid cols-3">
                {line(state.form(), "phone", tel)}
                {line(state.form(), "email", email)}
                {line(state.form(), "website", site)}
            </div>
            <Folded title=td_string!(l, clients.fold_reach) open=state.holds(&reach)>
                <div class="form-grid cols-3">
                    {line(state.form(), "mobile", tel)}
                    {line(state.form(), "switchboard", tel)}
                    {line(state.form(), "fax", tel)}
                </div>
                <div class="form-grid cols-2">
                    {area(state.form(), "other_emails", per_line)}
                    {area(state.form(), "other_phones", per_line)}
                </div>
            </Folded>
            <Folded title=td_string!(l, clients.fold_legal) open=state.holds(&legal)>
                <div class="form-grid cols-3">
                    {line(state.form(), "legal_form", Look::default())}
                    {line(state.form(), "share_capital", decimal())}
                    {line(state.form(), "id_number", Look::default())}
                </div>
            </Folded>
        </FormSection>
    }
}

/// The numbers that a country knows its businesses by. Those of other countries stay in the form, out of sight unless they
/// hold something, so that nothing is lost when the country is changed and changed back.
#[component]
fn Identifiers(state: FormState) -> impl IntoView {
    let french = ["siret", "siren", "naf", "rcs"];
    let canadian = ["neq", "gst", "qst"];
    let held = |names: &[&str]| state.holds(names);
    let (french_held, canadian_held, vat_held) = (held(&french), held(&canadian), held(&["vat_number"]));
    let in_france = move || Registry::of(state.country.get()) == Registry::French || french_held;
    let in_canada = move || Registry::of(state.country.get()) == Registry::Canadian || canadian_held;
    let has_vat = move || {
        let country = state.country.get();
        vat_held || !(country == Country::CANADA || country == Country::UNITED_STATES)
    };
    let digits = Look { inputmode: Some("numeric"), ..Look::default() };
    let siret = Look { show: Some(identifiers::siret), ..digits };
    let siren = Look { show: Some(identifiers::siren), ..digits };
    let vat_number = Look { show: Some(identifiers::vat_number), ..Look::default() };
    view! {
        <div class="form-grid cols-3 identifiers">
            <div class="contents" hidden=move || !in_france()>
                {line(state.form(), "siret", siret)}
                {line(state.form(), "siren", siren)}
            </div>
            <div class="contents" hidden=move || !has_vat()>{line(state.form(), "vat_number", vat_number)}</div>
            <div class="contents" hidden=move || !in_france()>
                {line(state.form(), "naf", Look::default())}
                {line(state.form(), "rcs", Look::default())}
            </div>
            <div class="contents" hidden=move || !in_canada()>
                {line(state.form(), "neq", digits)}
                {line(state.form(), "gst", Look::default())}
                {line(state.form(), "qst", Look::default())}
            </div>
        </div>
    }
}
