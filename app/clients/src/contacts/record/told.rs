//! The words for what happened to a contact.

use std::sync::Arc;

use domain::activity::Entry;
use domain::contacts::ContactEvent as Event;
use domain::form::Change;
use domain::ids::ContactId;

use super::api::activity_of_contact;
use crate::changes::with_marks;
use crate::contacts::changes::contact_changes;
use crate::contacts::wording;
use engines::activity::Telling;
use engines::form::ValueNames;
use engines::told;
use kit::ui::Glyph;
use kit::words::Locale;

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |contact, before| Box::pin(activity_of_contact(ContactId(contact), before)),
    drawing,
    sentence: |l, entry, page| sentence(l, entry, |id| page.custom_label(id)),
    changes: |event| if let Event::Updated { changes, .. } = event { Some(changes) } else { None },
    text: |_| None,
    leads: |_| None,
    moved: |_| None,
    told: |changes, page| {
        let lists = Arc::clone(page);
        let names = ValueNames::new(move |id| lists.names.get(id).cloned());
        contact_changes(changes, &names, |id| page.custom_label(id))
    },
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Created => (Glyph::Plus, "dot good"),
        Event::Imported { .. } => (Glyph::Upload, "dot good"),
        Event::Updated { .. } => (Glyph::Pencil, "dot"),
        Event::Linked { .. } => (Glyph::Building, "dot good"),
        Event::Unlinked { .. } => (Glyph::Building, "dot"),
        Event::Activated => (Glyph::Eye, "dot"),
        Event::Deactivated => (Glyph::EyeOff, "dot"),
        Event::Deleted => (Glyph::Trash, "dot bad"),
        Event::Restored => (Glyph::Restore, "dot good"),
        Event::PortalInvited => (Glyph::Mail, "dot good"),
        Event::PortalRevoked => (Glyph::EyeOff, "dot bad"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>, custom: impl Fn(&str) -> Option<String>) -> String {
    let client = |line: &str| with_marks(l, "clients", line);
    match &entry.event {
        Event::Created => told!(l, entry, contact_created, contact_created_me),
        Event::Imported { file } => told!(l, entry, contact_imported, contact_imported_me, file = file.clone()),
        Event::Updated { changes, .. } => match Change::only(changes) {
            Some(field) => told!(l, entry, field_updated, field_updated_me, field = wording::path(l, field, &custom)),
            None => told!(l, entry, contact_updated, contact_updated_me),
        },
        Event::Linked { line, .. } => told!(l, entry, contact_linked, contact_linked_me, client = client(line)),
        Event::Unlinked { line, .. } => told!(l, entry, contact_unlinked, contact_unlinked_me, client = client(line)),
        Event::Activated => told!(l, entry, contact_activated, contact_activated_me),
        Event::Deactivated => told!(l, entry, contact_deactivated, contact_deactivated_me),
        Event::Deleted => told!(l, entry, contact_deleted, contact_deleted_me),
        Event::Restored => told!(l, entry, contact_restored, contact_restored_me),
        Event::PortalInvited => told!(l, entry, portal_invited, portal_invited_me),
        Event::PortalRevoked => told!(l, entry, portal_revoked, portal_revoked_me),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use domain::ids::{ActivityId, ClientId};
    use uuid::Uuid;

    use super::*;

    fn said(l: Locale, by_me: bool, event: Event) -> String {
        let (id, at) = (ActivityId(Uuid::nil()), NaiveDateTime::default());
        sentence(l, &Entry { id, at, actor: "Claire Roche".into(), by_me, event }, |_| None)
    }

    #[test]
    fn who_reads_is_spoken_to() {
        assert_eq!(said(Locale::fr, true, Event::Deactivated), "Vous avez désactivé ce contact");
        assert_eq!(said(Locale::en, false, Event::Restored), "Claire Roche restored this contact");
    }

    #[test]
    fn a_link_is_told_with_the_client_and_what_the_contact_is_there() {
        let (client, line) = (ClientId(Uuid::nil()), "Nordique · *billing".to_owned());
        let linked = Event::Linked { version: 2, client, line };
        assert_eq!(said(Locale::fr, true, linked), "Vous avez lié ce contact à Nordique · Contact de facturation");
    }

    #[test]
    fn a_single_change_is_named() {
        let change = |field: &str| Change { field: field.into(), from: String::new(), to: "x".into() };
        let one = Event::Updated { version: 2, changes: vec![change("fields.email")] };
        let two = Event::Updated { version: 2, changes: vec![change("fields.email"), change("clients")] };
        assert_eq!(said(Locale::fr, true, one), "Vous avez modifié\u{a0}: E-mail");
        assert_eq!(said(Locale::fr, true, two), "Vous avez modifié ce contact");
    }
}
