//! The words for what happened to a document.

use std::sync::Arc;

use domain::activity::Entry;
use domain::billing::state::Step;
use domain::documents::DocumentEvent as Event;
use domain::documents::choices::ChosenCharge;
use domain::form::Change;
use domain::format::{DateStyle, date, money};
use domain::ids::DocumentId;
use domain::products::PriceBasis;
use leptos::prelude::*;

use super::api::activity_of_document;
use super::{repeat, wording};
use crate::{links, parts};
use engines::activity::Telling;
use engines::form::{ValueNames, change_list, plain};
use engines::told;
use kit::taxes::mention;
use kit::ui::Glyph;
use kit::words::{Locale, formats, td_string, words};

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |document, before| Box::pin(activity_of_document(DocumentId(document), before)),
    drawing,
    sentence: |l, entry, _| sentence(l, entry),
    changes: |event| if let Event::Updated { changes, .. } = event { Some(changes) } else { None },
    text: |_| None,
    leads: |event| match event {
        Event::Paid { payment: Some(payment), .. } => Some(links::payment(*payment)),
        _ => None,
    },
    moved: |_| None,
    told: |changes, page| {
        let page = Arc::clone(page);
        let names = ValueNames::new(move |id| page.names.get(id).cloned());
        changed(changes, &names)
    },
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Created => (Glyph::Plus, "dot good"),
        Event::Duplicated { .. } => (Glyph::Copy, "dot good"),
        Event::Made { .. } | Event::Became { .. } => (Glyph::ArrowRight, "dot"),
        Event::Updated { .. } => (Glyph::Pencil, "dot"),
        Event::Issued { .. } => (Glyph::Invoice, "dot good"),
        Event::Stepped { step } => match step {
            Step::Send => (Glyph::Mail, "dot"),
            Step::View => (Glyph::Eye, "dot"),
            Step::Accept | Step::Deliver | Step::Start => (Glyph::Check, "dot good"),
            Step::Refuse | Step::Cancel => (Glyph::X, "dot bad"),
            Step::Delete => (Glyph::Trash, "dot bad"),
            Step::Restore | Step::Reopen => (Glyph::Restore, "dot"),
            Step::Pause => (Glyph::Clock, "dot"),
            Step::Issue | Step::Invoice | Step::End => (Glyph::Invoice, "dot"),
        },
        Event::Archived => (Glyph::Archive, "dot"),
        Event::Unarchived => (Glyph::Restore, "dot"),
        Event::Paid { .. } => (Glyph::Card, "dot good"),
        Event::Released { .. } | Event::WriteOffTakenBack { .. } => (Glyph::Undo, "dot"),
        Event::Mailed { .. } => (Glyph::Mail, "dot good"),
        Event::WrittenOff { .. } => (Glyph::X, "dot bad"),
        Event::RunFailed { .. } => (Glyph::Warning, "dot bad"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>) -> String {
    match &entry.event {
        Event::Created => told!(l, entry, document_created, document_created_me),
        Event::Duplicated { .. } => told!(l, entry, document_copied, document_copied_me),
        Event::Made { .. } => told!(l, entry, document_made, document_made_me),
        Event::Became { .. } => told!(l, entry, document_became, document_became_me),
        Event::Updated { .. } => told!(l, entry, document_updated, document_updated_me),
        Event::Issued { number } => told!(l, entry, document_issued, document_issued_me, number = number.clone()),
        Event::Stepped { step } => stepped(l, entry, *step),
        Event::Archived => told!(l, entry, document_archived, document_archived_me),
        Event::Unarchived => told!(l, entry, document_unarchived, document_unarchived_me),
        Event::Paid { amount, .. } => {
            told!(l, entry, document_paid, document_paid_me, amount = money(*amount, formats()))
        }
        Event::Released { amount } => {
            told!(l, entry, document_released, document_released_me, amount = money(*amount, formats()))
        }
        Event::WrittenOff { amount } => {
            told!(l, entry, document_given_up, document_given_up_me, amount = money(*amount, formats()))
        }
        Event::Mailed { to } => told!(l, entry, document_mailed, document_mailed_me, to = to.clone()),
        Event::RunFailed { on } => {
            let day = date(*on, DateStyle::Medium, formats());
            td_string!(l, activity.document_run_failed, day = day).to_string()
        }
        Event::WriteOffTakenBack { amount } => {
            told!(l, entry, document_claimed_again, document_claimed_again_me, amount = money(*amount, formats()))
        }
    }
}

fn stepped(l: Locale, entry: &Entry<Event>, step: Step) -> String {
    match step {
        // Told with its number where it is issued.
        Step::Issue => told!(l, entry, document_updated, document_updated_me),
        Step::Send => told!(l, entry, document_sent, document_sent_me),
        Step::View => told!(l, entry, document_viewed, document_viewed_me),
        Step::Accept => told!(l, entry, document_accepted, document_accepted_me),
        Step::Refuse => told!(l, entry, document_refused, document_refused_me),
        Step::Deliver => told!(l, entry, document_delivered, document_delivered_me),
        Step::Invoice => told!(l, entry, document_invoiced, document_invoiced_me),
        Step::Reopen => told!(l, entry, document_reopened, document_reopened_me),
        Step::Cancel => told!(l, entry, document_cancelled, document_cancelled_me),
        Step::Start => told!(l, entry, document_started, document_started_me),
        Step::Pause => told!(l, entry, document_paused, document_paused_me),
        Step::End => told!(l, entry, document_ended, document_ended_me),
        Step::Delete => told!(l, entry, document_deleted, document_deleted_me),
        Step::Restore => told!(l, entry, document_restored, document_restored_me),
    }
}

/// Each change in a line: what, from what, to what.
fn changed(changes: Vec<Change>, names: &ValueNames) -> AnyView {
    let l = words();
    change_list(changes, |path| wording::path(l, path), |field, text| value(l, field, text, names))
}

/// A value as people read it.
fn value(l: Locale, field: &str, text: &str, names: &ValueNames) -> String {
    if text.is_empty() {
        return String::new();
    }
    match field {
        "fields.price_basis" => match PriceBasis::parse(text) {
            Ok(PriceBasis::Net) => td_string!(l, document.basis_net).to_owned(),
            Ok(PriceBasis::Gross) => td_string!(l, document.basis_gross).to_owned(),
            Err(_) => text.to_owned(),
        },
        "fields.charge" => match ChosenCharge::parse(text) {
            Ok(ChosenCharge::Automatic) => String::new(),
            Ok(ChosenCharge::Own) => td_string!(l, document.charge_own).to_owned(),
            Ok(ChosenCharge::Untaxed(of)) => mention(l, of).to_owned(),
            Err(_) => text.to_owned(),
        },
        // An id says nothing, and no list names it.
        "fields.billing_address" | "fields.delivery_address" => td_string!(l, document.another_address).to_owned(),
        "fields.title" | "fields.reference" | "fields.public_notes" | "fields.private_notes" | "fields.discount" => {
            text.to_owned()
        }
        "fields.carrier" | "fields.tracking" | "fields.weight" => text.to_owned(),
        "fields.repeat_unit" | "fields.repeat_period" | "fields.repeat_leaves" => repeat::said(l, field, text),
        "fields.instalments" => parts::said(l, text),
        _ => plain(l, text, names),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use domain::ids::{ActivityId, PaymentId};
    use domain::money::{Currency, Money};
    use uuid::Uuid;

    use super::*;

    fn entry(by_me: bool, event: Event) -> Entry<Event> {
        Entry { id: ActivityId(Uuid::nil()), at: NaiveDateTime::default(), actor: "Claire Roche".into(), by_me, event }
    }

    #[test]
    fn who_reads_is_spoken_to() {
        let issued = |by_me| entry(by_me, Event::Issued { number: "F-2026-0053".into() });
        assert_eq!(sentence(Locale::fr, &issued(true)), "Vous avez émis ce document sous le numéro F-2026-0053");
        assert_eq!(sentence(Locale::en, &issued(false)), "Claire Roche issued this document as F-2026-0053");
        let accepted = entry(true, Event::Stepped { step: Step::Accept });
        assert_eq!(sentence(Locale::fr, &accepted), "Vous avez noté l’accord du client");
    }

    #[test]
    fn every_step_has_words_of_its_own() {
        let said: std::collections::BTreeSet<_> =
            Step::ALL.iter().map(|step| stepped(Locale::fr, &entry(true, Event::Created), *step)).collect();
        assert_eq!(said.len(), Step::ALL.len());
    }

    #[test]
    fn what_pays_leads_to_the_payment() {
        let amount = Money::new(12_000, Currency::EUR);
        let paid = |payment| Event::Paid { amount, payment };
        let page = Some(format!("/payments/{}", Uuid::nil()));
        assert_eq!((TELLING.leads)(&paid(Some(PaymentId(Uuid::nil())))), page);
        assert_eq!((TELLING.leads)(&paid(None)), None);
    }

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "Ateliers Roche".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.client", "7"), "Ateliers Roche");
        assert_eq!(say("fields.price_basis", "gross"), "TTC");
        assert_eq!(say("fields.charge", "reverse_charge"), "Autoliquidation");
        assert_eq!(say("fields.title", "on"), "on");
        assert_eq!(say("fields.discount", "10 %"), "10 %");
        assert_eq!(say("lines", "Conseil · 2 · 80"), "Conseil · 2 · 80");
    }
}
