//! How many sheets are set at once: each takes a processor and some memory, and who asks for a thousand must wait.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Lets a few in at once.
#[derive(Debug)]
pub(crate) struct Gate {
    free: Mutex<usize>,
    freed: Condvar,
}

/// One's place inside; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place(Arc<Gate>);

impl Gate {
    /// A gate for so many.
    pub fn new(places: usize) -> Arc<Self> {
        Arc::new(Self { free: Mutex::new(places.max(1)), freed: Condvar::new() })
    }

    /// Waits for a place; nothing where none is free in time.
    pub fn enter(self: &Arc<Self>, patience: Duration) -> Option<Place> {
        let waited = self.freed.wait_timeout_while(self.lock(), patience, |free| *free == 0);
        let (mut free, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *free = free.checked_sub(1)?;
        Some(Place(Arc::clone(self)))
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *self.0.lock() += 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_in_as_many_as_there_are_places() {
        let gate = Gate::new(1);
        let first = gate.enter(Duration::ZERO);
        assert!(first.is_some());
        assert!(gate.enter(Duration::from_millis(1)).is_none());
        drop(first);
        assert!(gate.enter(Duration::ZERO).is_some());
    }
}
