use domain::clients::{ShippingIdentity, VatRegime};
use domain::custom_fields::{CustomField, CustomKind};
use domain::lists::ListKind;
use leptos::prelude::*;

use super::input::{DASH, Folded, Look, area, choice, line, select, tick};
use super::picker::ClientPicker;
use super::state::FormState;
use super::tags::TagField;
use crate::clients::wording;
use crate::places;
use crate::ui::{CheckField, FormSection, InputKind, SelectField, TextField};
use crate::words::td_string;

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
    let plain = Look::default();
    let days = Look {
        inputmode: Some("numeric"),
        suffix: Some(td_string!(l, clients.days_unit)),
        hint: Some(td_string!(l, clients.negotiated_hint)),
        ..plain
    };
    let rate = Look { inputmode: Some("decimal"), suffix: Some("%"), ..plain };
    let classified = ["client_type", "category", "origin", "industry", "size", "reference", "parent", "is_supplier"];
    let social = ["linkedin", "facebook", "twitter", "viadeo", "marketing_email", "marketing_sms"];
    let books = ["vat_regime", "default_vat", "accounting_account", "third_party_account", "auxiliary_account"];
    view! {
        <FormSection id="more" title=td_string!(l, clients.section_more)>
            <div class="form-grid cols-2">
                {choice(state, "payment_terms", ListKind::PaymentTerms)}
                {line(state, "negotiated_days", days)}
                {select(state, "currency", places::currencies(l), Some(own))}
                {select(state, "language", places::languages(l), Some(DASH.to_owned()))}
                {select(state, "owner", members, Some(td_string!(l, clients.nobody).to_owned()))}
                {choice(state, "price_category", ListKind::PriceCategory)}
            </div>
            <TagField state/>
            <div class="form-grid cols-2">
                {area(state, "public_notes", td_string!(l, clients.public_notes_hint))}
                {area(state, "private_notes", td_string!(l, clients.private_notes_hint))}
            </div>
            <CustomFields state/>
            <Folded title=td_string!(l, clients.fold_classification) open=state.holds(&classified)>
                <div class="form-grid cols-3">
                    {choice(state, "client_type", ListKind::ClientType)}
                    {choice(state, "category", ListKind::Category)}
                    {choice(state, "origin", ListKind::Origin)}
                    {choice(state, "industry", ListKind::Industry)}
                    {choice(state, "size", ListKind::Size)}
                    {line(state, "reference", plain)}
                </div>
                <div class="form-grid cols-2">
                    <ClientPicker state name="parent"/>
                    <Number state/>
                </div>
                <div class="form-ticks">{tick(state, "is_supplier")}</div>
            </Folded>
            <Folded title=td_string!(l, clients.fold_accounting) open=state.holds(&books)>
                <div class="form-grid cols-2">
                    {select(state, "vat_regime", regimes, None)}
                    {line(state, "default_vat", rate)}
                </div>
                <div class="form-grid cols-3">
                    {line(state, "accounting_account", plain)}
                    {line(state, "third_party_account", plain)}
                    {line(state, "auxiliary_account", plain)}
                </div>
            </Folded>
            <Folded title=td_string!(l, clients.fold_shipping) open=state.holds(&["shipping_identity", "payer"])>
                <div class="form-grid cols-2">
                    {select(state, "shipping_identity", identities, None)}
                    <ClientPicker state name="payer"/>
                </div>
            </Folded>
            <Folded title=td_string!(l, clients.fold_social) open=state.holds(&social)>
                <div class="form-grid cols-2">
                    {line(state, "linkedin", plain)}
                    {line(state, "facebook", plain)}
                    {line(state, "twitter", plain)}
                    {line(state, "viadeo", plain)}
                </div>
                <div class="form-ticks">
                    {tick(state, "marketing_email")}
                    {tick(state, "marketing_sms")}
                </div>
            </Folded>
        </FormSection>
    }
}

/// The number: chosen for a new client; later it changes on the overview alone, by whoever may (A2.5).
#[component]
fn Number(state: FormState) -> impl IntoView {
    let value = state.start(|start| start.number.clone());
    let label = td_string!(state.l, clients.number);
    if state.client.is_some() {
        return view! { <TextField name="number" label value readonly=true/> }.into_any();
    }
    let next = state.options.with_value(|options| options.next_number.clone());
    let hint = td_string!(state.l, clients.number_hint, number = next).to_string();
    view! { <TextField name="number" label value hint error=state.error("number")/> }.into_any()
}

/// The fields that the company added to its clients (A3.12).
#[component]
fn CustomFields(state: FormState) -> impl IntoView {
    let fields = state.options.with_value(|options| options.custom_fields.clone());
    (!fields.is_empty()).then(|| {
        view! {
            <fieldset class="field-group">
                <legend>{td_string!(state.l, clients.fold_custom)}</legend>
                <div class="form-grid cols-3">{fields.into_iter().map(|field| custom(state, field)).collect_view()}</div>
            </fieldset>
        }
    })
}

/// One of them, as its kind is typed.
fn custom(state: FormState, field: CustomField) -> AnyView {
    let id = field.id.to_string();
    let name = format!("custom.{id}");
    let value = state.start(|start| start.custom.get(&id).cloned()).unwrap_or_default();
    let error = state.error(name.clone());
    let required = field.required;
    let input = |kind: InputKind, inputmode: &'static str| {
        let (name, label, value) = (name.clone(), field.label.clone(), value.clone());
        view! { <TextField name label value kind required error inputmode/> }.into_any()
    };
    match field.kind {
        CustomKind::Text => input(InputKind::Text, "text"),
        CustomKind::Number => input(InputKind::Text, "decimal"),
        CustomKind::Date => input(InputKind::Date, "text"),
        CustomKind::YesNo => {
            view! { <CheckField name label=field.label checked=!value.is_empty() value="on" error/> }.into_any()
        }
        CustomKind::Choice => {
            let options = field.options.into_iter().map(|option| (option.clone(), option)).collect();
            view! { <SelectField name label=field.label options value empty_label=DASH required error/> }.into_any()
        }
    }
}
