//! « Annuler » of a fact that was saved in place: what stood there before comes back, unless somebody has changed it since.

use std::sync::Arc;

use domain::form::Conflict;
use domain::format::Locale as FormatLocale;
use leptos::task::spawn_local;

use super::lines::{Change, Held, Line};
use super::wrong::said;
use crate::listing::acts::announce;
use kit::error::AppError;
use kit::ui::ToastStack;
use kit::words::{Locale, td_string};

/// A fact that was saved, and what it took the place of.
pub(super) struct Saved {
    /// The fact.
    pub line: Line,
    /// The record that it is of.
    pub held: Held,
    /// What stood there, as one types it.
    pub before: String,
    /// The version that the save made: what others save after it is not put back over.
    pub version: i32,
}

impl Saved {
    /// Says that it was saved, or emptied, with « Annuler ».
    pub fn tell(self, (l, f): (Locale, FormatLocale), toasts: ToastStack, is_emptied: bool) {
        let text = if is_emptied {
            td_string!(l, record.emptied, what = (self.held.label)(&self.line.path)).to_string()
        } else {
            td_string!(l, common.saved).to_owned()
        };
        let saved = Arc::new(self);
        // The page may be another one by then.
        toasts.undoable(l, text, move || saved.put_back((l, f), toasts));
    }

    fn put_back(self: &Arc<Self>, (l, f): (Locale, FormatLocale), toasts: ToastStack) {
        let saved = Arc::clone(self);
        let change = Change {
            version: saved.version,
            path: saved.line.path.as_str().into(),
            typed: saved.before.as_str().into(),
        };
        let saving = (saved.held.save)(change);
        spawn_local(async move {
            match saving.await {
                Ok(_) => toasts.good(undone(l, &saved)),
                Err(AppError::Conflict(conflict)) => toasts.bad(stays(l, f, &saved.line, *conflict)),
                Err(error) => toasts.bad(said(l, &saved.line.path, &error, &*saved.held.label)),
            }
            announce(saved.held.face.listing.subject);
        });
    }
}

/// Which value stands as it stood.
fn undone(l: Locale, saved: &Saved) -> String {
    td_string!(l, listing.undone, what = (saved.held.label)(&saved.line.path)).to_string()
}

/// Why nothing was put back: who changed it since, and to what.
fn stays(l: Locale, f: FormatLocale, line: &Line, conflict: Conflict) -> String {
    let (name, stored) = (conflict.by, conflict.current.get(&line.path));
    if line.is_emptied(stored) {
        return td_string!(l, record.stays_emptied, name = name).to_string();
    }
    td_string!(l, record.stays_changed, name = name, value = line.said(stored, f)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_saved_since_is_told_as_one_types_it() {
        let line = Line::number("fields.price");
        let mut conflict = Conflict {
            version: 3,
            by: "Claire".into(),
            changes: Vec::new(),
            current: domain::form::FormText::default(),
        };
        let say = |conflict: &Conflict| stays(Locale::fr, FormatLocale::FrFr, &line, conflict.clone());
        assert!(say(&conflict).starts_with("Claire a vidé"), "{}", say(&conflict));
        conflict.current.set("fields.price", "1234.50");
        assert!(say(&conflict).contains("1\u{202f}234,50"), "{}", say(&conflict));
    }
}
