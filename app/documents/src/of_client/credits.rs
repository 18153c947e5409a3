//! The rows of a client's credits (A9.2).

use domain::billing::kind::DocumentKind;
use domain::documents::payment::Pays;
use domain::format::money;

use super::cells::{Cell, Column, Row};
use super::rows::day;
use super::view::CreditRow;
use crate::{links, wording};
use kit::words::{Locale, formats, td_string};

/// The columns.
pub fn columns(l: Locale) -> Vec<Column> {
    vec![
        Column { name: "given_on", label: td_string!(l, document.given_on), class: "cell-name" },
        Column { name: "amount", label: td_string!(l, document.amount), class: "num cell-sum" },
        Column { name: "balance", label: td_string!(l, document.balance), class: "low num" },
        Column { name: "source", label: td_string!(l, document.source), class: "low" },
        Column { name: "public_notes", label: td_string!(l, document.public_notes), class: "cell-who" },
        Column { name: "private_notes", label: td_string!(l, document.private_notes), class: "low" },
        Column { name: "invoices", label: td_string!(l, documents.invoices_title), class: "low" },
        Column { name: "state", label: td_string!(l, document.state), class: "cell-tag" },
    ]
}

/// A credit.
pub fn row(l: Locale, row: &CreditRow) -> Row {
    let f = formats();
    let link = |pays: &Pays| (links::document(DocumentKind::Invoice, pays.invoice), pays.number.clone());
    Row::new(vec![
        day(Some(row.given_on)).leading_to(links::credit(row.id)),
        Cell::number(money(row.amount, f), row.amount.minor()),
        Cell::number(money(row.left, f), row.left.minor()),
        Cell::text(row.source.clone().unwrap_or_default()),
        Cell::text(row.public_notes.clone().unwrap_or_default()),
        Cell::text(row.private_notes.clone().unwrap_or_default()),
        Cell::links(row.pays.iter().map(link).collect()),
        Cell::badge(wording::credit_state(l, row.state), wording::credit_badge(row.state)),
    ])
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::documents::credit::CreditState;
    use domain::ids::{CreditId, DocumentId};
    use domain::money::{Currency, Money};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_credit_is_found_by_its_notes_and_by_what_it_pays() {
        let euros = |minor| Money::new(minor, Currency::EUR);
        let credit = CreditRow {
            id: CreditId(Uuid::nil()),
            given_on: NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(),
            amount: euros(10_000),
            left: euros(4_000),
            source: Some("Bon d’achat".into()),
            public_notes: Some("Geste commercial".into()),
            private_notes: Some("Livraison en retard".into()),
            pays: vec![Pays { invoice: DocumentId(Uuid::nil()), number: "F-2026-0001".into(), amount: euros(6_000) }],
            state: CreditState::PartlyUsed,
        };
        let row = row(Locale::fr, &credit);
        assert_eq!(row.len(), columns(Locale::fr).len());
        for typed in ["geste 100,00", "f-2026-0001 40,00", "retard utilise"] {
            assert!(row.is_found_by(typed), "{typed}");
        }
    }
}
