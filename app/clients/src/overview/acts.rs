//! What is done to a part of a client from its overview: at once, told in a toast. What there is to do is said beside each part.

use domain::ids::ClientId;
use domain::subject::Subject;
use engines::listing::acts::{announce, undone};
use kit::error::Answer;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{self, Locale, words};
use leptos::task::spawn_local;

/// The client whose parts they are, and where it is told what was done.
#[derive(Clone, Copy)]
pub struct Acts {
    pub(super) client: ClientId,
    pub(super) l: Locale,
    pub(super) toasts: ToastStack,
}

impl Acts {
    /// On a client's page.
    pub fn new(client: ClientId) -> Self {
        Self { client, l: words(), toasts: use_toasts() }
    }

    /// Tells how it ended, here and to every list that the client is in.
    pub(super) fn told<T>(self, answer: Answer<T>, done: impl FnOnce(T)) {
        match answer {
            Ok(value) => done(value),
            Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
        }
        announce(Subject::Client);
    }

    /// Says what was done, with « Annuler », which sends this.
    pub(super) fn undoable<F>(self, said: impl Into<String>, back: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = Answer<()>> + 'static,
    {
        self.toasts.undoable(self.l, said, move || {
            let sending = back();
            spawn_local(async move {
                let answer = sending.await;
                self.told(answer, |()| undone(self.l, self.toasts));
            });
        });
    }
}
