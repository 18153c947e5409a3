//! What a button sends: once at a time, told in a toast, and heard by every page of this window.

use domain::ids::{ClientId, DocumentId, TaskId, TimeEntryId};
use domain::subject::Subject;
use domain::tasks::{TaskState, TaskStep, spent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{bill_time, put_tasks_back, start_timer, step_tasks, stop_timer};
use crate::record::api::{remove_time, restore_time};
use engines::listing::acts::{announce, undone};
use kit::error::Answer;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// Makes a draft of an invoice: of all time of a client, or of one task's.
pub type Bill = Callback<(ClientId, Option<TaskId>)>;

/// The calls of one page.
#[derive(Clone, Copy)]
pub struct Calls {
    /// The language.
    pub l: Locale,
    /// Whether one is on its way.
    pub busy: RwSignal<bool>,
    toasts: ToastStack,
}

impl Calls {
    /// For one page.
    pub fn new() -> Self {
        Self { l: words(), busy: RwSignal::new(false), toasts: use_toasts() }
    }

    /// Sends something, and says what came of it where there is something to say.
    pub fn send<T: 'static>(
        self,
        sending: impl Future<Output = Answer<T>> + 'static,
        done: impl FnOnce(T) -> Option<String> + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            match sending.await {
                Ok(value) => {
                    if let Some(said) = done(value) {
                        self.toasts.good(said);
                    }
                }
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            // The page may have been left meanwhile.
            self.busy.try_set(false);
            Self::tell();
        });
    }

    /// Says what was done, with « Annuler », which sends this.
    fn undoable<F>(self, said: &str, back: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = Answer<()>> + 'static,
    {
        self.toasts.undoable(self.l, said, move || {
            let sending = back();
            spawn_local(async move {
                match sending.await {
                    Ok(()) => undone(self.l, self.toasts),
                    Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
                }
                Self::tell();
            });
        });
    }

    /// Tells every page of this window that tasks have changed.
    fn tell() {
        for subject in [Subject::Task, Subject::Client] {
            announce(subject);
        }
    }

    /// Starts the timer on a task.
    pub fn start(self, task: TaskId) {
        self.send(start_timer(task), move |()| Some(td_string!(self.l, tasks.timer_started).to_owned()));
    }

    /// Stops it.
    pub fn stop(self) {
        let said = move |minutes: u32| {
            let time = spent::written(minutes.into());
            td_string!(self.l, tasks.timer_stopped, time = time).to_string()
        };
        self.send(stop_timer(), move |minutes| minutes.map(said));
    }

    /// Says that a task is done, or that it is not.
    pub fn step(self, task: TaskId, step: TaskStep) {
        let said = match step {
            TaskStep::Start => td_string!(self.l, tasks.started_done),
            TaskStep::Finish => td_string!(self.l, tasks.finished_done),
            TaskStep::Reopen => td_string!(self.l, tasks.reopened_done),
        };
        self.send(step_tasks(std::iter::once(task).collect(), step), move |before: Vec<(TaskId, TaskState)>| {
            // Somebody else may have said so before.
            if before.is_empty() {
                return Some(said.to_owned());
            }
            self.undoable(said, move || put_tasks_back(before.iter().copied().collect()));
            None
        });
    }

    /// Takes time out.
    pub fn take_out(self, time: TimeEntryId) {
        self.send(remove_time(time), move |()| {
            self.undoable(td_string!(self.l, tasks.time_removed), move || restore_time(time));
            None
        });
    }

    /// « Facturer le temps »: makes the draft, and opens the editor with it.
    pub fn bill(self) -> Bill {
        let navigate = use_navigate();
        Callback::new(move |(client, task)| {
            let navigate = navigate.clone();
            self.send(bill_time(client, task), move |invoice: DocumentId| {
                announce(Subject::Invoice);
                navigate(&format!("/invoices/{invoice}/edit"), NavigateOptions::default());
                Some(td_string!(self.l, tasks.billed_done).to_owned())
            });
        })
    }
}
