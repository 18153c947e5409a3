//! The lines of a document and what it comes to, as its paper shows them: the domain's amounts, and nothing computed.

use documents::said::{extent_text, optional_amount, price_text, rates};
use domain::billing::taxes::Taxes;
use domain::billing::totals::LineTotals;
use domain::documents::{Content, LineData, LineKind};
use domain::money::Money;
use kit::words::td_string;
use paper::sheet::{Adjustment, Item, Line, TaxRow, Totals};

use super::tongue::Tongue;

/// The lines.
pub fn lines(content: &Content, tongue: Tongue) -> Vec<Line> {
    let is_taxed = content.taxes.iter().flatten().any(|taxes| taxes.rate_per_100k() > 0);
    let line = |(at, line): (usize, &LineData)| {
        let taxes = content.taxes.get(at).copied().flatten().filter(|_| is_taxed);
        shown(content, line, content.totals.lines.get(at).copied(), taxes, tongue)
    };
    content.lines.iter().enumerate().map(line).collect()
}

fn shown(content: &Content, line: &LineData, totals: Option<LineTotals>, taxes: Option<Taxes>, tongue: Tongue) -> Line {
    let text = line.description.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let money = |minor| Money::new(minor, content.totals.currency);
    match line.kind {
        LineKind::Section => Line::Section(text),
        LineKind::Text => Line::Text(text),
        LineKind::Subtotal => {
            let amount = match totals {
                Some(LineTotals::Subtotal { amount_minor, .. }) => amount_minor,
                _ => 0,
            };
            Line::Subtotal { label: Some(text).filter(|text| !text.is_empty()), amount: money(amount) }
        }
        LineKind::Item => {
            let amount = match totals {
                Some(LineTotals::Item { amount_minor, .. }) => Some(amount_minor),
                _ => optional_amount(line, content.totals.currency),
            };
            Line::Item(Item { description: text, amount: amount.map(money), ..item(content, line, taxes, tongue) })
        }
    }
}

/// What is sold, but for its words and its amount.
fn item(content: &Content, line: &LineData, taxes: Option<Taxes>, tongue: Tongue) -> Item {
    let (currency, f) = (content.totals.currency, tongue.f);
    Item {
        quantity: line.quantity.map(|quantity| quantity.text(f)),
        unit: line.unit.as_ref().map(|unit| unit.as_str().to_owned()),
        unit_price: line.price.map(|price| price_text(price, currency, f)),
        discount: line.discount.map(|discount| extent_text(discount.0, currency, f)),
        tax: taxes.map(|taxes| rates(taxes, f)),
        is_optional: line.optional,
        ..Item::default()
    }
}

/// What it comes to.
pub fn totals(content: &Content, tongue: Tongue) -> Totals {
    let (l, f, totals) = (tongue.l, tongue.f, &content.totals);
    let money = |minor| Money::new(minor, totals.currency);
    let row = |label: String, minor: i64| (minor != 0).then(|| Adjustment { label, amount: money(minor) });
    let extent = content.data.discount.map(|discount| extent_text(discount.0, totals.currency, f)).unwrap_or_default();
    let discount = td_string!(l, document.discount_of, extent = extent).to_string();
    let charges = td_string!(l, papers.charges).to_owned();
    let adjustments = [row(discount, -totals.discounts_net_minor), row(charges, totals.charges_net_minor)];
    let deducted = row(td_string!(l, document.deducted).to_owned(), -totals.deducted.gross_minor);
    let is_taxed = totals.taxes.iter().any(|tax| !tax.tax.rate().is_zero());
    let taxes = totals.taxes.iter().filter(|_| is_taxed).map(|tax| TaxRow {
        kind: tax.tax.kind(),
        rate: tax.tax.rate().text(f),
        base: money(tax.taxable_minor),
        amount: money(tax.amount_minor),
    });
    Totals {
        lines_net: money(totals.lines_net_minor),
        adjustments: adjustments.into_iter().flatten().collect(),
        net: money(totals.net_minor),
        taxes: taxes.collect(),
        tax: money(totals.tax_minor),
        gross: money(totals.gross_minor),
        down_payments: deducted.into_iter().collect(),
        // What an issued document says does not follow what is paid of it.
        paid: None,
        due: money(totals.due_minor),
    }
}
