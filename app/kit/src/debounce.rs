//! Waiting for a pause in the typing.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Runs only the last of several calls that follow each other closely.
#[derive(Clone, Copy, Debug)]
pub struct Debounce {
    calls: StoredValue<u32>,
    pause_ms: u32,
}

impl Debounce {
    /// With a pause in milliseconds.
    pub fn new(pause_ms: u32) -> Self {
        Self { calls: StoredValue::new(0), pause_ms }
    }

    /// Runs after the pause, unless called again or taken back until then, or the page is left.
    pub fn run(self, then: impl FnOnce() + 'static) {
        self.cancel();
        let mine = self.calls.try_get_value();
        spawn_local(async move {
            TimeoutFuture::new(self.pause_ms).await;
            if mine.is_some() && self.calls.try_get_value() == mine {
                then();
            }
        });
    }

    /// Takes the last call back.
    pub fn cancel(self) {
        self.calls.try_update_value(|calls| *calls = calls.wrapping_add(1));
    }
}
