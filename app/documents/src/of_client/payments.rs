//! The rows of a client's payments (A9.1).

use domain::billing::kind::DocumentKind;
use domain::format::money;

use super::cells::{Cell, Column, Row};
use super::menu::OfRecord;
use super::rows::day;
use super::view::PaymentRow;
use crate::payment::asked;
use crate::{links, wording};
use kit::words::{Locale, formats, td_string};

/// The columns.
pub fn columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "date", label: td_string!(l, document.date), class: "cell-name" },
        Column { name: "invoices", label: td_string!(l, documents.invoices_title), class: "cell-who" },
        Column { name: "transaction", label: td_string!(l, document.transaction), class: "low" },
        Column { name: "method", label: td_string!(l, documents.column_method), class: "low" },
        Column { name: "source", label: td_string!(l, document.source), class: "low" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "num cell-sum" },
        Column { name: "on_account", label: td_string!(l, document.on_account), class: "low num" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
    ]
}

/// A payment.
pub fn row(l: Locale, row: &PaymentRow) -> Row {
    let f = formats();
    let link = |pays: &domain::documents::payment::Pays| {
        (links::document(DocumentKind::Invoice, pays.invoice), pays.number.clone())
    };
    let offers = asked::row_links(l, row.id, row.state, !row.left.is_zero());
    let offers = offers.into_iter().map(|offer| (offer.label, offer.glyph, offer.href)).collect();
    Row::new(vec![
        day(Some(row.paid_on)).with_menu(OfRecord { id: row.id.0, href: links::payment(row.id), offers }),
        Cell::links(row.pays.iter().map(link).collect()),
        Cell::text(row.reference.clone().unwrap_or_default()),
        Cell::text(row.method.clone().unwrap_or_default()),
        Cell::text(row.source.clone().unwrap_or_default()),
        Cell::number(money(row.amount, f), row.amount.minor()),
        Cell::number(money(row.left, f), row.left.minor()),
        Cell::badge(wording::payment_state(l, row.state), wording::payment_badge(row.state)),
    ])
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::documents::payment::{PaymentState, Pays};
    use domain::ids::{DocumentId, PaymentId};
    use domain::money::{Currency, Money};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_payment_is_found_by_what_it_pays() {
        let euros = |minor| Money::new(minor, Currency::EUR);
        let payment = PaymentRow {
            id: PaymentId(Uuid::nil()),
            paid_on: NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(),
            amount: euros(10_000),
            left: euros(0),
            method: Some("Virement".into()),
            reference: Some("VIR 77".into()),
            source: Some("Visa 4242".into()),
            pays: vec![Pays { invoice: DocumentId(Uuid::nil()), number: "F-2026-0001".into(), amount: euros(10_000) }],
            state: PaymentState::Completed,
        };
        let row = row(Locale::fr, &payment);
        assert_eq!(row.len(), columns(Locale::fr).len());
        for typed in ["f-2026-0001", "vir 77", "visa 4242", "virement 100,00", "termine"] {
            assert!(row.is_found_by(typed), "{typed}");
        }
    }
}
