//! What a process knows of jobs without asking the database. Nothing is decided by it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ids::JobId;
use tokio::sync::Notify;

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Here(Arc<Jobs>);

#[derive(Debug, Default)]
struct Jobs {
    /// Rings when a job was asked for here: its worker need not wait until it looks again.
    bell: Notify,
    /// How far the jobs of this process have come: on SQLite a job that keeps the one writer busy cannot tell it by its row.
    done: Mutex<HashMap<JobId, u32>>,
}

impl Here {
    /// A job was asked for, and its transaction committed.
    pub fn ring(&self) {
        self.0.bell.notify_one();
    }

    /// Returns once a job was asked for in this process; at once if one was since the last call.
    pub async fn rung(&self) {
        self.0.bell.notified().await;
    }

    /// Notes how far a job of this process has come.
    pub fn note(&self, id: JobId, done: u32) {
        self.done().insert(id, done);
    }

    /// How far a job has come, if it is this process's.
    pub fn noted(&self, id: JobId) -> Option<u32> {
        self.done().get(&id).copied()
    }

    /// The process is through with a job.
    pub fn forget(&self, id: JobId) {
        self.done().remove(&id);
    }

    fn done(&self) -> MutexGuard<'_, HashMap<JobId, u32>> {
        self.0.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
