use std::slice;

use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::billing::rate::Rate;
use crate::billing::regime::{Charge, Decision, Reason};
use crate::billing::vat::Mention;
use crate::documents::content::Content;
use crate::documents::content::tests::content;
use crate::documents::form::DocumentForm;
use crate::documents::form::tests::form;
use crate::documents::record::Settled;
use crate::documents::rules::tests::rules;
use crate::documents::traces::Traced;
use crate::documents::{DocumentRules, priced};
use crate::ids::{DocumentId, DocumentLineId};

/// An issued document, its lines numbered from so many on.
fn document(kind: K, typed: &DocumentForm, first: u128, rules: &DocumentRules) -> Document {
    let mut new = typed.parse(rules).unwrap();
    for (line, id) in new.lines.iter_mut().zip(first..) {
        line.id = Some(DocumentLineId(Uuid::from_u128(id)));
    }
    let priced = priced(&new.data, &new.lines, rules, &[]).unwrap();
    let content =
        Content { taxes: priced.taxes(), mentions: priced.mentions, totals: priced.totals.clone(), ..content() };
    Document {
        id: DocumentId(Uuid::from_u128(first)),
        version: 1,
        kind,
        state: S::Issued,
        archived: false,
        number: Some(format!("N-{first}")),
        issued_on: NaiveDate::from_ymd_opt(2026, 3, u32::try_from(first % 28).unwrap() + 1),
        due_on: None,
        valid_until: None,
        new,
        totals: priced.totals,
        settled: Settled::default(),
        content: Some(content),
        origins: Vec::new(),
        made: Vec::new(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

/// The traces of a document of whose first line so many were used by another kind.
fn traces(of: &[&Document], into: K, used: &str) -> Traces {
    let mut lines: Vec<Traced> = Vec::new();
    for document in of {
        for line in &document.new.lines {
            let (id, quantity) = (line.id.unwrap(), line.quantity.unwrap_or_default());
            lines.push(Traced { id, origin: None, kind: document.kind, counts: true, quantity });
        }
    }
    if !used.is_empty() {
        let (id, quantity) = (DocumentLineId(Uuid::max()), Quantity::parse(used).unwrap());
        lines.push(Traced { id, origin: Some(lines[0].id), kind: into, counts: true, quantity });
    }
    Traces::of(lines)
}

#[test]
fn states_say_what_may_become_of_a_document() {
    for (kind, state, into, may) in [
        (K::Quote, S::Draft, K::Invoice, false),
        (K::Quote, S::Sent, K::Invoice, true),
        (K::Quote, S::Refused, K::Order, false),
        (K::Quote, S::Invoiced, K::DownPayment, false),
        (K::Order, S::Invoiced, K::DeliveryNote, true),
        (K::Order, S::Cancelled, K::DeliveryNote, false),
        (K::Invoice, S::Viewed, K::CreditNote, true),
        (K::Invoice, S::Deleted, K::CreditNote, false),
        (K::Recurring, S::Active, K::Invoice, true),
        (K::Recurring, S::Ended, K::Invoice, false),
    ] {
        assert_eq!(may_become(kind, state, into), may, "{kind:?} {state:?} {into:?}");
    }
}

#[test]
fn what_remains_is_carried_over_with_its_share_of_what_is_taken_off() {
    let rules = rules(K::Order);
    let mut typed = form("10", "30");
    typed.lines[0].discount = "9".to_owned();
    typed.lines.push(typed.lines[0].clone());
    typed.lines[1].optional = "on".to_owned();
    typed.fields.discount = "50".to_owned();
    typed.fields.title = "Salle".to_owned();
    typed.fields.date = "2026-03-01".to_owned();
    let order = document(K::Order, &typed, 1, &rules);

    let whole = converted(slice::from_ref(&order), K::DeliveryNote, &traces(&[&order], K::DeliveryNote, "")).unwrap();
    assert_eq!(
        (whole.lines.len(), whole.data.discount),
        (1, order.new.data.discount),
        "what is optional is not ordered"
    );
    assert_eq!((whole.lines[0].origin, whole.lines[0].id, whole.data.date), (order.new.lines[0].id, None, None));

    let rest = converted(slice::from_ref(&order), K::DeliveryNote, &traces(&[&order], K::DeliveryNote, "4")).unwrap();
    let line = &rest.lines[0];
    assert_eq!(line.quantity, Quantity::from_millionths(6_000_000).ok());
    assert_eq!(line.discount, Some(Discount(Extent::AmountMinor(540))), "six tenths of 9.00");
    assert_eq!(rest.data.discount, Some(Discount(Extent::AmountMinor(3_000))), "six tenths of 50.00");
    assert_eq!(converted(slice::from_ref(&order), K::DeliveryNote, &traces(&[&order], K::DeliveryNote, "10")), None);
}

#[test]
fn what_goes_into_one_keeps_its_heading() {
    let rules = rules(K::DeliveryNote);
    let mut typed = form("1", "100");
    typed.fields.discount = "10 %".to_owned();
    let one = document(K::DeliveryNote, &typed, 1, &rules);
    let two = document(K::DeliveryNote, &typed, 11, &rules);
    typed.fields.discount = "5".to_owned();
    let three = document(K::DeliveryNote, &typed, 21, &rules);
    let all = traces(&[&one, &two, &three], K::Invoice, "");

    let both = converted(&[one.clone(), two.clone()], K::Invoice, &all).unwrap();
    let said: Vec<_> = both.lines.iter().map(|line| (line.kind, line.description.as_ref().unwrap().as_str())).collect();
    let item = (LineKind::Item, "Conseil");
    assert_eq!(said, [(LineKind::Section, "N-1"), item, (LineKind::Section, "N-11"), item]);
    assert_eq!((both.data.discount, both.data.delivered_on), (one.new.data.discount, two.issued_on));
    let mixed = converted(&[one.clone(), three.clone()], K::Invoice, &all).unwrap();
    assert_eq!(mixed.data.discount, Some(Discount(Extent::AmountMinor(1_500))), "10 % of 100.00, and 5.00");

    typed.fields.price_basis = "gross".to_owned();
    let gross = document(K::DeliveryNote, &typed, 31, &rules);
    assert!(go_together(&[one.clone(), three]) && !go_together(&[one, gross]));
}

#[test]
fn a_down_payment_is_a_share_by_rate() {
    let rules = rules(K::Quote);
    let mut typed = form("2", "100");
    typed.lines.push(typed.lines[0].clone());
    typed.lines.push(typed.lines[0].clone());
    typed.lines[2].vat = "5,5".to_owned();
    typed.fields.title = "Salle".to_owned();
    let quote = document(K::Quote, &typed, 1, &rules);
    let new = converted(slice::from_ref(&quote), K::DownPayment, &Traces::default()).unwrap();
    let prices: Vec<_> = new.lines.iter().map(|line| line.price.unwrap().millionths()).collect();
    assert_eq!(prices, [400_000_000, 200_000_000]);
    assert_eq!(new.lines[1].vat, Some(RatePer100k(5_500)));
    assert!(new.lines.iter().all(|line| line.origin.is_none() && line.quantity.unwrap().millionths() == USUAL_SHARE));
    assert_eq!(new.lines[0].description.as_ref().unwrap().as_str(), "N-1 · Salle");
    let total = priced(&new.data, &new.lines, &rules, &[]).unwrap().totals;
    assert_eq!(total.net_minor * 10, quote.totals.net_minor * 3);
}

#[test]
fn what_is_taken_back_bears_the_tax_of_its_invoice() {
    let mut rules = rules(K::Invoice);
    let typed = form("1", "100");
    let invoice = document(K::Invoice, &typed, 1, &rules);
    let credit = |invoice: &Document| {
        let traces = traces(&[invoice], K::CreditNote, "");
        converted(slice::from_ref(invoice), K::CreditNote, &traces).unwrap()
    };
    let new = credit(&invoice);
    assert_eq!((new.data.charge, new.lines[0].vat), (ChosenCharge::Own, Some(RatePer100k(20_000))));
    // The company's usual rate is another one by then.
    rules.usual_vat = Rate::new(10_000).ok();
    assert_eq!(priced(&new.data, &new.lines, &rules, &[]).unwrap().totals.gross_minor, invoice.totals.gross_minor);

    let abroad = Decision { charge: Charge::Untaxed(Mention::ReverseCharge), reason: Reason::ReverseCharge };
    let buyer = rules.buyer.as_mut().unwrap();
    (buyer.goods, buyer.services) = (abroad, abroad);
    let new = credit(&document(K::Invoice, &typed, 1, &rules));
    assert_eq!(new.data.charge, ChosenCharge::Untaxed(Mention::ReverseCharge));
}
