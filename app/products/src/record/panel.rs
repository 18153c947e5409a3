//! What is known of a product: what it sells at in a row of facts, the rest beside what happened.

use domain::field::MinorAmount;
use domain::format::{DateStyle, date, money, percent};
use domain::money::Money;
use domain::products::Product;
use leptos::prelude::*;

use super::api::ProductView;
use crate::face::FACE;
use crate::wording;
use engines::record::{FactRow, InPlace, Pins, fact_list, fact_value, pinned_facts};
use kit::words::{Locale, custom_value, formats, td_string};

/// Price, VAT, cost, since when it is known, and what the user has pinned (A4.2).
pub fn facts(l: Locale, of: StoredValue<ProductView>, pins: Pins, in_place: Option<InPlace>) -> AnyView {
    let pinned = move || pinned_facts(pins, || of.with_value(|view| known(l, view)));
    let main = of.with_value(|view| main(l, view, in_place));
    view! { <dl class="card facts record-facts">{main}{pinned}</dl> }.into_any()
}

fn main(l: Locale, view: &ProductView, in_place: Option<InPlace>) -> AnyView {
    let (f, product) = (formats(), &view.product);
    let data = &product.data;
    let price = format!("{} {}", amount(product, data.price), wording::basis(l, data.price_basis));
    let vat = data.vat.map_or_else(|| usual_vat(l, view), |rate| percent(rate.0, f));
    let day = |day| date(day, DateStyle::Medium, f);
    let all = [
        ("price", td_string!(l, products.price), Some(price)),
        ("vat", td_string!(l, products.vat), Some(vat)),
        ("cost", td_string!(l, products.cost), data.cost.map(|cost| amount(product, cost))),
        ("created_on", td_string!(l, products.created_on), Some(day(view.created_on))),
        ("updated_on", td_string!(l, products.updated_on), Some(day(view.updated_on))),
    ];
    let fact = |(name, label, value): (&'static str, &'static str, Option<String>)| {
        let value = fact_value(row(name.to_owned(), label.to_owned(), value?), in_place);
        Some(view! { <div class="fact"><dt>{label}</dt><dd class="starred">{value}</dd></div> })
    };
    all.into_iter().filter_map(fact).collect_view().into_any()
}

/// What may be pinned: what its details say, and its prices by list.
fn known(l: Locale, view: &ProductView) -> Vec<FactRow> {
    own(l, view).into_iter().chain(custom(l, view)).chain(prices(view)).collect()
}

/// The company's rate, for a product that has none of its own.
fn usual_vat(l: Locale, view: &ProductView) -> String {
    match view.usual_vat {
        Some(rate) => td_string!(l, products.usual_vat_of, rate = percent(rate.0, formats())).to_string(),
        None => td_string!(l, products.usual_vat).to_owned(),
    }
}

/// What it is and how it is kept, with its prices by list and the company's own fields.
pub fn details(l: Locale, view: &ProductView, pins: Pins, in_place: Option<InPlace>) -> AnyView {
    let id = view.product.id;
    let edit = (view.product.state.editable() && FACE.may_edit()).then(|| {
        view! { <a class="link" href=format!("{}/edit", FACE.record(id.0))>{td_string!(l, common.edit)}</a> }
    });
    let prices = prices(view);
    view! {
        <aside class="card record-aside">
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, products.details)}</h2>{edit}</header>
                {fact_list(own(l, view).into_iter().chain(custom(l, view)).collect(), Some(pins), in_place)}
            </section>
            {(!prices.is_empty()).then(|| view! {
                <section class="panel">
                    <header class="panel-head"><h2>{td_string!(l, products.price_lists)}</h2></header>
                    {fact_list(prices, Some(pins), in_place)}
                </section>
            })}
        </aside>
    }
    .into_any()
}

fn own(l: Locale, view: &ProductView) -> Vec<FactRow> {
    let data = &view.product.data;
    let named = |id: &dyn ToString| view.names.get(&id.to_string()).cloned();
    let rows = [
        ("reference", data.reference.as_ref().map(|text| text.as_str().to_owned())),
        ("kind", Some(wording::kind(l, data.kind).to_owned())),
        ("category", data.category.and_then(|id| named(&id))),
        ("unit", data.unit.as_ref().map(|text| text.as_str().to_owned())),
        ("barcode", data.barcode.as_ref().map(|digits| digits.as_str().to_owned())),
        ("accounting_account", data.accounting_account.as_ref().map(|text| text.as_str().to_owned())),
    ];
    let label = |name| wording::field(l, name).unwrap_or(name).to_owned();
    rows.into_iter().filter_map(|(name, value)| Some(row(name.to_owned(), label(name), value?))).collect()
}

fn prices(view: &ProductView) -> Vec<FactRow> {
    let price = |(list, price): (&domain::ids::ListItemId, &MinorAmount)| {
        let name = list.to_string();
        let label = view.names.get(&name)?.clone();
        Some(row(name, label, amount(&view.product, *price)))
    };
    view.product.prices.iter().filter_map(price).collect()
}

fn custom(l: Locale, view: &ProductView) -> Vec<FactRow> {
    let value = |id| view.product.custom.get(id).map(|value| custom_value(l, value));
    let fields = view.custom_fields.iter();
    fields.filter_map(|field| Some(row(field.id.to_string(), field.label.clone(), value(&field.id)?))).collect()
}

fn row(name: String, label: String, value: String) -> FactRow {
    FactRow { name, label, value: value.into_any() }
}

fn amount(product: &Product, amount: MinorAmount) -> String {
    money(Money::new(amount.0, product.data.currency), formats())
}
