//! The record that a page is of, with what happened to it: asked for, noted as seen, and kept in step.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Shown;
use crate::listing::acts::Acts;
use crate::listing::{Face, recent};
use kit::error::Answer;
use kit::live;

/// See the module.
pub struct Opened<R: Send + Sync + 'static, A: Send + Sync + 'static> {
    /// What is being done to it.
    pub acts: Acts,
    /// What is known of it.
    pub record: Shown<R>,
    /// What happened to it lately.
    pub entries: Shown<A>,
}

impl<R, A> Opened<R, A>
where
    R: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    A: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    /// Of the record that the address names.
    pub fn new<F, G>(face: &'static Face, ask: fn(Uuid) -> F, lately: fn(Uuid) -> G) -> Self
    where
        F: Future<Output = Answer<R>> + Send + 'static,
        G: Future<Output = Answer<A>> + Send + 'static,
    {
        let subject = face.listing.subject;
        let params = use_params_map();
        let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<Uuid>().ok())));
        let acts = Acts::new(face);
        let (record, entries) = (Shown::new(id, ask), Shown::new(id, lately));
        Effect::new(move || {
            if let Some(id) = id.get() {
                recent::note(subject, id);
            }
        });
        let renew = move || {
            record.renew(ask, move || acts.settle());
            entries.renew(lately, || ());
        };
        live::on_changed(subject, renew);
        live::on_heard(subject, renew);
        Self { acts, record, entries }
    }
}
