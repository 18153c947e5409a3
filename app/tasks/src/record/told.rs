//! The words for what happened to a task.

use std::sync::Arc;

use domain::activity::Entry;
use domain::format::{DateStyle, date};
use domain::ids::TaskId;
use domain::tasks::TaskEvent as Event;
use domain::tasks::spent::written;

use super::api::activity_of_task;
use crate::changes::task_changes;
use engines::activity::{ActivityPage, Telling};
use engines::form::ValueNames;
use engines::told;
use kit::ui::Glyph;
use kit::words::{Locale, formats};

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |task, before| Box::pin(activity_of_task(TaskId(task), before)),
    drawing,
    sentence,
    changes: |event| if let Event::Updated { changes, .. } = event { Some(changes) } else { None },
    text: |_| None,
    leads: |event| match event {
        Event::TimeBilled { invoice, .. } => Some(format!("/invoices/{invoice}")),
        _ => None,
    },
    moved: |_| None,
    told: |changes, page| {
        let named = Arc::clone(page);
        task_changes(changes, &ValueNames::new(move |id| named.names.get(id).cloned()))
    },
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Created => (Glyph::Plus, "dot good"),
        Event::Updated { .. } | Event::TimeChanged { .. } => (Glyph::Pencil, "dot"),
        Event::Started | Event::TimeAdded { .. } => (Glyph::Clock, "dot"),
        Event::Finished => (Glyph::Check, "dot good"),
        Event::Reopened | Event::Unbilled => (Glyph::Repeat, "dot"),
        Event::Billed | Event::TimeBilled { .. } => (Glyph::Invoice, "dot good"),
        Event::Deleted => (Glyph::Trash, "dot bad"),
        Event::TimeRemoved { .. } => (Glyph::Trash, "dot"),
        Event::Restored => (Glyph::Restore, "dot good"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>, page: &ActivityPage<Event>) -> String {
    match &entry.event {
        Event::Created => told!(l, entry, task_created, task_created_me),
        Event::Updated { .. } => told!(l, entry, task_updated, task_updated_me),
        Event::Started => told!(l, entry, task_started, task_started_me),
        Event::Finished => told!(l, entry, task_finished, task_finished_me),
        Event::Reopened => told!(l, entry, task_reopened, task_reopened_me),
        Event::Billed => told!(l, entry, task_billed, task_billed_me),
        Event::Unbilled => told!(l, entry, task_unbilled, task_unbilled_me),
        Event::Deleted => told!(l, entry, task_deleted, task_deleted_me),
        Event::Restored => told!(l, entry, task_restored, task_restored_me),
        Event::TimeAdded { minutes, day } => {
            let time = written(minutes.get().into());
            let day = date(*day, DateStyle::Medium, formats());
            told!(l, entry, time_added, time_added_me, time = time.clone(), day = day.clone())
        }
        Event::TimeChanged { from, to } => {
            let (from, to) = (written(from.get().into()), written(to.get().into()));
            told!(l, entry, time_changed, time_changed_me, from = from.clone(), to = to.clone())
        }
        Event::TimeRemoved { minutes } => {
            let time = written(minutes.get().into());
            told!(l, entry, time_removed, time_removed_me, time = time.clone())
        }
        Event::TimeBilled { minutes, invoice } => {
            let time = written((*minutes).into());
            match page.names.get(&invoice.to_string()).cloned() {
                Some(number) => {
                    told!(l, entry, time_billed_on, time_billed_on_me, time = time.clone(), number = number.clone())
                }
                None => told!(l, entry, time_billed, time_billed_me, time = time.clone()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDateTime;
    use domain::ids::{ActivityId, DocumentId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn who_reads_is_spoken_to_and_an_invoice_is_named_once_it_has_a_number() {
        let invoice = DocumentId(Uuid::nil());
        let page = |names| ActivityPage { entries: Vec::new(), names, custom: BTreeMap::new(), more: false };
        let entry = |by_me, event| {
            let (id, at) = (ActivityId(Uuid::nil()), NaiveDateTime::default());
            Entry { id, at, actor: "Claire Roche".into(), by_me, event }
        };
        let finished = sentence(Locale::fr, &entry(true, Event::Finished), &page(BTreeMap::new()));
        assert_eq!(finished, "Vous avez terminé cette tâche");
        let billed = entry(false, Event::TimeBilled { minutes: 90, invoice });
        let named = page(BTreeMap::from([(invoice.to_string(), "F-2026-0053".to_owned())]));
        assert_eq!(sentence(Locale::en, &billed, &named), "Claire Roche billed 1:30 on the invoice F-2026-0053");
        assert_eq!((TELLING.leads)(&billed.event), Some(format!("/invoices/{invoice}")));
    }
}
