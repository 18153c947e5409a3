//! The words for what happened, and when.

use domain::activity::{Entry, Event};
use domain::client_files::FileAct;
use domain::client_prices::PriceAct;
use domain::form::Change;

use super::account;
use crate::wording;
use engines::told;
use kit::ui::Glyph;
use kit::words::Locale;

/// The drawing of an event, and the class of its disc.
pub fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::ClientCreated => (Glyph::Plus, "dot good"),
        Event::ClientImported { .. } => (Glyph::Upload, "dot good"),
        Event::ClientUpdated { .. } => (Glyph::Pencil, "dot"),
        Event::ClientArchived => (Glyph::Archive, "dot"),
        Event::ClientDeleted => (Glyph::Trash, "dot bad"),
        Event::ClientRestored => (Glyph::Restore, "dot good"),
        Event::ClientActivated => (Glyph::Eye, "dot"),
        Event::ClientDeactivated => (Glyph::EyeOff, "dot"),
        Event::BecameClient | Event::BecameProspect => (Glyph::Repeat, "dot"),
        Event::ScoreChanged { .. } => (Glyph::Star, "dot"),
        Event::LogoChanged { .. } => (Glyph::Image, "dot"),
        Event::NoteAdded { .. } => (Glyph::Note, "dot"),
        Event::PortalMessage { .. } => (Glyph::Mail, "dot good"),
        Event::FileKept { act: FileAct::Added, .. } => (Glyph::Paperclip, "dot good"),
        Event::FileKept { act: FileAct::Removed, .. } => (Glyph::Paperclip, "dot bad"),
        Event::FileKept { act: FileAct::Shared | FileAct::Unshared, .. } => (Glyph::Paperclip, "dot"),
        Event::AccountMoved { kind, undone, .. } => account::drawing(*kind, *undone),
        Event::TaskDone { .. } => (Glyph::Check, "dot good"),
        Event::Mailed { .. } => (Glyph::Mail, "dot"),
        Event::PriceAgreed { act: PriceAct::Added, .. } => (Glyph::Tag, "dot good"),
        Event::PriceAgreed { act: PriceAct::Changed, .. } => (Glyph::Tag, "dot"),
        Event::PriceAgreed { act: PriceAct::Removed, .. } => (Glyph::Tag, "dot bad"),
    }
}

/// The sentence: « Vous avez … » or « Claire a … ». `custom` knows the company's own fields, `named` what values name by id.
pub fn sentence(
    l: Locale,
    entry: &Entry,
    custom: impl Fn(&str) -> Option<String>,
    named: impl Fn(&str) -> Option<String>,
) -> String {
    match &entry.event {
        Event::ClientCreated => told!(l, entry, client_created, client_created_me),
        Event::ClientImported { file } => told!(l, entry, client_imported, client_imported_me, file = file.clone()),
        Event::ClientUpdated { changes, .. } => match Change::only(changes) {
            Some(field) => told!(l, entry, field_updated, field_updated_me, field = wording::path(l, field, &custom)),
            None => told!(l, entry, client_updated, client_updated_me),
        },
        Event::ClientArchived => told!(l, entry, client_archived, client_archived_me),
        Event::ClientDeleted => told!(l, entry, client_deleted, client_deleted_me),
        Event::ClientRestored => told!(l, entry, client_restored, client_restored_me),
        Event::ClientActivated => told!(l, entry, client_activated, client_activated_me),
        Event::ClientDeactivated => told!(l, entry, client_deactivated, client_deactivated_me),
        Event::BecameClient => told!(l, entry, became_client, became_client_me),
        Event::BecameProspect => told!(l, entry, became_prospect, became_prospect_me),
        Event::ScoreChanged { points, total } => {
            told!(l, entry, score_changed, score_changed_me, points = with_sign(*points), total = total.to_string())
        }
        Event::LogoChanged { set: true } => told!(l, entry, logo_set, logo_set_me),
        Event::LogoChanged { set: false } => told!(l, entry, logo_removed, logo_removed_me),
        Event::NoteAdded { .. } => told!(l, entry, note_added, note_added_me),
        Event::PortalMessage { .. } => told!(l, entry, portal_message, portal_message_me),
        Event::FileKept { act, name } => file_kept(l, entry, *act, name.clone()),
        Event::AccountMoved { kind, undone, source, .. } => {
            account::sentence(l, entry, *kind, *undone, named(&source.to_string()).unwrap_or_default())
        }
        Event::TaskDone { title, .. } => {
            told!(l, entry, client_task_done, client_task_done_me, title = title.as_str().to_owned())
        }
        Event::Mailed { subject, to, .. } => {
            told!(l, entry, client_mailed, client_mailed_me, subject = subject.clone(), to = to.clone())
        }
        Event::PriceAgreed { act, of, .. } => match act {
            PriceAct::Added => told!(l, entry, price_added, price_added_me, of = of.clone()),
            PriceAct::Changed => told!(l, entry, price_changed, price_changed_me, of = of.clone()),
            PriceAct::Removed => told!(l, entry, price_removed, price_removed_me, of = of.clone()),
        },
    }
}

fn file_kept(l: Locale, entry: &Entry, act: FileAct, name: String) -> String {
    match act {
        FileAct::Added => told!(l, entry, file_added, file_added_me, name = name),
        FileAct::Removed => told!(l, entry, file_removed, file_removed_me, name = name),
        FileAct::Shared => told!(l, entry, file_shared, file_shared_me, name = name),
        FileAct::Unshared => told!(l, entry, file_unshared, file_unshared_me, name = name),
    }
}

fn with_sign(points: i32) -> String {
    if points > 0 { format!("+{points}") } else { points.to_string().replace('-', "−") }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use domain::ids::ActivityId;

    use super::*;

    fn entry(by_me: bool, event: Event) -> Entry {
        let at = NaiveDateTime::default();
        Entry { id: ActivityId(uuid::Uuid::nil()), at, actor: "Claire Roche".into(), by_me, event }
    }

    #[test]
    fn who_reads_is_spoken_to() {
        let none = |_: &str| None;
        assert_eq!(
            sentence(Locale::fr, &entry(true, Event::ClientArchived), none, none),
            "Vous avez archivé ce client"
        );
        assert_eq!(
            sentence(Locale::en, &entry(false, Event::ClientArchived), none, none),
            "Claire Roche archived this client"
        );
    }

    #[test]
    fn a_single_change_is_named() {
        let change = |field: &str| Change { field: field.into(), from: String::new(), to: "x".into() };
        let one = Event::ClientUpdated { version: 2, changes: vec![change("fields.phone")] };
        let two = Event::ClientUpdated { version: 2, changes: vec![change("fields.phone"), change("fields.fax")] };
        assert_eq!(sentence(Locale::fr, &entry(true, one), |_| None, |_| None), "Vous avez modifié\u{a0}: Téléphone");
        assert_eq!(sentence(Locale::fr, &entry(true, two), |_| None, |_| None), "Vous avez modifié ce client");
    }

    #[test]
    fn a_note_is_told_by_whom_and_its_words_follow() {
        let text = domain::activity::NoteText::parse("A rappelé\nDevis signé").unwrap();
        let noted = entry(false, Event::NoteAdded { text });
        assert_eq!(sentence(Locale::fr, &noted, |_| None, |_| None), "Claire Roche a noté");
        assert_eq!((super::super::TELLING.text)(&noted.event), Some("A rappelé\nDevis signé"));
        assert_eq!((super::super::TELLING.text)(&Event::ClientArchived), None);
        let written =
            entry(false, Event::PortalMessage { text: domain::activity::PortalText::parse("Allô ?").unwrap() });
        assert_eq!(sentence(Locale::fr, &written, |_| None, |_| None), "Claire Roche a écrit depuis le portail");
        assert_eq!((super::super::TELLING.text)(&written.event), Some("Allô ?"));
    }

    #[test]
    fn points_have_a_sign() {
        let event = Event::ScoreChanged { points: -5, total: 10 };
        assert_eq!(
            sentence(Locale::fr, &entry(true, event), |_| None, |_| None),
            "Vous avez modifié le score\u{a0}: −5 (total 10)"
        );
    }
}
