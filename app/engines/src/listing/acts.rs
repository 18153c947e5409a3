//! Acting on records from wherever they are shown: at once, told in a toast, and undone from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::error::Refusal;
use domain::listing::{ListRow, Listing, StateId};
use domain::sent::Few;
use domain::state::Act;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Face, local};
use kit::error::AppError;
use kit::live;
use kit::ui::{Counted, Glyph, Toast, ToastKind, ToastStack, lasting, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// The most records that one call changes; of more, it takes several.
pub const MAX_AT_ONCE: usize = 500;

/// The records that one call is about. A longer list than a person ever ticks was not made by one.
pub type Chosen<T> = Few<T, MAX_AT_ONCE>;

/// Tells every page of this window that records of a subject changed.
pub fn announce(subject: Subject) {
    local::stale(subject);
    live::changed(subject);
}

/// A record that is acted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The record.
    pub id: Uuid,
    /// Its name, for the toast.
    pub name: String,
    /// The state it is in.
    pub state: StateId,
}

impl Target {
    /// A row of a list.
    #[must_use]
    pub fn of(listing: &Listing, row: &ListRow) -> Self {
        Self { id: row.id, name: listing.called(row).to_owned(), state: listing.state_of(row) }
    }
}

/// The word, the drawing and whether it takes something away.
pub fn face(l: Locale, act: Act) -> (&'static str, Glyph, bool) {
    match act {
        Act::Archive => (td_string!(l, common.archive), Glyph::Archive, false),
        Act::Delete => (td_string!(l, common.delete), Glyph::Trash, true),
        Act::Restore => (td_string!(l, common.restore), Glyph::Restore, false),
        Act::Activate => (td_string!(l, listing.activate), Glyph::Eye, false),
        Act::Deactivate => (td_string!(l, listing.deactivate), Glyph::EyeOff, false),
    }
}

/// States as they are shown before the server has answered.
#[derive(Clone, Copy)]
pub struct Acts {
    face: &'static Face,
    marks: RwSignal<BTreeMap<Uuid, StateId>>,
    toasts: ToastStack,
    l: Locale,
}

impl Acts {
    /// For one page.
    pub fn new(face: &'static Face) -> Self {
        Self { face, marks: RwSignal::default(), toasts: use_toasts(), l: words() }
    }

    /// The state to show: the one asked for, else the one stored.
    pub fn state(self, id: Uuid, stored: StateId) -> StateId {
        self.marks.with(|marks| marks.get(&id).copied()).unwrap_or(stored)
    }

    /// Runs whatever depends on states anew when another one is to be shown.
    pub fn track(self) {
        self.marks.track();
    }

    /// Forgets what was asked for, once the server's answer is on the page.
    pub fn settle(self) {
        if self.marks.try_with_untracked(|marks| !marks.is_empty()).unwrap_or(false) {
            self.marks.set(BTreeMap::new());
        }
    }

    /// Does it to those it can be done to: on the page at once, then on the server.
    pub fn run(self, act: Act, targets: Vec<Target>) {
        let verbs = &self.face.verbs;
        let after = |target: Target| Some(((verbs.after)(target.state, act).filter(|to| *to != target.state)?, target));
        let changed: Vec<(StateId, Target)> = targets.into_iter().filter_map(after).collect();
        if changed.is_empty() {
            self.toasts.bad(words::refusal(self.l, &Refusal::WrongState));
            return;
        }
        // The page may be another one by now, when a toast asks.
        self.marks.try_update(|marks| marks.extend(changed.iter().map(|(to, target)| (target.id, *to))));
        let targets: Vec<Target> = changed.into_iter().map(|(_, target)| target).collect();
        spawn_local(async move {
            let ids: Vec<Uuid> = targets.iter().map(|target| target.id).collect();
            let (previous, refused) = in_batches(&ids, |some| (verbs.send)(some, act)).await;
            if !previous.is_empty() {
                let name = targets.first().map(|target| target.name.clone()).unwrap_or_default();
                self.told(act, name, previous);
            }
            if let Some(error) = refused {
                match (verbs.instead)(&error) {
                    Some(instead) => self.offer(instead, targets, &error),
                    None => self.failed(&error),
                }
            }
            announce(self.face.listing.subject);
        });
    }

    fn told(self, act: Act, name: String, previous: Vec<(Uuid, StateId)>) {
        let (l, done) = (self.l, self.face.verbs.done);
        let counted = Counted {
            what: format!("{} {}", self.face.path(), act as u8),
            count: previous.len(),
            say: Arc::new(move |count| done(l, act, name.clone(), count)),
        };
        self.toasts.counted(l, counted, move || self.undo(previous.clone()));
    }

    fn undo(self, previous: Vec<(Uuid, StateId)>) {
        // The page may be another one by now.
        self.marks.try_update(|marks| marks.extend(previous.iter().copied()));
        spawn_local(async move {
            let put_back = async |some| (self.face.verbs.put_back)(some).await.map(|()| Vec::<()>::new());
            match in_batches(&previous, put_back).await.1 {
                None => undone(self.l, self.toasts),
                Some(error) => self.failed(&error),
            }
            announce(self.face.listing.subject);
        });
    }

    /// Says why something was refused, and offers what may be done instead (A4.12).
    fn offer(self, instead: Act, targets: Vec<Target>, error: &AppError) {
        let usual: Vec<Target> = targets.into_iter().filter(|target| target.state == 0).collect();
        if usual.is_empty() {
            return self.failed(error);
        }
        self.marks.try_update(BTreeMap::clear);
        let (label, ..) = face(self.l, instead);
        let run = lasting(move || self.run(instead, usual.clone()));
        let text = words::app_error(self.l, error);
        let action = Some((label.to_owned(), run));
        self.toasts.push(Toast { text, action, kind: ToastKind::Bad, counted: None });
    }

    fn failed(self, error: &AppError) {
        self.marks.try_update(BTreeMap::clear);
        // A record that comes back may bear what another one has by now.
        self.toasts.bad(words::value_error(self.l, error));
    }
}

/// Says that an act is taken back, and which one: Ctrl Z may have found it far from where it was done.
pub fn undone(l: Locale, toasts: ToastStack) {
    toasts.good(td_string!(l, listing.undone, what = toasts.undoing()).to_string());
}

/// Sends as many at once as the server takes, one batch after the other until one is refused: all that was answered, and why not more.
pub async fn in_batches<T: Clone, A>(
    all: &[T],
    send: impl AsyncFn(Vec<T>) -> Result<Vec<A>, AppError>,
) -> (Vec<A>, Option<AppError>) {
    let mut answered = Vec::new();
    for some in all.chunks(MAX_AT_ONCE) {
        match send(some.to_vec()).await {
            Ok(answer) => answered.extend(answer),
            Err(error) => return (answered, Some(error)),
        }
    }
    (answered, None)
}
