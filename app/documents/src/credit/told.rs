//! The words for what happened to a credit.

use domain::activity::Entry;
use domain::billing::kind::DocumentKind;
use domain::documents::event::CreditEvent as Event;
use domain::format::money;
use domain::ids::{CreditId, DocumentId};
use leptos::prelude::*;

use super::api::activity_of_credit;
use crate::links;
use engines::activity::{ActivityPage, Telling};
use engines::told;
use kit::ui::Glyph;
use kit::words::{Locale, formats};

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |credit, before| Box::pin(activity_of_credit(CreditId(credit), before)),
    drawing,
    sentence,
    changes: |_| None,
    text: |_| None,
    leads: |event| match event {
        Event::Applied { invoice, .. } | Event::Released { invoice, .. } => {
            Some(links::document(DocumentKind::Invoice, *invoice))
        }
        Event::Given { .. } | Event::Refunded { .. } | Event::RefundTakenBack { .. } | Event::TakenBack => None,
    },
    moved: |_| None,
    told: |_, _| ().into_any(),
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Given { .. } => (Glyph::Bookmark, "dot good"),
        Event::Applied { .. } => (Glyph::ArrowRight, "dot"),
        Event::Released { .. } => (Glyph::ArrowLeft, "dot"),
        Event::Refunded { .. } => (Glyph::Card, "dot"),
        Event::RefundTakenBack { .. } => (Glyph::Restore, "dot"),
        Event::TakenBack => (Glyph::Undo, "dot bad"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>, page: &ActivityPage<Event>) -> String {
    let number = |invoice: &DocumentId| page.names.get(&invoice.to_string()).cloned();
    match &entry.event {
        Event::Given { amount } => {
            told!(l, entry, this_credit_given, this_credit_given_me, amount = money(*amount, formats()))
        }
        Event::Applied { invoice, amount } => {
            let amount = money(*amount, formats());
            match number(invoice) {
                Some(number) => told!(
                    l,
                    entry,
                    this_payment_allocated_to,
                    this_payment_allocated_to_me,
                    amount = amount,
                    number = number
                ),
                None => told!(l, entry, this_payment_allocated, this_payment_allocated_me, amount = amount),
            }
        }
        Event::Released { invoice, amount } => {
            let amount = money(*amount, formats());
            match number(invoice) {
                Some(number) => told!(
                    l,
                    entry,
                    this_payment_released_from,
                    this_payment_released_from_me,
                    amount = amount,
                    number = number
                ),
                None => told!(l, entry, this_payment_released, this_payment_released_me, amount = amount),
            }
        }
        Event::Refunded { amount } => {
            told!(l, entry, this_payment_refunded, this_payment_refunded_me, amount = money(*amount, formats()))
        }
        Event::RefundTakenBack { amount } => {
            told!(l, entry, this_refund_taken_back, this_refund_taken_back_me, amount = money(*amount, formats()))
        }
        Event::TakenBack => told!(l, entry, this_credit_taken_back, this_credit_taken_back_me),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDateTime;
    use domain::ids::ActivityId;
    use domain::money::{Currency, Money};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_happened_is_told_with_its_amount_and_its_invoice() {
        let (invoice, amount) = (DocumentId(Uuid::nil()), Money::new(4_000, Currency::EUR));
        let names = BTreeMap::from([(invoice.to_string(), "F-2026-0053".to_owned())]);
        let page = ActivityPage { entries: Vec::new(), names, custom: BTreeMap::new(), more: false };
        let said = |event| {
            let (id, at) = (ActivityId(Uuid::nil()), NaiveDateTime::default());
            let entry = Entry { id, at, actor: "Claire Roche".into(), by_me: true, event };
            sentence(Locale::fr, &entry, &page)
        };
        assert_eq!(said(Event::Given { amount }), "Vous avez accordé ce crédit de 40,00\u{a0}€");
        let applied = said(Event::Applied { invoice, amount });
        assert_eq!(applied, "Vous avez affecté 40,00\u{a0}€ à la facture F-2026-0053");
        assert_eq!(said(Event::Refunded { amount }), "Vous avez remboursé 40,00\u{a0}€");
        assert_eq!(said(Event::TakenBack), "Vous avez repris ce crédit");
        assert_eq!((TELLING.leads)(&Event::Applied { invoice, amount }), Some(format!("/invoices/{invoice}")));
        assert_eq!((TELLING.leads)(&Event::TakenBack), None);
    }
}
