//! Sending the form, and keeping it safe until it has arrived.

use std::time::Duration;

use domain::error::FieldErrors;
use domain::form::{Conflict, FormText, Places, Reunion, reunited};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::Place;
use super::state::Form;
use crate::listing::acts::announce;
use kit::debounce::Debounce;
use kit::error::AppError;

/// How long after the last key what depends on the whole form is looked for.
const PAUSE_MS: u32 = 300;

/// Where this form's draft is kept.
pub fn draft_place(form: Form) -> Option<Place> {
    Place::of(form.of().listing().subject, form.id)
}

/// What follows from typing: the draft is kept, and after a pause the feature looks at the form.
#[derive(Clone, Copy)]
pub struct Watch {
    form: StoredValue<Form>,
    pause: Debounce,
    place: StoredValue<Option<Place>>,
    /// Whether the device keeps a draft.
    pub kept: RwSignal<bool>,
}

impl Watch {
    /// Over a form.
    pub fn new(form: Form) -> Self {
        Self {
            form: StoredValue::new(form),
            pause: Debounce::new(PAUSE_MS),
            place: StoredValue::new(draft_place(form)),
            kept: RwSignal::new(false),
        }
    }

    /// Something was typed: it is kept at once, since the page may be left before any pause.
    pub fn typed(self) {
        if let Some(text) = self.unsaved() {
            self.keep(&text);
        }
        self.pause.run(move || {
            if let Some(text) = self.unsaved() {
                self.form.get_value().of().paused(&text);
            }
        });
    }

    /// What is typed, unless it is on its way.
    fn unsaved(self) -> Option<FormText> {
        let form = self.form.get_value();
        form.in_order().filter(|_| !form.saving.get_untracked())
    }

    /// Keeps the draft at once.
    pub fn keep(self, text: &FormText) {
        let form = self.form.get_value();
        let place = self.place.get_value();
        let (version, names) = (form.version.get_untracked(), form.names());
        self.kept.set(place.is_some_and(|place| place.keep(text, (version, form.base()), names)));
    }

    /// Forgets the draft, and what was about to become one.
    pub fn forget(self) {
        self.pause.cancel();
        if let Some(place) = self.place.get_value() {
            place.forget();
        }
        self.kept.set(false);
    }
}

/// Checks the form, and sends it if nothing is wrong. While one is on its way, another click does nothing.
pub fn submit(form: Form) {
    if form.saving.get_untracked() {
        return;
    }
    let Some((text, places)) = form.sent() else { return };
    let of = form.of();
    form.failure.set(None);
    if let Err(errors) = of.check_all(&text) {
        form.show(&errors, &places);
        return;
    }
    form.show(&FieldErrors::default(), &Places::default());
    form.saving.set(true);
    spawn_local(async move {
        let answer = of.save(form.version.get_untracked(), text).await;
        if answer.is_ok() {
            announce(of.listing().subject);
        }
        // A dialog may be closed while its form is on its way: then nothing is there to show the answer in.
        if form.saving.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(id) => return form.saved.set(Some(id)),
            Err(AppError::Invalid(errors)) => form.show(&errors, &places),
            Err(AppError::Conflict(conflict)) => {
                form.saving.set(false);
                return reconcile(form, *conflict);
            }
            Err(error) => form.failure.set(Some(error)),
        }
        form.saving.set(false);
    });
}

/// Goes on from a save that somebody else was quicker than: without a question where there is none to ask.
fn reconcile(form: Form, conflict: Conflict) {
    match reunion(form, &conflict) {
        Some(reunion) if reunion.is_settled() => {
            form.join(conflict.by.clone());
            save_over(form, conflict, reunion.form);
        }
        _ => form.failure.set(Some(AppError::Conflict(Box::new(conflict)))),
    }
}

/// What stands in the form now and what they saved, as one; nothing while the form is not on the page.
pub fn reunion(form: Form, conflict: &Conflict) -> Option<Reunion> {
    Some(reunited(form.of().shape(), &form.base(), &form.in_order()?, conflict))
}

/// Shows what both became, and saves it over theirs.
pub fn save_over(form: Form, conflict: Conflict, text: FormText) {
    form.version.set(conflict.version);
    form.begin_from(conflict.current);
    form.redraw(text);
    form.touch();
    form.failure.set(None);
    // The inputs are drawn in this turn, and read in the next one.
    set_timeout(move || submit(form), Duration::ZERO);
}
