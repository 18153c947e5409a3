//! What is typed in a fact's place, on its way.

use domain::error::Refusal;
use domain::form::Conflict;
use domain::format::Locale as FormatLocale;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::lines::{Change, InPlace, Line};
use super::super::put_back::Saved;
use super::super::wrong::said;
use super::typing::Typing;
use crate::form::holders::holder;
use crate::listing::acts::announce;
use kit::error::AppError;
use kit::ui::use_toasts;
use kit::words::{Locale, formats, td_string, words};

/// Why it was not saved.
#[derive(Clone)]
pub(super) struct Wrong {
    /// In words.
    pub text: String,
    /// Whether the record was thrown away, and is brought back first.
    pub is_gone: bool,
    /// The page of another record that has what only one may.
    pub holder: Option<String>,
}

/// Saves what is typed, one change at a time.
pub(super) fn sending(
    typing: Typing,
    line: Line,
    in_place: InPlace,
    wrong: RwSignal<Option<Wrong>>,
    close: Callback<()>,
) -> Callback<()> {
    let (l, f, toasts, held) = (words(), formats(), use_toasts(), in_place.held());
    // Whoever has been told what somebody else saved goes out from that.
    let version = StoredValue::new(held.version);
    let stood = StoredValue::new(line.typed(f));
    let busy = StoredValue::new(false);
    Callback::new(move |()| {
        let Some(typed) = typing.value().filter(|_| !busy.get_value()) else { return };
        if typed.trim() == line.typed(f) {
            return close.run(());
        }
        busy.set_value(true);
        let path = line.path.as_str().into();
        let is_emptied = line.is_emptied(typed.trim());
        let saving = (held.save)(Change { version: version.get_value(), path, typed: typed.into() });
        let (line, held, before) = (line.clone(), held.clone(), stood.get_value());
        spawn_local(async move {
            let answer = saving.await;
            if let Ok(version) = answer {
                let subject = held.face.listing.subject;
                let saved = Saved { line: line.clone(), held: held.clone(), before, version };
                saved.tell((l, f), toasts, is_emptied);
                announce(subject);
            }
            // The page may have been left.
            if busy.try_set_value(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => close.run(()),
                Err(AppError::Conflict(conflict)) => {
                    version.set_value(conflict.version);
                    stood.set_value(line.written(conflict.current.get(&line.path), f));
                    let text = meanwhile(l, f, &line, *conflict);
                    wrong.set(Some(Wrong { text, is_gone: false, holder: None }));
                }
                Err(error) => {
                    let is_gone = error == AppError::Refused(Refusal::Deleted);
                    let text = said(l, &line.path, &error, &*held.label);
                    wrong.set(Some(Wrong { text, is_gone, holder: taken_by(&line.path, &error) }));
                }
            }
        });
    })
}

/// The page of the record that has what is to stand at a path, and only one may.
fn taken_by(path: &str, error: &AppError) -> Option<String> {
    let AppError::Invalid(errors) = error else { return None };
    holder(errors.at(path)?)
}

/// What somebody else has saved in the same place.
fn meanwhile(l: Locale, f: FormatLocale, line: &Line, conflict: Conflict) -> String {
    let (name, stored) = (conflict.by, conflict.current.get(&line.path));
    if line.is_emptied(stored) {
        return td_string!(l, record.emptied_meanwhile, name = name).to_string();
    }
    td_string!(l, record.changed_meanwhile, name = name, value = line.said(stored, f)).to_string()
}

#[cfg(test)]
mod tests {
    use domain::error::{FieldError, FieldErrors};
    use domain::subject::Subject;

    use super::*;

    #[test]
    fn who_has_what_only_one_may_is_led_to() {
        let id = uuid::Uuid::from_u128(7);
        let taken = FieldError::TakenBy { subject: Subject::Contact, id, name: "Ana".into() };
        let error = AppError::Invalid(FieldErrors::one("fields.email", taken));
        assert_eq!(taken_by("fields.email", &error), Some(format!("/contacts/{id}")));
        assert_eq!((taken_by("fields.fax", &error), taken_by("", &AppError::NotFound)), (None, None));
    }

    #[test]
    fn what_somebody_else_saved_is_told_as_one_types_it() {
        let line = Line::number("fields.price");
        let mut conflict = Conflict {
            version: 2,
            by: "Claire".into(),
            changes: Vec::new(),
            current: domain::form::FormText::default(),
        };
        let say = |conflict: &Conflict| meanwhile(Locale::fr, FormatLocale::FrFr, &line, conflict.clone());
        assert!(say(&conflict).starts_with("Claire a vidé"), "{}", say(&conflict));
        conflict.current.set("fields.price", "1234.50");
        assert!(say(&conflict).contains("1\u{202f}234,50"), "{}", say(&conflict));
    }
}
