//! The words of a document's page: what it is, what may be done with it, what its fields are called.

use domain::billing::kind::DocumentKind;
use domain::billing::state::Step;
use domain::documents::{Document, Related};
use domain::for_each_document_field;

use kit::labels;
use kit::words::{Locale, td_string};

for_each_document_field!(labels, own_field, document);

/// What a document is.
pub fn kind(l: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => td_string!(l, document.kind_quote),
        DocumentKind::Order => td_string!(l, document.kind_order),
        DocumentKind::DeliveryNote => td_string!(l, document.kind_delivery_note),
        DocumentKind::Proforma => td_string!(l, document.kind_proforma),
        DocumentKind::Invoice => td_string!(l, document.kind_invoice),
        DocumentKind::DownPayment => td_string!(l, document.kind_down_payment),
        DocumentKind::CreditNote => td_string!(l, document.kind_credit_note),
        DocumentKind::Recurring => td_string!(l, document.kind_recurring),
    }
}

/// What makes it into a document of a kind.
pub fn make(l: Locale, into: DocumentKind) -> &'static str {
    match into {
        DocumentKind::Order => td_string!(l, document.make_order),
        DocumentKind::DeliveryNote => td_string!(l, document.make_delivery_note),
        DocumentKind::Invoice => td_string!(l, document.make_invoice),
        DocumentKind::DownPayment => td_string!(l, document.make_down_payment),
        DocumentKind::CreditNote => td_string!(l, document.make_credit_note),
        // Nothing becomes one of these.
        DocumentKind::Quote | DocumentKind::Proforma | DocumentKind::Recurring => kind(l, into),
    }
}

/// What leads a document to another state, noted by hand.
pub fn step(l: Locale, step: Step) -> &'static str {
    match step {
        Step::Send => td_string!(l, document.step_send),
        Step::Accept => td_string!(l, document.step_accept),
        Step::Refuse => td_string!(l, document.step_refuse),
        Step::Deliver => td_string!(l, document.step_deliver),
        Step::Cancel => td_string!(l, document.step_cancel),
        Step::Start => td_string!(l, document.step_start),
        Step::Pause => td_string!(l, document.step_pause),
        Step::End => td_string!(l, document.step_end),
        // The others follow from something else, and stand in no menu.
        _ => "",
    }
}

/// That it was done.
pub fn stepped(l: Locale, step: Step) -> &'static str {
    match step {
        Step::Send => td_string!(l, document.done_sent),
        Step::Accept => td_string!(l, document.done_accepted),
        Step::Refuse => td_string!(l, document.done_refused),
        Step::Deliver => td_string!(l, document.done_delivered),
        Step::Cancel => td_string!(l, document.done_cancelled),
        Step::Start => td_string!(l, document.done_started),
        Step::Pause => td_string!(l, document.done_paused),
        Step::End => td_string!(l, document.done_ended),
        _ => td_string!(l, common.saved),
    }
}

/// What a document is called: its number, or that it is a draft.
pub fn name(l: Locale, number: Option<&str>) -> String {
    number.map_or_else(|| td_string!(l, document.draft).to_owned(), str::to_owned)
}

/// What the page of a document is called. A template has no number: it is called by what it is about.
pub fn called(l: Locale, document: &Document) -> String {
    if document.kind != DocumentKind::Recurring {
        return name(l, document.number.as_deref());
    }
    let title = document.new.data.title.as_ref().map(|title| title.as_str().to_owned());
    title.unwrap_or_else(|| td_string!(l, documents.recurring_untitled).to_owned())
}

/// What another document of the chain is called.
pub fn related(l: Locale, of: &Related) -> String {
    if of.kind == DocumentKind::Recurring { kind(l, of.kind).to_owned() } else { name(l, of.number.as_deref()) }
}

/// The label of a path of its form.
pub fn path(l: Locale, path: &str) -> String {
    let field = path.strip_prefix("fields.").and_then(|name| own_field(l, name));
    field.map_or_else(|| td_string!(l, document.lines).to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::documents::DocumentFields;

    use super::*;

    #[test]
    fn every_field_and_every_kind_has_words_of_its_own() {
        let fields: BTreeSet<_> =
            DocumentFields::NAMES.iter().map(|name| path(Locale::fr, &format!("fields.{name}"))).collect();
        assert_eq!(fields.len(), DocumentFields::NAMES.len());
        assert!(!fields.contains(td_string!(Locale::fr, document.lines)));
        let kinds: BTreeSet<_> = DocumentKind::ALL.iter().map(|of| kind(Locale::en, *of)).collect();
        assert_eq!(kinds.len(), DocumentKind::ALL.len());
        for from in DocumentKind::ALL {
            for into in from.conversions() {
                assert_ne!(make(Locale::fr, *into), kind(Locale::fr, *into), "{into:?}");
            }
        }
    }
}
