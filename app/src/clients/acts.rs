//! Acting on clients from wherever they are shown: at once, told in a toast, and undone from it.

use std::collections::BTreeMap;

use domain::access::{Permission, allows};
use domain::clients::ClientState;
use domain::clients::list::ClientRow;
use domain::clients::state::Act;
use domain::error::Refusal;
use domain::ids::ClientId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::bootstrap::bootstrap;
use crate::clients::api::{MAX_AT_ONCE, act_on_clients, put_clients_back};
use crate::clients::{local, wording};
use crate::error::AppError;
use crate::live;
use crate::ui::{Glyph, Toast, ToastKind, ToastStack, use_toasts};
use crate::words::{self, Locale, td_string, words};

/// What pages of clients listen for, to ask the server again.
const CHANGED: &str = "clientele:clients";

/// Runs whenever clients were changed from this window.
pub fn on_changed(run: impl Fn() + Clone + 'static) {
    Effect::new(move || {
        let run = run.clone();
        let listener = window_event_listener_untyped(CHANGED, move |_| run());
        on_cleanup(move || listener.remove());
    });
}

/// Tells every page of clients that something changed.
pub fn announce() {
    local::stale();
    live::tell(CHANGED);
}

/// A callback that outlives the page it is made on: a toast's « Annuler » still works after one has gone elsewhere.
pub fn lasting(run: impl Fn() + Send + Sync + 'static) -> Callback<()> {
    let owner = Owner::new_root(None);
    let callback = owner.with(|| Callback::new(move |()| run()));
    // Its owner is kept for as long as the tab: a few bytes for each act.
    std::mem::forget(owner);
    callback
}

/// A client that is acted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The client.
    pub id: ClientId,
    /// Its name, for the toast.
    pub name: String,
    /// The state it is in.
    pub state: ClientState,
}

impl From<ClientRow> for Target {
    fn from(row: ClientRow) -> Self {
        Self { id: row.id, name: row.name, state: row.state }
    }
}

/// What a user may do to a client in a state: what stands in its menu.
pub fn offered(state: ClientState) -> Vec<Act> {
    let role = bootstrap().me.and_then(|me| me.company).map(|company| company.role);
    let may = |permission| role.is_some_and(|role| allows(role, permission));
    let (edit, delete) = (may(Permission::EditClients), may(Permission::DeleteClients));
    let acts: &[Act] = match state {
        ClientState::Active => &[Act::Deactivate, Act::Archive, Act::Delete],
        ClientState::Inactive => &[Act::Activate, Act::Archive, Act::Delete],
        ClientState::Archived => &[Act::Restore, Act::Delete],
        ClientState::Deleted => &[Act::Restore],
    };
    let allowed = |act: &Act| match act {
        Act::Delete => delete,
        Act::Restore if state == ClientState::Deleted => delete,
        _ => edit,
    };
    acts.iter().copied().filter(allowed).collect()
}

/// The word, the drawing and whether it takes something away.
pub fn face(l: Locale, act: Act) -> (&'static str, Glyph, bool) {
    match act {
        Act::Archive => (td_string!(l, common.archive), Glyph::Archive, false),
        Act::Delete => (td_string!(l, common.delete), Glyph::Trash, true),
        Act::Restore => (td_string!(l, common.restore), Glyph::Restore, false),
        Act::Activate => (td_string!(l, clients.activate), Glyph::Eye, false),
        Act::Deactivate => (td_string!(l, clients.deactivate), Glyph::EyeOff, false),
    }
}

/// States as they are shown before the server has answered.
#[derive(Clone, Copy, Debug)]
pub struct Acts {
    marks: RwSignal<BTreeMap<ClientId, ClientState>>,
    toasts: ToastStack,
    l: Locale,
}

impl Acts {
    /// For one page.
    pub fn new() -> Self {
        Self { marks: RwSignal::default(), toasts: use_toasts(), l: words() }
    }

    /// The state to show: the one asked for, else the one stored.
    pub fn state(self, id: ClientId, stored: ClientState) -> ClientState {
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
        let changed: Vec<(Target, ClientState)> = targets
            .into_iter()
            .filter_map(|target| target.state.after(act).ok().filter(|to| *to != target.state).map(|to| (target, to)))
            .collect();
        if changed.is_empty() {
            self.toasts.bad(words::refusal(self.l, &Refusal::WrongState));
            return;
        }
        // The page may be another one by now, when a toast asks.
        self.marks.try_update(|marks| marks.extend(changed.iter().map(|(target, to)| (target.id, *to))));
        let targets: Vec<Target> = changed.into_iter().map(|(target, _)| target).collect();
        spawn_local(async move {
            let ids: Vec<ClientId> = targets.iter().map(|target| target.id).collect();
            let (previous, refused) = in_batches(&ids, |some| act_on_clients(some, act)).await;
            if !previous.is_empty() {
                let name = targets.first().map(|target| target.name.clone()).unwrap_or_default();
                self.told(act, name, previous);
            }
            match refused {
                Some(AppError::Refused(Refusal::ClientInUse)) => self.in_use(targets),
                Some(error) => self.failed(&error),
                None => {}
            }
            announce();
        });
    }

    fn told(self, act: Act, name: String, previous: Vec<(ClientId, ClientState)>) {
        let text = done(self.l, act, name, previous.len());
        let undo = lasting(move || self.undo(previous.clone()));
        let action = Some((td_string!(self.l, common.undo).to_owned(), undo));
        self.toasts.push(Toast { text, action, kind: ToastKind::Plain });
    }

    fn undo(self, previous: Vec<(ClientId, ClientState)>) {
        // The page may be another one by now.
        self.marks.try_update(|marks| marks.extend(previous.iter().copied()));
        spawn_local(async move {
            let put_back = async |some| put_clients_back(some).await.map(|()| Vec::<()>::new());
            match in_batches(&previous, put_back).await.1 {
                None => self.toasts.good(td_string!(self.l, clients.undone)),
                Some(error) => self.failed(&error),
            }
            announce();
        });
    }

    /// What others depend on is not deleted; it can be put aside all the same (A4.12).
    fn in_use(self, targets: Vec<Target>) {
        let error = AppError::Refused(Refusal::ClientInUse);
        let active: Vec<Target> = targets.into_iter().filter(|target| target.state == ClientState::Active).collect();
        if active.is_empty() {
            return self.failed(&error);
        }
        self.marks.try_update(BTreeMap::clear);
        let (label, ..) = face(self.l, Act::Deactivate);
        let instead = lasting(move || self.run(Act::Deactivate, active.clone()));
        let text = words::app_error(self.l, &error);
        self.toasts.push(Toast { text, action: Some((label.to_owned(), instead)), kind: ToastKind::Bad });
    }

    fn failed(self, error: &AppError) {
        self.marks.try_update(BTreeMap::clear);
        self.toasts.bad(words::app_error(self.l, error));
    }
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

/// What the toast says.
fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        return match act {
            Act::Archive => td_string!(l, clients.done_archived_one, name = name).to_string(),
            Act::Delete => td_string!(l, clients.done_deleted_one, name = name).to_string(),
            Act::Restore => td_string!(l, clients.done_restored_one, name = name).to_string(),
            Act::Activate => td_string!(l, clients.done_activated, name = name).to_string(),
            Act::Deactivate => td_string!(l, clients.done_deactivated, name = name).to_string(),
        };
    }
    let count = wording::integer(count as u64);
    match act {
        Act::Archive => td_string!(l, clients.done_archived_many, count = count).to_string(),
        Act::Delete => td_string!(l, clients.done_deleted_many, count = count).to_string(),
        Act::Restore => td_string!(l, clients.done_restored_many, count = count).to_string(),
        Act::Activate => td_string!(l, clients.done_activated_many, count = count).to_string(),
        Act::Deactivate => td_string!(l, clients.done_deactivated_many, count = count).to_string(),
    }
}
