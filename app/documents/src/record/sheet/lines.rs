//! The lines of a document: what is sold, headings, words and subtotals.

use domain::billing::taxes::Taxes;
use domain::billing::totals::LineTotals;
use domain::documents::{Content, LineData, LineKind};
use domain::format::{Locale as FormatLocale, money};
use domain::money::{Currency, Money};
use domain::products::PriceBasis;
use leptos::prelude::*;

use crate::said::{extent_text, optional_amount, price_text, rates};
use kit::words::{Locale, formats, td_string};

/// The columns of a table of lines.
#[derive(Clone, Copy)]
struct Columns {
    l: Locale,
    f: FormatLocale,
    currency: Currency,
    /// Whether any line has a discount of its own.
    discount: bool,
    /// Whether any line bears a tax.
    tax: bool,
}

impl Columns {
    /// How many there are.
    fn count(self) -> u8 {
        4 + u8::from(self.discount) + u8::from(self.tax)
    }

    fn money(self, minor: i64) -> String {
        money(Money::new(minor, self.currency), self.f)
    }
}

/// The table.
pub fn table(l: Locale, sheet: &Content) -> AnyView {
    let columns = Columns {
        l,
        f: formats(),
        currency: sheet.totals.currency,
        discount: sheet.lines.iter().any(|line| line.discount.is_some()),
        tax: sheet.taxes.iter().flatten().any(|taxes| taxes.rate_per_100k() > 0),
    };
    let (price, total) = match sheet.data.price_basis {
        PriceBasis::Net => (td_string!(l, document.price_net), td_string!(l, document.total_net)),
        PriceBasis::Gross => (td_string!(l, document.price_gross), td_string!(l, document.total_gross)),
    };
    let rows = sheet.lines.iter().enumerate().map(|(at, line)| {
        let taxes = sheet.taxes.get(at).copied().flatten();
        row(columns, line, sheet.totals.lines.get(at).copied(), taxes)
    });
    view! {
        <div class="table-wrap">
            <table class="grid plain sheet-lines">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, document.description)}</th>
                        <th scope="col" class="num">{td_string!(l, document.quantity)}</th>
                        <th scope="col" class="num">{price}</th>
                        {columns.discount.then(|| view! { <th scope="col" class="num">{td_string!(l, document.line_discount)}</th> })}
                        {columns.tax.then(|| view! { <th scope="col" class="num">{td_string!(l, document.tax)}</th> })}
                        <th scope="col" class="num">{total}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(columns: Columns, line: &LineData, totals: Option<LineTotals>, taxes: Option<Taxes>) -> AnyView {
    let text = line.description.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let whole = columns.count().to_string();
    match line.kind {
        LineKind::Section => {
            view! { <tr class="section"><th scope="rowgroup" colspan=whole>{text}</th></tr> }.into_any()
        }
        LineKind::Text => view! { <tr class="words"><td class="pre" colspan=whole>{text}</td></tr> }.into_any(),
        LineKind::Subtotal => {
            let label = if text.is_empty() { td_string!(columns.l, document.subtotal).to_owned() } else { text };
            let sum = match totals {
                Some(LineTotals::Subtotal { amount_minor, .. }) => columns.money(amount_minor),
                _ => String::new(),
            };
            let before = (columns.count() - 1).to_string();
            view! { <tr class="subtotal"><th scope="row" colspan=before>{label}</th><td class="num">{sum}</td></tr> }
                .into_any()
        }
        LineKind::Item => item(columns, line, text, totals, taxes),
    }
}

fn item(columns: Columns, line: &LineData, text: String, totals: Option<LineTotals>, taxes: Option<Taxes>) -> AnyView {
    let Columns { l, f, currency, .. } = columns;
    let quantity = line.quantity.map(|quantity| quantity.text(f)).unwrap_or_default();
    let unit = line.unit.as_ref().map(|unit| format!(" {}", unit.as_str())).unwrap_or_default();
    let price = line.price.map(|price| price_text(price, currency, f)).unwrap_or_default();
    let sum = match totals {
        Some(LineTotals::Item { amount_minor, .. }) => Some(amount_minor),
        _ => optional_amount(line, currency),
    };
    let sum = sum.map(|minor| columns.money(minor)).unwrap_or_default();
    let optional = line.optional.then(|| view! { <span class="tag">{td_string!(l, document.optional)}</span> });
    let discount = line.discount.map(|discount| extent_text(discount.0, currency, f)).unwrap_or_default();
    let rates = taxes.map(|taxes| rates(taxes, f)).unwrap_or_default();
    let class = if line.optional { "optional" } else { "" };
    view! {
        <tr class=class>
            <td class="sheet-what pre">{text} {optional}</td>
            <td class="num">{quantity}{unit}</td>
            <td class="num">{price}</td>
            {columns.discount.then(|| view! { <td class="num">{discount}</td> })}
            {columns.tax.then(|| view! { <td class="num">{rates}</td> })}
            <td class="num">{sum}</td>
        </tr>
    }
    .into_any()
}
