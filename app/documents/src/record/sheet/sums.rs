//! What a document comes to: net, each tax, gross, and what was invoiced before.

use domain::billing::totals::TaxTotal;
use domain::documents::Content;
use domain::format::money;
use domain::money::Money;
use leptos::prelude::*;

use crate::said::extent_text;
use kit::taxes::{tax_kind, vat_category};
use kit::words::{Locale, formats, td_string};

/// The sums below the lines.
pub fn sums(l: Locale, sheet: &Content) -> AnyView {
    let (f, totals) = (formats(), &sheet.totals);
    let amount = |minor: i64| money(Money::new(minor, totals.currency), f);
    let mut rows: Vec<(String, String, &'static str)> = Vec::new();
    if totals.discounts_net_minor != 0 {
        let extent =
            sheet.data.discount.map(|discount| extent_text(discount.0, totals.currency, f)).unwrap_or_default();
        rows.push((td_string!(l, document.lines_net).to_owned(), amount(totals.lines_net_minor), ""));
        let label = td_string!(l, document.discount_of, extent = extent).to_string();
        rows.push((label, amount(-totals.discounts_net_minor), ""));
    }
    let has_tax = totals.tax_minor != 0;
    if has_tax {
        rows.push((td_string!(l, document.total_net).to_owned(), amount(totals.net_minor), ""));
    }
    rows.extend(totals.taxes.iter().map(|tax| (tax_label(l, tax, &amount), amount(tax.amount_minor), "")));
    let whole = if has_tax { td_string!(l, document.total_gross) } else { td_string!(l, document.total) };
    rows.push((whole.to_owned(), amount(totals.gross_minor), "total"));
    if totals.deducted.gross_minor != 0 {
        rows.push((td_string!(l, document.deducted).to_owned(), amount(-totals.deducted.gross_minor), ""));
        rows.push((td_string!(l, document.due).to_owned(), amount(totals.due_minor), "total"));
    }
    let row = |(label, value, class): (String, String, &'static str)| {
        view! { <dt class=class>{label}</dt><dd class=class>{value}</dd> }
    };
    view! { <dl class="sums">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// « TVA 20 % sur 2 092,28 € »; what is not taxed is told by its category.
fn tax_label(l: Locale, tax: &TaxTotal, amount: &impl Fn(i64) -> String) -> String {
    let base = amount(tax.taxable_minor);
    if tax.tax.rate().is_zero() {
        let category = vat_category(l, tax.tax.category());
        return td_string!(l, document.tax_on, tax = category, base = base).to_string();
    }
    let named = format!("{} {}", tax_kind(l, tax.tax.kind()), tax.tax.rate().text(formats()));
    td_string!(l, document.tax_on, tax = named, base = base).to_string()
}
