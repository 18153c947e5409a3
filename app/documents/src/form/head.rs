use domain::billing::kind::DocumentKind;
use domain::documents::BuyerRules;
use domain::documents::rules::AddressChoice;
use domain::documents::shipping::tells_carrier;
use domain::format::money;
use domain::products::PriceBasis;
use leptos::prelude::*;

use super::instalments::Instalments;
use super::picker::ClientPicker;
use super::shares::discount_shown;
use super::state::FormState;
use super::tax::Regime;
use super::terms::{LastDay, Late, Terms};
use super::threshold::Threshold;
use super::wording;
use engines::form::{DASH, Look, line, select};
use kit::ui::{Alert, AlertKind, FormSection, InputKind, SelectField, field_id};
use kit::words::{formats, td_string};

/// Whom the document is for, when, and on what terms.
#[component]
pub fn Head(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, form, kind) = (state.l, state.form(), state.kind());
    let plain = Look::default();
    let day = Look { kind: InputKind::Date, ..plain };
    let dated = Look { hint: Some(td_string!(l, editor.date_hint)), ..day };
    let discount = Look {
        show: Some(discount_shown),
        hint: Some(td_string!(l, editor.discount_hint)),
        inputmode: Some("text"),
        ..plain
    };
    let bases =
        PriceBasis::ALL.iter().map(|basis| (basis.as_str().to_owned(), wording::basis(l, *basis).to_owned())).collect();
    let [is_owed, is_offer, tells_delivery] = asked(kind);
    view! {
        <FormSection id="document" title=td_string!(l, editor.section_document)>
            <input type="hidden" id=field_id("fields.currency") name="fields.currency" value=state.value("currency")/>
            <div class="form-grid cols-3">
                <div class="span-2"><ClientPicker state/></div>
                {line(form, "reference", plain)}
                {line(form, "title", Look { class: "span-2", ..plain })}
                {if kind == DocumentKind::Recurring { kept(state, "date") } else { line(form, "date", dated) }}
            </div>
            <Prospect state/>
            <BilledTo state/>
            <div class="form-grid cols-3">
                <Terms state/>
                {if is_owed { view! { <LastDay state name="due_on"/> }.into_any() } else { kept(state, "due_on") }}
                {if is_offer { view! { <LastDay state name="valid_until"/> }.into_any() } else { kept(state, "valid_until") }}
                {if tells_delivery { line(form, "delivered_on", day) } else { kept(state, "delivered_on") }}
            </div>
            {if is_owed { view! { <Instalments state/> }.into_any() } else { kept(state, "instalments") }}
            <Late state/>
            <Trust state/>
            <Threshold state/>
            <div class="form-grid cols-2">
                <Address state name="billing_address"/>
                <Address state name="delivery_address"/>
            </div>
            <Shipping state/>
            <div class="form-grid cols-4">
                {select(form, "price_basis", bases, None)}
                <Regime state/>
                {line(form, "discount", discount)}
            </div>
        </FormSection>
    }
}

/// Whether a document of a kind says when it is to be paid, until when it holds, and when it was delivered.
const fn asked(kind: DocumentKind) -> [bool; 3] {
    let is_offer = matches!(kind, DocumentKind::Quote | DocumentKind::Proforma);
    [kind.is_owed(), is_offer, matches!(kind, DocumentKind::DeliveryNote | DocumentKind::Invoice)]
}

/// Who carries the goods, and on a delivery note what one finds them by (A3.11).
#[component]
fn Shipping(state: FormState) -> impl IntoView {
    let (form, kind) = (state.form(), state.kind());
    let plain = Look::default();
    let tells = |name, is_told| if is_told { line(form, name, plain) } else { kept(state, name) };
    let (is_carried, is_parcel) = (tells_carrier(kind), kind == DocumentKind::DeliveryNote);
    let inputs = view! {
        {tells("carrier", is_carried)}
        {tells("tracking", is_parcel)}
        {if is_parcel {
            line(form, "parcels", Look { inputmode: Some("numeric"), ..plain })
        } else {
            kept(state, "parcels")
        }}
        {tells("weight", is_parcel)}
    };
    if is_carried { view! { <div class="form-grid cols-4">{inputs}</div> }.into_any() } else { inputs.into_any() }
}

/// What documents of this kind do not ask for stays as it was.
fn kept(state: FormState, name: &'static str) -> AnyView {
    let value = state.value(name);
    (!value.is_empty()).then(|| view! { <input type="hidden" name=format!("fields.{name}") value=value/> }).into_any()
}

/// An address of the client, which are others once it is another client.
#[component]
fn Address(state: FormState, name: &'static str) -> impl IntoView {
    let l = state.l;
    let path = format!("fields.{name}");
    let addresses = Memo::new(move |_| {
        let of = |buyer: &BuyerRules| buyer.addresses.clone();
        state.ruling().ruled.with(|ruled| ruled.rules.buyer.as_ref().map(of).unwrap_or_default())
    });
    let goes_to = Callback::new(move |chosen: String| {
        if name == "delivery_address" {
            let (client, _) = state.whom();
            state.ruling().ask(client, chosen.parse().ok(), move || state.touch());
        }
    });
    move || {
        let (is_billing, addresses) = (name == "billing_address", addresses.get());
        let empty = match usual(&addresses, is_billing) {
            Some(usual) => td_string!(l, editor.usual_address, address = usual.label.clone()).to_string(),
            None => DASH.to_owned(),
        };
        let options = addresses.into_iter().map(|address| (address.id.to_string(), address.label)).collect();
        view! {
            <SelectField
                name=path.clone()
                label=wording::field(l, name).unwrap_or(name)
                options
                value=state.value(name)
                empty_label=empty
                error=state.error(path.clone())
                on_change=goes_to
            />
        }
    }
}

/// The address that is meant where none is chosen.
fn usual(addresses: &[AddressChoice], is_billing: bool) -> Option<&AddressChoice> {
    let bears = |address: &&AddressChoice| if is_billing { address.is_billing } else { address.is_delivery };
    addresses.iter().find(bears).or_else(|| addresses.first())
}

/// Says that the client is none yet; whoever orders, or owes something, becomes one (A3.13).
#[component]
fn Prospect(state: FormState) -> impl IntoView {
    let (l, becomes) = (state.l, state.kind().is_owed() || state.kind() == DocumentKind::Order);
    let is_prospect = Memo::new(move |_| {
        state.ruling().ruled.with(|ruled| ruled.rules.buyer.as_ref().is_some_and(|it| it.is_prospect))
    });
    move || {
        let said = if becomes { td_string!(l, editor.warn_prospect_owed) } else { td_string!(l, editor.warn_prospect) };
        is_prospect.get().then(|| view! { <Alert kind=AlertKind::Info live=true>{said}</Alert> })
    }
}

/// Says that the client's invoices are made out to another client (A3.11).
#[component]
fn BilledTo(state: FormState) -> impl IntoView {
    let l = state.l;
    let name = Memo::new(move |_| {
        state.ruling().ruled.with(|ruled| ruled.rules.buyer.as_ref()?.billed_to.as_ref().map(|(name, _)| name.clone()))
    });
    move || {
        let said = td_string!(l, editor.billed_to, name = name.get()?).to_string();
        Some(view! { <Alert kind=AlertKind::Info live=true>{said}</Alert> })
    }
}

/// Says that the client's account is blocked, or that it would owe more than it may (A9.4): a warning, which forbids nothing.
#[component]
fn Trust(state: FormState) -> impl IntoView {
    let l = state.l;
    let is_blocked = Memo::new(move |_| {
        state.ruling().ruled.with(|ruled| ruled.rules.buyer.as_ref().is_some_and(|it| it.is_blocked))
    });
    let over = Memo::new(move |_| {
        let due = state.figures().with(|figures| figures.counted.priced.as_ref().map_or(0, |it| it.totals.due_minor));
        state.ruling().ruled.with(|ruled| {
            let (owed, limit) = ruled.rules.over_limit(due)?;
            Some((ruled.rules.buyer.as_ref()?.name.clone(), owed, limit))
        })
    });
    let said = move || {
        let (name, owed, limit) = over.get()?;
        let [owed, limit] = [owed, limit].map(|amount| money(amount, formats()));
        Some(td_string!(l, editor.warn_credit, name = name, owed = owed, limit = limit).to_string())
    };
    let warn = |said: String| view! { <Alert kind=AlertKind::Warn live=true>{said}</Alert> };
    view! {
        {move || is_blocked.get().then(|| warn(td_string!(l, editor.warn_blocked).to_owned()))}
        {move || said().map(warn)}
    }
}
