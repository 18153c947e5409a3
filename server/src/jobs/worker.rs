//! Takes jobs from the database and has them done, a few at a time.

use std::collections::HashMap;
use std::time::Duration;

use chrono::Utc;
use domain::ids::JobId;
use store::documents::recurring;
use store::{Database, StoreError, imports, jobs, mail};
use tokio::sync::watch;
use tokio::task::{Id, JoinHandle, JoinSet};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use super::{Handlers, Slots, attempt};
use crate::state::Stopping;

/// How often a process looks for what others asked for, or what has waited long enough.
const LOOKS_EVERY: Duration = Duration::from_secs(1);
/// How often it looks for imports that were given up in the middle, invoices that are due and letters that were left; it does so as well whenever a job of its
/// own has ended.
const LOOKS_BACK_EVERY: Duration = Duration::from_secs(20);
/// How long a job may still take when the process is told to stop; then it is handed back.
const GRACE: Duration = Duration::from_secs(5);

/// A worker in this process.
pub struct Worker(JoinHandle<()>);

impl Worker {
    /// Begins to work, until `stopping`.
    #[must_use]
    pub fn start(database: Database, handlers: Handlers, stopping: Stopping) -> Self {
        let (leave, leaving) = watch::channel(false);
        let hands = Hands { database, handlers, stopping, leaving, at: JoinSet::new(), jobs: HashMap::new() };
        Self(tokio::spawn(hands.work(leave)))
    }

    /// Waits until the last job has ended or was handed back.
    pub async fn ended(self) {
        if let Err(error) = self.0.await {
            tracing::error!(%error, "the worker did not end well");
        }
    }
}

struct Hands {
    database: Database,
    handlers: Handlers,
    stopping: Stopping,
    leaving: watch::Receiver<bool>,
    at: JoinSet<()>,
    jobs: HashMap<Id, (JobId, Slots)>,
}

impl Hands {
    async fn work(mut self, leave: watch::Sender<bool>) {
        let mut stopping = self.stopping.clone();
        tokio::select! {
            () = self.work_on() => {}
            () = stopping.told() => {}
        }
        let last = async { while self.at.join_next().await.is_some() {} };
        if timeout(GRACE, last).await.is_err() {
            leave.send_replace(true);
            while self.at.join_next().await.is_some() {}
        }
    }

    /// For ever; may be left off wherever it waits.
    async fn work_on(&mut self) {
        let mut looks_back = interval(LOOKS_BACK_EVERY);
        looks_back.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            for slots in Slots::ALL {
                while self.has_room(slots) && self.take(slots).await {}
            }
            let free = Slots::ALL.into_iter().any(|slots| self.has_room(slots));
            tokio::select! {
                Some(ended) = self.at.join_next_with_id() => {
                    let id = match ended {
                        Ok((id, ())) => id,
                        Err(error) => error.id(),
                    };
                    self.jobs.remove(&id);
                    looks_back.reset_immediately();
                }
                _ = looks_back.tick() => self.look_back().await,
                () = self.database.job_asked(), if free => {}
                () = sleep(LOOKS_EVERY), if free => {}
            }
        }
    }

    /// Has imports taken back that were given up in the middle, invoices made whose day has come, and letters told of that were left.
    async fn look_back(&self) {
        if let Err(error) = imports::ask_back(&self.database, Utc::now()).await {
            tracing::warn!(%error, "no import can be asked back");
        }
        if let Err(error) = recurring::ask_due(&self.database, Utc::now()).await {
            tracing::warn!(%error, "no recurring invoice can be asked for");
        }
        if let Err(error) = mail::look_back(&self.database, Utc::now()).await {
            tracing::warn!(%error, "letters that nobody sends any more stay untold");
        }
    }

    /// Whether a slot of these is free.
    fn has_room(&self, slots: Slots) -> bool {
        self.jobs.values().filter(|(_, of)| *of == slots).count() < slots.count()
    }

    /// Takes the next job for one of these slots; false if there is none.
    async fn take(&mut self, slots: Slots) -> bool {
        let kinds = self.handlers.kinds(slots);
        if kinds.is_empty() {
            return false;
        }
        let working: Vec<JobId> = self.jobs.values().map(|(job, _)| *job).collect();
        match jobs::claim(&self.database, &kinds, &working, Utc::now()).await {
            Ok(Some(claim)) => {
                let id = claim.id();
                let attempt = self.at.spawn(attempt::make(claim, self.handlers.clone(), self.leaving.clone()));
                self.jobs.insert(attempt.id(), (id, slots));
                true
            }
            Ok(None) => false,
            Err(error) => {
                if matches!(error, StoreError::Busy) {
                    tracing::debug!("no job can be taken while another writes");
                } else {
                    tracing::warn!(%error, "no job can be taken");
                }
                false
            }
        }
    }
}
