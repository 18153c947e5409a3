//! The threads that set sheets: a few, and for as long as the press is open. What typst works out once for each thread, how words may be
//! broken above all, takes longer than a sheet.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

use crate::error::PaperError;

/// How many may wait for their turn; whoever comes then is sent away.
const QUEUE: usize = 256;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a sheet may take: one of five thousand lines takes some ten seconds.
const LIMIT: Duration = Duration::from_mins(1);
/// Layout descends into what it sets, block by block, and without optimisation each step is large.
const STACK_BYTES: usize = 16 * 1024 * 1024;

type Job = Box<dyn FnOnce() + Send>;

/// The threads; they end when the last that can ask them is gone.
#[derive(Clone, Debug)]
pub(crate) struct Workers {
    jobs: SyncSender<Job>,
}

impl Workers {
    /// Starts so many.
    ///
    /// # Errors
    /// What the system says of a thread that it does not start.
    pub fn start(count: usize) -> io::Result<Self> {
        let (jobs, queue) = sync_channel(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..count {
            let queue = Arc::clone(&queue);
            thread::Builder::new().name("press".to_owned()).stack_size(STACK_BYTES).spawn(move || work(&queue))?;
        }
        Ok(Self { jobs })
    }

    /// Has something done, and waits for it. What takes too long is given up by whoever waits; a fault in it ends it alone.
    ///
    /// # Errors
    /// [`PaperError::Busy`] and [`PaperError::TimedOut`], or what the work itself answers.
    pub fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PaperError> + Send + 'static,
    ) -> Result<T, PaperError> {
        let (reply, answer) = sync_channel(1);
        let asked = Instant::now();
        let job = move || {
            let made = if asked.elapsed() > PATIENCE {
                Err(PaperError::Busy)
            } else {
                let fault = || PaperError::Failed("typst panicked".to_owned());
                catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(fault()))
            };
            // Nobody may be waiting any more.
            let _ = reply.send(made);
        };
        self.jobs.try_send(Box::new(job)).map_err(|_| PaperError::Busy)?;
        answer.recv_timeout(PATIENCE + LIMIT).unwrap_or(Err(PaperError::TimedOut))
    }
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        job();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_ends_its_own_work_alone() {
        let workers = Workers::start(1).unwrap();
        let failed: Result<(), _> = workers.ask(|| panic!("a fault, on purpose"));
        assert!(matches!(failed, Err(PaperError::Failed(_))), "{failed:?}");
        assert_eq!(workers.ask(|| Ok(2)), Ok(2));
        assert_eq!(workers.ask(|| Err::<(), _>(PaperError::Logo)), Err(PaperError::Logo));
    }
}
