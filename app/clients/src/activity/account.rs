//! The words for what moves what a client owes, and where they lead (A4.4, A7.1).

use domain::activity::{Entry, Event};
use domain::billing::ledger::EntryKind;
use domain::listings::PATHS;
use domain::subject::Subject;

use engines::told;
use kit::ui::Glyph;
use kit::words::Locale;

/// The drawing of an entry of the ledger, and the class of its disc.
pub fn drawing(kind: EntryKind, undone: bool) -> (Glyph, &'static str) {
    match kind {
        _ if undone => (Glyph::Undo, "dot"),
        EntryKind::Invoice => (Glyph::Invoice, "dot"),
        EntryKind::CreditNote => (Glyph::Restore, "dot"),
        EntryKind::Payment => (Glyph::Card, "dot good"),
        EntryKind::Credit | EntryKind::Refund | EntryKind::CreditRefund => (Glyph::Card, "dot"),
        EntryKind::WriteOff => (Glyph::X, "dot bad"),
        EntryKind::Reversal => (Glyph::Undo, "dot"),
    }
}

/// The sentence; `number` is that of the document, and empty where it is about none.
pub fn sentence(l: Locale, entry: &Entry, kind: EntryKind, undone: bool, number: String) -> String {
    match kind {
        EntryKind::Payment if undone => told!(l, entry, payment_deleted, payment_deleted_me),
        _ if undone => told!(l, entry, account_undone, account_undone_me),
        EntryKind::Invoice => told!(l, entry, invoice_issued, invoice_issued_me, number = number.clone()),
        EntryKind::CreditNote => told!(l, entry, credit_note_issued, credit_note_issued_me, number = number.clone()),
        EntryKind::Payment => told!(l, entry, payment_entered, payment_entered_me),
        EntryKind::Credit => told!(l, entry, credit_given, credit_given_me),
        EntryKind::Refund => told!(l, entry, payment_refunded, payment_refunded_me),
        EntryKind::CreditRefund => told!(l, entry, credit_refunded, credit_refunded_me),
        EntryKind::WriteOff => told!(l, entry, debt_given_up, debt_given_up_me),
        EntryKind::Reversal => told!(l, entry, account_undone, account_undone_me),
    }
}

/// The page of the document, of the payment, of the credit or of the task that an entry is about.
pub fn leads(event: &Event) -> Option<String> {
    let (kind, source) = match event {
        Event::AccountMoved { kind, source, .. } => (kind, source),
        Event::TaskDone { task, .. } => return page(Subject::Task, task),
        Event::Mailed { document: Some((subject, document)), .. } => return page(*subject, document),
        _ => return None,
    };
    let subject = match kind {
        EntryKind::Invoice => Subject::Invoice,
        EntryKind::CreditNote => Subject::CreditNote,
        EntryKind::Payment | EntryKind::Refund => Subject::Payment,
        EntryKind::Credit | EntryKind::CreditRefund => Subject::Credit,
        // These have no page.
        EntryKind::WriteOff | EntryKind::Reversal => return None,
    };
    page(subject, source)
}

fn page(subject: Subject, id: impl std::fmt::Display) -> Option<String> {
    let (_, path) = PATHS.into_iter().find(|(listed, _)| *listed == subject)?;
    Some(format!("{path}/{id}"))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use domain::ids::ActivityId;
    use domain::money::{Currency, Money};
    use uuid::Uuid;

    use super::*;

    fn moved(kind: EntryKind, undone: bool) -> Event {
        let nothing = Money::new(0, Currency::EUR);
        Event::AccountMoved { kind, undone, source: Uuid::nil(), adjustment: nothing, balance: nothing }
    }

    #[test]
    fn what_moves_the_account_leads_to_what_it_is_about() {
        let nil = Uuid::nil();
        for (kind, page) in [
            (EntryKind::Invoice, Some(format!("/invoices/{nil}"))),
            (EntryKind::CreditNote, Some(format!("/credit-notes/{nil}"))),
            (EntryKind::Payment, Some(format!("/payments/{nil}"))),
            (EntryKind::Credit, Some(format!("/credits/{nil}"))),
            (EntryKind::CreditRefund, Some(format!("/credits/{nil}"))),
            (EntryKind::WriteOff, None),
        ] {
            assert_eq!(leads(&moved(kind, false)), page, "{kind:?}");
        }
        assert_eq!(leads(&Event::BecameClient), None);
    }

    #[test]
    fn a_document_is_named_by_its_number() {
        let entry = |event| {
            let (id, at) = (ActivityId(Uuid::nil()), NaiveDateTime::default());
            Entry { id, at, actor: "Claire Roche".into(), by_me: true, event }
        };
        let said = |kind, undone| {
            let entry = entry(moved(kind, undone));
            sentence(Locale::fr, &entry, kind, undone, "F-2026-0053".into())
        };
        assert_eq!(said(EntryKind::Invoice, false), "Vous avez émis la facture F-2026-0053");
        assert_eq!(said(EntryKind::Payment, false), "Vous avez saisi un paiement");
        assert_eq!(said(EntryKind::Payment, true), "Vous avez supprimé un paiement");
    }
}
