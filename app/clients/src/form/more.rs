use domain::clients::{ShippingIdentity, VatRegime};
use domain::lists::ListKind;
use leptos::prelude::*;

use super::input::entry;
use super::picker::ClientPicker;
use super::state::FormState;
use super::tags::TagField;
use crate::wording;
use engines::form::{CustomFields, DASH, Folded, Look, area, decimal, line, select, tick};
use kit::places;
use kit::ui::{FormSection, TextField};
use kit::words::td_string;

/// Everything else: what most clients need first, the rest folded.
#[component]
pub fn More(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let (members, currency) = state.options.with_value(|options| {
        let members = options.members.iter().map(|(id, name)| (id.to_string(), name.clone())).collect::<Vec<_>>();
        (members, options.currency)
    });
    let own = td_string!(l, clients.company_currency, currency = currency.as_str().to_owned()).to_string();
    let regimes = VatRegime::ALL
        .iter()
        .map(|regime| (regime.as_str().to_owned(), wording::vat_regime(l, *regime).to_owned()))
        .collect();
    let identities = ShippingIdentity::ALL
        .iter()
        .map(|identity| (identity.as_str().to_owned(), wording::shipping_identity(l, *identity).to_owned()))
        .collect();
    let held = state.value("language");
    let languages = state.options.with_value(|options| places::offered_languages(l, options.languages.codes(), &held));
    let custom = state.options.with_value(|options| options.custom_fields.clone());
    let plain = Look::default();
    let days = Look {
        inputmode: Some("numeric"),
        suffix: Some(td_string!(l, clients.days_unit)),
        hint: Some(td_string!(l, clients.negotiated_hint)),
        ..plain
    };
    let rate = Look { suffix: Some("%"), ..decimal() };
    let hour = Look { hint: Some(td_string!(l, clients.hourly_rate_hint)), ..decimal() };
    let classified = ["client_type", "category", "origin", "industry", "size", "reference", "parent", "is_supplier"];
    let social = ["linkedin", "facebook", "twitter", "viadeo", "marketing_email", "marketing_sms"];
    let books =
        ["vat_regime", "default_vat", "hourly_rate", "accounting_account", "third_party_account", "auxiliary_account"];
    view! {
        <FormSection id="more" title=td_string!(l, clients.section_more)>
            <div class="form-grid cols-2">
                {entry(state, "payment_terms", ListKind::PaymentTerms)}
                {line(state.form(), "negotiated_days", days)}
                {select(state.form(), "currency", places::currencies(l), Some(own))}
                {select(state.form(), "language", languages, Some(DASH.to_owned()))}
                {select(state.form(), "owner", members, Some(td_string!(l, clients.nobody).to_owned()))}
                {entry(state, "price_category", ListKind::PriceCategory)}
            </div>
            <TagField state/>
            <div class="form-grid cols-2">
                {area(state.form(), "public_notes", td_string!(l, clients.public_notes_hint))}
                {area(state.form(), "private_notes", td_string!(l, clients.private_notes_hint))}
            </div>
            <CustomFields form=state.form() title=td_string!(l, clients.fold_custom) fields=custom/>
            <Folded title=td_string!(l, clients.fold_classification) open=state.holds(&classified)>
                <div class="form-grid cols-3">
                    {entry(state, "client_type", ListKind::ClientType)}
                    {entry(state, "category", ListKind::Category)}
                    {entry(state, "origin", ListKind::Origin)}
                    {entry(state, "industry", ListKind::Industry)}
                    {entry(state, "size", ListKind::Size)}
                    {line(state.form(), "reference", plain)}
                </div>
                <div class="form-grid cols-2">
                    <ClientPicker state name="parent"/>
                    <Number state/>
                </div>
                <div class="form-ticks">{tick(state.form(), "is_supplier")}</div>
            </Folded>
            <Commerce state/>
            <Folded title=td_string!(l, clients.fold_accounting) open=state.holds(&books)>
                <div class="form-grid cols-2">
                    {select(state.form(), "vat_regime", regimes, None)}
                    {line(state.form(), "default_vat", rate)}
                    {line(state.form(), "hourly_rate", hour)}
                </div>
                <div class="form-grid cols-3">
                    {line(state.form(), "accounting_account", plain)}
                    {line(state.form(), "third_party_account", plain)}
                    {line(state.form(), "auxiliary_account", plain)}
                </div>
            </Folded>
            <Folded title=td_string!(l, clients.fold_shipping) open=state.holds(&["shipping_identity", "payer"])>
                <div class="form-grid cols-2">
                    {select(state.form(), "shipping_identity", identities, None)}
                    <ClientPicker state name="payer"/>
                </div>
            </Folded>
            <Folded title=td_string!(l, clients.fold_social) open=state.holds(&social)>
                <div class="form-grid cols-2">
                    {line(state.form(), "linkedin", plain)}
                    {line(state.form(), "facebook", plain)}
                    {line(state.form(), "twitter", plain)}
                    {line(state.form(), "viadeo", plain)}
                </div>
                <div class="form-ticks">
                    {tick(state.form(), "marketing_email")}
                    {tick(state.form(), "marketing_sms")}
                </div>
            </Folded>
        </FormSection>
    }
}

/// The number: chosen for a new client; later it changes on the overview alone, by whoever may (A2.5).
#[component]
fn Number(state: FormState) -> impl IntoView {
    let value = state.start(|start| start.get("number").to_owned());
    let label = td_string!(state.l, clients.number);
    if state.id.is_some() {
        return view! { <TextField name="number" label value readonly=true/> }.into_any();
    }
    let next = state.options.with_value(|options| options.next_number.clone());
    let hint = td_string!(state.l, clients.number_hint, number = next).to_string();
    view! { <TextField name="number" label value hint error=state.error("number")/> }.into_any()
}

/// What is agreed with the client (A12).
#[component]
fn Commerce(state: FormState) -> impl IntoView {
    let l = state.l;
    let plain = Look::default();
    let rate = Look { suffix: Some("%"), ..decimal() };
    let limit = Look { hint: Some(td_string!(l, clients.credit_limit_hint)), ..decimal() };
    let free = Look { hint: Some(td_string!(l, clients.free_shipping_hint)), ..decimal() };
    let commerce =
        ["discount", "payment_method", "credit_limit", "carrier", "free_shipping", "prices_with_tax", "is_blocked"];
    view! {
        <Folded title=td_string!(l, clients.fold_commerce) open=state.holds(&commerce)>
            <div class="form-grid cols-3">
                {line(state.form(), "discount", rate)}
                {entry(state, "payment_method", ListKind::PaymentMethod)}
                {line(state.form(), "credit_limit", limit)}
                {line(state.form(), "carrier", plain)}
                {line(state.form(), "free_shipping", free)}
            </div>
            <div class="form-ticks">
                {tick(state.form(), "prices_with_tax")}
                {tick(state.form(), "is_blocked")}
            </div>
        </Folded>
    }
}
