//! What a client has bought (A8.4): each thing with its invoice, found by its words, its reference, its day or its invoice, in a period.

use domain::billing::kind::DocumentKind;
use domain::documents::Bought;
use domain::documents::statistics::SalesPeriod;
use domain::format::money;
use domain::money::Money;
use domain::subject::Subject;

use super::cells::{Cell, Column, Row};
use super::made;
use super::rows::day;
use super::table::{Narrow, Tab};
use crate::links;
use crate::said::price_text;
use kit::ui::Glyph;
use kit::words::{Locale, formats, td_string, today};

/// The part of a client's page.
pub static PURCHASES: Tab<Bought> = Tab {
    name: "purchases",
    subjects: &[Subject::Invoice],
    glyph: Glyph::Tag,
    columns,
    row,
    empty: |l| td_string!(l, document.no_purchases),
    offered: |l, client| made(l, client, &[Subject::Invoice]),
    narrow: &[Narrow {
        name: "period",
        label: |l| td_string!(l, statistics.period),
        options: &[
            ("all", |l| td_string!(l, statistics.period_all), |_| true),
            ("month", |l| td_string!(l, statistics.period_month), |bought| is_of(SalesPeriod::Month, bought)),
            ("quarter", |l| td_string!(l, statistics.period_quarter), |bought| is_of(SalesPeriod::Quarter, bought)),
            ("year", |l| td_string!(l, statistics.period_year), |bought| is_of(SalesPeriod::Year, bought)),
            (
                "twelve-months",
                |l| td_string!(l, statistics.period_twelve_months),
                |bought| is_of(SalesPeriod::TwelveMonths, bought),
            ),
            (
                "last-year",
                |l| td_string!(l, statistics.period_last_year),
                |bought| is_of(SalesPeriod::LastYear, bought),
            ),
        ],
    }],
};

/// Whether it was bought in a period.
fn is_of(period: SalesPeriod, bought: &Bought) -> bool {
    let (since, until) = period.days(today());
    since.is_none_or(|since| bought.date >= since) && bought.date <= until
}

fn columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "article", label: td_string!(l, document.article), class: "cell-name" },
        Column { name: "reference", label: td_string!(l, products.reference), class: "low" },
        Column { name: "date", label: td_string!(l, document.date), class: "cell-who" },
        Column { name: "invoice", label: td_string!(l, document.kind_invoice), class: "cell-tag" },
        Column { name: "quantity", label: td_string!(l, document.quantity), class: "low num" },
        Column { name: "unit_price", label: td_string!(l, document.unit_price), class: "low num" },
        Column { name: "net_amount", label: td_string!(l, document.net_amount), class: "num cell-sum" },
    ]
}

/// Something that was bought: it leads to the product, and to its invoice.
fn row(_: Locale, bought: &Bought) -> Row {
    let f = formats();
    let name = Cell::text(bought.description.clone());
    let name = match bought.product {
        Some(product) => name.leading_to(format!("{}/{product}", links::path_of(Subject::Product))),
        None => name,
    };
    let unit = bought.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let net = money(Money::new(bought.net_minor, bought.currency), f);
    Row::new(vec![
        name,
        Cell::text(bought.reference.clone().unwrap_or_default()),
        day(Some(bought.date)),
        Cell::links(vec![(links::document(DocumentKind::Invoice, bought.invoice), bought.number.clone())]),
        Cell::number(format!("{}{unit}", bought.quantity.text(f)), bought.quantity.millionths()),
        Cell::number(price_text(bought.price, bought.currency, f), bought.price.millionths()),
        Cell::number(net, bought.net_minor),
    ])
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::billing::quantity::Quantity;
    use domain::billing::unit_price::UnitPrice;
    use domain::ids::DocumentId;
    use domain::money::Currency;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_was_bought_is_found_by_its_words_its_reference_and_its_invoice() {
        let bought = Bought {
            product: None,
            reference: Some("VIS-8".into()),
            description: "Vis inox".into(),
            date: NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(),
            invoice: DocumentId(Uuid::nil()),
            number: "F-2026-0001".into(),
            quantity: Quantity::from_millionths(2_000_000).unwrap(),
            unit: None,
            price: UnitPrice::from_millionths(1_500_000).unwrap(),
            net_minor: 300,
            currency: Currency::EUR,
        };
        let row = row(Locale::fr, &bought);
        assert_eq!(row.len(), columns(Locale::fr).len());
        for typed in ["vis-8", "inox", "f-2026-0001"] {
            assert!(row.is_found_by(typed), "{typed}");
        }
        assert!(!is_of(SalesPeriod::Month, &bought), "nobody has said what day it is");
    }
}
