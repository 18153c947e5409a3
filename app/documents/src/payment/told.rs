//! The words for what happened to a payment.

use std::sync::Arc;

use domain::activity::Entry;
use domain::billing::kind::DocumentKind;
use domain::documents::event::PaymentEvent as Event;
use domain::format::money;
use domain::ids::{DocumentId, PaymentId};

use super::api::activity_of_payment;
use super::wording;
use crate::links;
use engines::activity::{ActivityPage, Telling};
use engines::form::{ValueNames, change_list, named};
use engines::told;
use kit::ui::Glyph;
use kit::words::{Locale, formats, words};

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |payment, before| Box::pin(activity_of_payment(PaymentId(payment), before)),
    drawing,
    sentence,
    changes: |event| if let Event::Described { changes } = event { Some(changes) } else { None },
    text: |_| None,
    leads: |event| match event {
        Event::Allocated { invoice, .. } | Event::Released { invoice, .. } => {
            Some(links::document(DocumentKind::Invoice, *invoice))
        }
        Event::Entered { .. }
        | Event::Expected { .. }
        | Event::CameIn { .. }
        | Event::Failed
        | Event::Described { .. }
        | Event::Refunded { .. }
        | Event::RefundTakenBack { .. }
        | Event::Reversed => None,
    },
    moved: |_| None,
    told: |changes, page| {
        let page = Arc::clone(page);
        let names = ValueNames::new(move |id| page.names.get(id).cloned());
        let l = words();
        change_list(changes, |path| wording::path(l, path), |field, text| value(l, field, text, &names))
    },
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Entered { .. } | Event::CameIn { .. } => (Glyph::Card, "dot good"),
        Event::Expected { .. } => (Glyph::Clock, "dot"),
        Event::Failed => (Glyph::X, "dot bad"),
        Event::Described { .. } => (Glyph::Pencil, "dot"),
        Event::Allocated { .. } => (Glyph::ArrowRight, "dot"),
        Event::Released { .. } => (Glyph::ArrowLeft, "dot"),
        Event::Refunded { .. } => (Glyph::Undo, "dot"),
        Event::RefundTakenBack { .. } => (Glyph::Restore, "dot"),
        Event::Reversed => (Glyph::Trash, "dot bad"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>, page: &ActivityPage<Event>) -> String {
    let number = |invoice: &DocumentId| page.names.get(&invoice.to_string()).cloned();
    match &entry.event {
        Event::Entered { amount } => {
            told!(l, entry, this_payment_entered, this_payment_entered_me, amount = money(*amount, formats()))
        }
        Event::Expected { amount } => {
            told!(l, entry, this_payment_expected, this_payment_expected_me, amount = money(*amount, formats()))
        }
        Event::CameIn { amount } => {
            told!(l, entry, this_payment_came_in, this_payment_came_in_me, amount = money(*amount, formats()))
        }
        Event::Failed => told!(l, entry, this_payment_failed, this_payment_failed_me),
        Event::Described { .. } => told!(l, entry, this_payment_described, this_payment_described_me),
        Event::Allocated { invoice, amount } => {
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
        Event::Reversed => told!(l, entry, this_payment_reversed, this_payment_reversed_me),
    }
}

/// A value as people read it: a method by its name, anything else as it was typed.
fn value(l: Locale, field: &str, text: &str, names: &ValueNames) -> String {
    match field {
        "fields.method" if !text.is_empty() => named(l, text, names),
        _ => text.to_owned(),
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
    fn the_invoice_is_named_where_its_number_is_known() {
        let (invoice, amount) = (DocumentId(Uuid::nil()), Money::new(4_000, Currency::EUR));
        let page = |names: BTreeMap<String, String>| ActivityPage {
            entries: Vec::new(),
            names,
            custom: BTreeMap::new(),
            more: false,
        };
        let entry = Entry {
            id: ActivityId(Uuid::nil()),
            at: NaiveDateTime::default(),
            actor: "Claire Roche".into(),
            by_me: true,
            event: Event::Allocated { invoice, amount },
        };
        let named = page(BTreeMap::from([(invoice.to_string(), "F-2026-0053".to_owned())]));
        let said = |page| sentence(Locale::fr, &entry, page);
        assert_eq!(said(&named), "Vous avez affecté 40,00\u{a0}€ à la facture F-2026-0053");
        assert_eq!(said(&page(BTreeMap::new())), "Vous avez affecté 40,00\u{a0}€ à une facture");
        assert_eq!((TELLING.leads)(&entry.event), Some(format!("/invoices/{invoice}")));
    }
}
