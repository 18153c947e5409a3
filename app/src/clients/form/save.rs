//! Sending the form, and keeping it safe until it has arrived.

use domain::clients::ClientForm;
use domain::clients::duplicates::{Duplicate, Probe};
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::find_duplicates;
use super::draft;
use super::duplicates::probe;
use super::gather::Rows;
use super::sent::sent;
use super::state::FormState;
use crate::bootstrap::bootstrap;
use crate::clients::api::{create_client, update_client};
use crate::debounce::Debounce;
use crate::error::AppError;
use crate::listing::acts::announce;

/// How long after the last key duplicates are looked for.
const PAUSE_MS: u32 = 300;

/// Where this form's draft is kept.
pub fn draft_key(state: FormState) -> String {
    let whose = bootstrap().me.and_then(|me| Some((me.user, me.company?.id)));
    draft::key(whose, state.client)
}

/// What follows from typing: the draft is kept; after a pause the country's identifiers come into sight, and duplicates are asked for.
#[derive(Clone, Copy)]
pub struct Watch {
    state: StoredValue<FormState>,
    pause: Debounce,
    asked: StoredValue<Probe>,
    key: StoredValue<String>,
    /// Whether the device keeps a draft.
    pub kept: RwSignal<bool>,
}

impl Watch {
    /// Over a form.
    pub fn new(state: FormState) -> Self {
        Self {
            state: StoredValue::new(state),
            pause: Debounce::new(PAUSE_MS),
            asked: StoredValue::default(),
            key: StoredValue::new(draft_key(state)),
            kept: RwSignal::new(false),
        }
    }

    /// Something was typed: it is kept at once, since the page may be left before any pause.
    pub fn typed(self) {
        let state = self.state.get_value();
        if let Some(form) = state.gathered().filter(|_| !state.saving.get_untracked()) {
            self.keep(&form);
        }
        self.pause.run(move || self.look());
    }

    /// Keeps the draft at once.
    pub fn keep(self, form: &ClientForm) {
        let state = self.state.get_value();
        let kept = draft::keep(&self.key.get_value(), form, state.version.get_untracked(), state.names());
        self.kept.set(kept);
    }

    /// Forgets the draft, and what was about to become one.
    pub fn forget(self) {
        self.pause.cancel();
        draft::forget(&self.key.get_value());
        self.kept.set(false);
    }

    fn look(self) {
        let state = self.state.get_value();
        let Some(form) = state.gathered().filter(|_| !state.saving.get_untracked()) else { return };
        let country = state.country_of(&form);
        if state.country.get_untracked() != country {
            state.country.set(country);
        }
        self.ask(state.duplicates, probe(&form, state.client));
    }

    fn ask(self, duplicates: RwSignal<Vec<Duplicate>>, probe: Probe) {
        if self.asked.with_value(|asked| *asked == probe) {
            return;
        }
        self.asked.set_value(probe.clone());
        if probe.keys().is_empty() {
            duplicates.set(Vec::new());
            return;
        }
        spawn_local(async move {
            // Without an answer there is no hint: it refuses nothing.
            let found = find_duplicates(probe.clone()).await.unwrap_or_default();
            if self.asked.try_get_value().as_ref() == Some(&probe) {
                duplicates.set(found);
            }
        });
    }
}

/// Checks the form, and sends it if nothing is wrong. While one is on its way, another click does nothing.
pub fn submit(state: FormState) {
    if state.saving.get_untracked() {
        return;
    }
    let Some((form, rows)) = sent(state) else { return };
    let rules = state.options.with_value(crate::clients::view::FormOptions::rules);
    state.failure.set(None);
    if let Err(errors) = form.parse(&rules) {
        state.show(&errors, rows);
        return;
    }
    state.show(&domain::error::FieldErrors::default(), Rows::default());
    state.saving.set(true);
    spawn_local(async move {
        let answer = match state.client {
            Some(id) => Box::pin(update_client(id, state.version.get_untracked(), form)).await,
            None => create_client(form).await,
        };
        match answer {
            Ok(id) => {
                announce(Subject::Client);
                state.saved.set(Some(id));
                return;
            }
            Err(AppError::Invalid(errors)) => state.show(&errors, rows),
            Err(error) => state.failure.set(Some(error)),
        }
        state.saving.set(false);
    });
}

/// The page that a form leads to when it is left.
pub fn back(client: Option<ClientId>) -> String {
    client.map_or_else(|| "/clients".to_owned(), |id| format!("/clients/{id}"))
}
