//! What is known of a product: what it sells at in a row of facts, the rest beside what happened.

use domain::field::MinorAmount;
use domain::format::{DateStyle, date, money, percent};
use domain::money::Money;
use domain::products::Product;
use leptos::prelude::*;

use super::api::ProductView;
use crate::face::FACE;
use crate::wording;
use kit::words::{Locale, custom_value, formats, td_string};

/// Price, VAT, cost, and since when it is known.
pub fn facts(l: Locale, view: &ProductView) -> AnyView {
    let (f, product) = (formats(), &view.product);
    let data = &product.data;
    let price = format!("{} {}", amount(product, data.price), wording::basis(l, data.price_basis));
    let vat = data.vat.map_or_else(|| td_string!(l, products.usual_vat).to_owned(), |rate| percent(rate.0, f));
    let day = |day| date(day, DateStyle::Medium, f);
    let all = [
        (td_string!(l, products.price), Some(price)),
        (td_string!(l, products.vat), Some(vat)),
        (td_string!(l, products.cost), data.cost.map(|cost| amount(product, cost))),
        (td_string!(l, products.created_on), Some(day(view.created_on))),
        (td_string!(l, products.updated_on), Some(day(view.updated_on))),
    ];
    let fact = |(label, value): (&'static str, Option<String>)| {
        value.map(|value| view! { <div class="fact"><dt>{label}</dt><dd>{value}</dd></div> })
    };
    view! { <dl class="card facts record-facts">{all.into_iter().map(fact).collect_view()}</dl> }.into_any()
}

/// What it is and how it is kept, with its prices by list and the company's own fields.
pub fn details(l: Locale, view: &ProductView) -> AnyView {
    let id = view.product.id;
    let edit = (view.product.state.editable() && FACE.may_edit()).then(|| {
        view! { <a class="link" href=format!("{}/edit", FACE.record(id.0))>{td_string!(l, common.edit)}</a> }
    });
    let list = |rows: Vec<(String, String)>| {
        let line = |(label, value): (String, String)| view! { <dt>{label}</dt><dd>{value}</dd> };
        view! { <dl class="kv">{rows.into_iter().map(line).collect_view()}</dl> }
    };
    let prices = prices(view);
    view! {
        <aside class="card record-aside">
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, products.details)}</h2>{edit}</header>
                {list(own(l, view).into_iter().chain(custom(l, view)).collect())}
            </section>
            {(!prices.is_empty()).then(|| view! {
                <section class="panel">
                    <header class="panel-head"><h2>{td_string!(l, products.price_lists)}</h2></header>
                    {list(prices)}
                </section>
            })}
        </aside>
    }
    .into_any()
}

fn own(l: Locale, view: &ProductView) -> Vec<(String, String)> {
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
    rows.into_iter().filter_map(|(name, value)| Some((label(name), value?))).collect()
}

fn prices(view: &ProductView) -> Vec<(String, String)> {
    let price = |(list, price): (&domain::ids::ListItemId, &MinorAmount)| {
        Some((view.names.get(&list.to_string())?.clone(), amount(&view.product, *price)))
    };
    view.product.prices.iter().filter_map(price).collect()
}

fn custom(l: Locale, view: &ProductView) -> Vec<(String, String)> {
    let value = |id| view.product.custom.get(id).map(|value| custom_value(l, value));
    let fields = view.custom_fields.iter();
    fields.filter_map(|field| Some((field.label.clone(), value(&field.id)?))).collect()
}

fn amount(product: &Product, amount: MinorAmount) -> String {
    money(Money::new(amount.0, product.data.currency), formats())
}
