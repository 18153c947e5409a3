//! A document with lines.

use domain::billing::kind::DocumentKind;
use serde_json::{Value, json};

use super::{Common, buyer, cut, facts, footer, keep, lines, long, payment, seller, several, totals, with};
use crate::sheet::Sheet;
use crate::words::Words;

/// What the template of documents reads.
pub(crate) fn document(sheet: &Sheet) -> Value {
    let words = Words::of(sheet.locale);
    let kind = words.kind(sheet.kind);
    let titled = sheet.number.as_ref().map_or_else(|| kind.to_owned(), |number| format!("{kind} {number}"));
    let columns = lines::Columns::of(sheet);
    let totals = totals::rows(sheet);
    let mut rows = lines::rows(sheet, &columns);
    let alone = keep::together(&mut rows, totals.len());
    let common = Common {
        locale: sheet.locale,
        paper: sheet.paper,
        dated: sheet.dated,
        accent: sheet.seller.accent,
        logo: sheet.seller.logo.as_ref(),
        author: &sheet.seller.name,
    };
    with(
        &common,
        json!({
            "file": format!("{titled} – {}", sheet.buyer.name),
            "draft": sheet.is_draft.then_some(words.draft),
            "kind": kind,
            "number": sheet.number,
            "running": [titled, format!("{} – {}", cut(&sheet.seller.name), cut(&sheet.buyer.name))],
            "seller": seller(&sheet.seller),
            "buyer": buyer(&sheet.buyer, heading(sheet.kind, words), sheet.locale),
            "delivery": delivery(sheet, words),
            "facts": facts::facts(sheet),
            "subject": sheet.title.as_deref().map(several),
            "words": { "description": words.description, "optional": words.optional },
            "columns": columns.value(sheet),
            "lines": rows.iter().map(keep::Row::value).collect::<Vec<_>>(),
            "alone": alone,
            "tall": totals.len() > keep::MOST_TOTALS,
            "totals": totals,
            "payment": payment(sheet.payment.as_ref(), sheet.number.as_deref(), words),
            "instalments": instalments(sheet, words),
            "note": sheet.note.as_deref().map(several),
            "signature": signature(sheet, words),
            "proof": proof(sheet),
            "mentions": sheet.mentions.iter().map(|mention| several(mention)).collect::<Vec<_>>(),
            "footer": footer(&sheet.seller, sheet.locale),
        }),
    )
}

fn heading(kind: DocumentKind, words: &Words) -> &'static str {
    match kind {
        DocumentKind::Invoice | DocumentKind::DownPayment | DocumentKind::CreditNote => words.billed_to,
        DocumentKind::Quote
        | DocumentKind::Order
        | DocumentKind::DeliveryNote
        | DocumentKind::Proforma
        | DocumentKind::Recurring => words.for_client,
    }
}

fn delivery(sheet: &Sheet, words: &Words) -> Value {
    if sheet.delivery.is_empty() {
        return Value::Null;
    }
    json!({ "heading": words.delivered_to, "lines": sheet.delivery })
}

fn instalments(sheet: &Sheet, words: &Words) -> Value {
    if sheet.instalments.is_empty() {
        return Value::Null;
    }
    let row = |part: &crate::sheet::Instalment| {
        [long(part.due_on, sheet.locale), domain::format::money(part.amount, sheet.locale)]
    };
    json!({ "heading": words.instalments, "rows": sheet.instalments.iter().map(row).collect::<Vec<_>>() })
}

fn signature(sheet: &Sheet, words: &Words) -> Option<[&'static str; 2]> {
    let above = if sheet.kind == DocumentKind::DeliveryNote { words.received } else { words.agreed };
    (sheet.asks_signature && sheet.proof.is_none()).then_some([above, words.sign_here])
}

fn proof(sheet: &Sheet) -> Value {
    let Some(proof) = &sheet.proof else { return Value::Null };
    let lines: Vec<&str> = proof.lines.iter().flat_map(|line| several(line)).collect();
    json!({ "heading": proof.heading, "lines": lines, "strokes": proof.strokes })
}
