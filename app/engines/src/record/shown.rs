//! What a record's page shows, asked for anew when it has changed.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use kit::error::{Answer, AppError};
use kit::going::{Going, Wait};
use kit::live;

/// The record in the address, and one answer about it.
pub struct Shown<T: Send + Sync + 'static> {
    id: Memo<Option<Uuid>>,
    /// The answer.
    pub answer: Resource<Answer<T>>,
    turn: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Shown<T> {}

impl<T> Shown<T>
where
    T: Clone + PartialEq + Send + Sync + serde::Serialize + serde::de::DeserializeOwned + 'static,
{
    /// Asks `ask` about the record of the address.
    pub fn new<F>(id: Memo<Option<Uuid>>, ask: fn(Uuid) -> F) -> Self
    where
        F: Future<Output = Answer<T>> + Send + 'static,
    {
        let answer = Resource::new(
            move || id.get(),
            move |id| async move {
                let _going = Going::begin(Wait::Page);
                match id {
                    Some(id) => ask(id).await,
                    None => Err(AppError::NotFound),
                }
            },
        );
        Self { id, answer, turn: StoredValue::new(0) }
    }

    /// The record in the address, for what else is asked of it.
    #[must_use]
    pub fn id(self) -> Memo<Option<Uuid>> {
        self.id
    }

    /// Asks again. What has changed is drawn once nothing is open that drawing would take away: a menu, a dialog, a field. Where nothing
    /// has, `if_same` runs.
    pub fn renew<F>(self, ask: fn(Uuid) -> F, if_same: impl FnOnce() + 'static)
    where
        F: Future<Output = Answer<T>> + 'static,
    {
        let Some(id) = self.id.try_get_untracked().flatten() else { return };
        let next = |turn: &mut u32| {
            *turn += 1;
            *turn
        };
        let Some(turn) = self.turn.try_update_value(next) else { return };
        spawn_local(async move {
            let now = ask(id).await;
            // Without an answer, what is shown stays.
            if !matches!(now, Err(AppError::Transport(_))) {
                live::in_calm(move || self.put((id, turn), now, if_same));
            }
        });
    }

    /// Puts an answer in the place of what is shown, if it is the newest.
    fn put(self, (id, turn): (Uuid, u32), now: Answer<T>, if_same: impl FnOnce()) {
        if self.id.try_get_untracked().flatten() != Some(id) || self.turn.try_get_value() != Some(turn) {
            return;
        }
        if self.answer.try_with_untracked(|shown| shown.as_ref() == Some(&now)) == Some(false) {
            self.answer.set(Some(now));
        } else {
            if_same();
        }
    }
}
