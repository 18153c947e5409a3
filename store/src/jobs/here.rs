//! What this process tells its own worker without the database. Nothing is decided by it.

use std::sync::Arc;

use tokio::sync::Notify;

/// Rings when a job was asked for here: its worker need not wait until it looks again.
#[derive(Clone, Debug, Default)]
pub struct Here(Arc<Notify>);

impl Here {
    /// A job was asked for, and its transaction committed.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Returns once a job was asked for in this process; at once if one was since the last call.
    pub async fn rung(&self) {
        self.0.notified().await;
    }
}
