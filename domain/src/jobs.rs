//! Work that outlasts a request: which states it goes through, how often it is tried, how far it has come.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::field::choices;

/// The wait after the first failure.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(5);
/// The longest wait between two attempts: whoever repairs what was broken need not start anything by hand.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

/// The largest payload, in bytes of JSON: a job says what is to be done, what it is done with is a row or a file of its own.
pub const MAX_PAYLOAD_BYTES: usize = 64 * 1024;
/// How much of an error is kept for operators; the log has the whole.
pub const MAX_ERROR_CHARS: usize = 500;
/// The most jobs of a company that wait: many things of one sort are one job with progress, not a job each.
pub const MAX_WAITING: u32 = 1_000;

choices! {
    /// Where a job is.
    JobState {
        /// To be done once its time has come.
        #[default]
        Waiting = "waiting",
        /// A process is at it.
        Running = "running",
        /// It had its effect.
        Done = "done",
        /// Given up: tried as often as may be, or hopeless. It had no effect, and begins anew when somebody asks again.
        Dead = "dead",
    }
}

/// A sort of work, named by the feature that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobKind {
    /// The stored name.
    pub name: &'static str,
    /// How often it is tried; a process that dies in the middle counts, lest a job that kills it does so for ever.
    pub max_attempts: u16,
}

/// What follows a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another attempt, after a wait.
    Again(TimeDelta),
    /// None.
    GiveUp,
}

/// What follows the failure of attempt number `attempts`, counted from 1; `may_pass` tells whether the same may succeed later.
#[must_use]
pub fn after_failure(attempts: u16, max_attempts: u16, may_pass: bool) -> Next {
    if may_pass && attempts < max_attempts { Next::Again(back_off(attempts)) } else { Next::GiveUp }
}

/// How long to wait after so many attempts: 5 s, 10 s, 20 s … 1 h. Without chance, so that it can be told beforehand; jobs that fail
/// together are few, and each company's are tried in turn.
#[must_use]
pub fn back_off(attempts: u16) -> TimeDelta {
    let doublings = u32::from(attempts.saturating_sub(1));
    let factor = 1_i32.checked_shl(doublings).filter(|factor| *factor > 0);
    factor.and_then(|factor| FIRST_WAIT.checked_mul(factor)).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT)
}

/// An error as it is kept for operators: one line, not too long.
#[must_use]
pub fn shortened(error: &str) -> String {
    let line = error.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MAX_ERROR_CHARS {
        return line;
    }
    line.chars().take(MAX_ERROR_CHARS - 1).chain(['…']).collect()
}

/// How far a job has come, in whatever it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is through.
    pub done: u32,
    /// What there is; none before it was counted.
    pub total: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour() {
        let seconds = |attempts| back_off(attempts).num_seconds();
        assert_eq!([1, 2, 3, 4, 10].map(seconds), [5, 10, 20, 40, 2_560]);
        assert_eq!([11, 31, 32, 33, u16::MAX].map(seconds), [3_600; 5]);
        assert_eq!(seconds(0), 5, "a job that was never tried fails as one that was tried once");
    }

    #[test]
    fn a_failure_that_may_pass_is_tried_again_until_it_is_enough() {
        assert_eq!(after_failure(1, 3, true), Next::Again(TimeDelta::seconds(5)));
        assert_eq!(after_failure(2, 3, true), Next::Again(TimeDelta::seconds(10)));
        assert_eq!(after_failure(3, 3, true), Next::GiveUp);
        assert_eq!(after_failure(4, 3, true), Next::GiveUp);
        assert_eq!(after_failure(1, 3, false), Next::GiveUp, "what will never succeed is not tried again");
    }

    #[test]
    fn an_error_is_kept_as_one_short_line() {
        assert_eq!(shortened("database:\n  gone"), "database: gone");
        let long = shortened(&"é".repeat(MAX_ERROR_CHARS + 1));
        assert_eq!((long.chars().count(), long.ends_with("é…")), (MAX_ERROR_CHARS, true));
    }

    #[test]
    fn states_are_stored_by_name() {
        for state in JobState::ALL {
            assert_eq!(JobState::parse(state.as_str()), Ok(*state));
        }
    }
}
