//! The words for what happened to an expense.

use std::sync::Arc;

use domain::activity::Entry;
use domain::expenses::ExpenseEvent as Event;
use domain::ids::{DocumentId, ExpenseId};

use super::api::activity_of_expense;
use crate::changes::expense_changes;
use engines::activity::{ActivityPage, Telling};
use engines::form::ValueNames;
use engines::told;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |expense, before| Box::pin(activity_of_expense(ExpenseId(expense), before)),
    drawing,
    sentence,
    changes: |event| if let Event::Updated { changes, .. } = event { Some(changes) } else { None },
    text: |_| None,
    leads: |event| match event {
        Event::Billed { invoice } | Event::Unbilled { invoice } => Some(format!("/invoices/{invoice}")),
        _ => None,
    },
    moved: |_| None,
    told: |changes, page| {
        let page = Arc::clone(page);
        let names = ValueNames::new(move |id| page.names.get(id).cloned());
        expense_changes(changes, &names)
    },
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Created => (Glyph::Plus, "dot good"),
        Event::Updated { .. } => (Glyph::Pencil, "dot"),
        Event::Billed { .. } => (Glyph::Invoice, "dot good"),
        Event::Unbilled { .. } => (Glyph::Undo, "dot"),
        Event::Archived => (Glyph::Archive, "dot"),
        Event::Deleted => (Glyph::Trash, "dot bad"),
        Event::Restored => (Glyph::Restore, "dot good"),
        Event::ReceiptChanged { .. } => (Glyph::Paperclip, "dot"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>, page: &ActivityPage<Event>) -> String {
    let number = |invoice: &DocumentId| {
        page.names.get(&invoice.to_string()).cloned().unwrap_or_else(|| td_string!(l, expenses.draft).to_owned())
    };
    match &entry.event {
        Event::Created => told!(l, entry, expense_created, expense_created_me),
        Event::Updated { .. } => told!(l, entry, expense_updated, expense_updated_me),
        Event::Billed { invoice } => told!(l, entry, expense_billed, expense_billed_me, number = number(invoice)),
        Event::Unbilled { invoice } => told!(l, entry, expense_unbilled, expense_unbilled_me, number = number(invoice)),
        Event::Archived => told!(l, entry, expense_archived, expense_archived_me),
        Event::Deleted => told!(l, entry, expense_deleted, expense_deleted_me),
        Event::Restored => told!(l, entry, expense_restored, expense_restored_me),
        Event::ReceiptChanged { set: true } => told!(l, entry, receipt_set, receipt_set_me),
        Event::ReceiptChanged { set: false } => told!(l, entry, receipt_removed, receipt_removed_me),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDateTime;
    use domain::ids::ActivityId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn who_reads_is_spoken_to() {
        let invoice = DocumentId(Uuid::nil());
        let names = BTreeMap::from([(invoice.to_string(), "F-2026-0007".to_owned())]);
        let page = ActivityPage { entries: Vec::new(), names, custom: BTreeMap::new(), more: false };
        let entry = |by_me, event| {
            let (id, at) = (ActivityId(Uuid::nil()), NaiveDateTime::default());
            Entry { id, at, actor: "Claire Roche".into(), by_me, event }
        };
        let archived = sentence(Locale::fr, &entry(true, Event::Archived), &page);
        assert_eq!(archived, "Vous avez archivé cette dépense");
        let billed = sentence(Locale::en, &entry(false, Event::Billed { invoice }), &page);
        assert_eq!(billed, "Claire Roche billed this expense again on F-2026-0007");
    }
}
